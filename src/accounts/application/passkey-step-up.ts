import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Authenticators } from './authenticators.js';
import { type PasskeyChallenges, passkeyRefused } from './passkey-challenges.js';
import { credentialHash, type Passkeys } from './passkeys.js';

/** Who signs which content of which partnership. */
export interface SignedWithPasskey {
  readonly personId: string;
  readonly partnershipId: string;
  readonly contentHash: string;
}

export interface CheckedPasskey {
  readonly challengeId: string;
  readonly askedAt: Date;
  readonly credentialSha256: string;
}

/** A passkey right before a signature: the authenticator answers about the very content that is signed. */
export class PasskeyStepUp {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: Passkeys,
  ) {}

  /** Whether this person could sign with a passkey here. */
  async offered(personId: string): Promise<boolean> {
    return this.authenticators.possible && (await this.passkeys.ofPerson(personId)).length > 0;
  }

  async ask(of: SignedWithPasskey): Promise<{ challenge: string; options: PublicKeyCredentialRequestOptionsJSON }> {
    const known = await this.passkeys.ofPerson(of.personId);
    if (known.length === 0 || !this.authenticators.possible) throw passkeyRefused('unknown');
    const { id, challenge } = await this.challenges.make(askedOf(of));
    return { challenge: id, options: await this.authenticators.toAnswer(challenge, known) };
  }

  /**
   * Checks an answer without using it up: the commit that needs it spends the challenge in its own transaction.
   * @throws AppError `passkey.*`: none, expired, spent, wrong, other, unknown, copied
   */
  async check(of: SignedWithPasskey, challengeId: string, answer: AuthenticationResponseJSON): Promise<CheckedPasskey> {
    const { challenge, askedAt } = await this.challenges.open(challengeId, askedOf(of));
    const passkey = await this.passkeys.byCredential(answer.id);
    if (!passkey) throw passkeyRefused('unknown');
    if (passkey.personId !== of.personId) throw passkeyRefused('other');
    const counter = await this.authenticators.answered(answer, challenge, passkey);
    if (!(await this.passkeys.used(passkey.id, counter, challengeId))) throw passkeyRefused('copied');
    return { challengeId, askedAt, credentialSha256: credentialHash(passkey.credentialId) };
  }
}

const askedOf = ({ personId, partnershipId, contentHash }: SignedWithPasskey) =>
  ({ purpose: 'passkey-step-up', personId, partnershipId, about: contentHash }) as const;
