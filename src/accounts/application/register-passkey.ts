import type { PublicKeyCredentialCreationOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Database } from '../../platform/database/database.js';
import type { Authenticators } from './authenticators.js';
import { type PasskeyChallenges, passkeyRefused } from './passkey-challenges.js';
import type { Passkeys } from './passkeys.js';

/** What a browser is asked; `challenge` comes back with its answer. */
export interface RegistrationAsked {
  readonly challenge: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** Adds a passkey to the account of whoever is signed in. */
export class RegisterPasskey {
  constructor(
    private readonly database: Database,
    private readonly authenticators: Authenticators,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: Passkeys,
  ) {}

  async ask(person: { id: string; mail: string; name: string }): Promise<RegistrationAsked> {
    if (!this.authenticators.possible) throw passkeyRefused('wrong');
    const { id, challenge } = await this.challenges.make({ purpose: 'passkey-register', personId: person.id });
    const known = await this.passkeys.ofPerson(person.id);
    return { challenge: id, options: await this.authenticators.toRegister(person, challenge, known) };
  }

  /** @throws AppError `passkey.*`: none, expired, spent, wrong, known, too-many */
  async keep(personId: string, challengeId: string, answer: RegistrationResponseJSON, label: string): Promise<void> {
    const { challenge } = await this.challenges.open(challengeId, { purpose: 'passkey-register', personId });
    const { id: credentialId, ...credential } = await this.authenticators.registered(answer, challenge);
    await this.database.transaction(async (sql) => {
      await this.challenges.spend(challengeId, sql);
      await this.passkeys.add({ personId, credentialId, label, ...credential }, sql);
    });
  }
}
