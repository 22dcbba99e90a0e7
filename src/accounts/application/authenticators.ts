import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { RelyingParty } from '../domain/relying-party.js';
import { passkeyRefused } from './passkey-challenges.js';
import type { Passkey } from './passkeys.js';

/** The words of WebAuthn: what browsers are asked, and whether their authenticator's answer holds. */
export class Authenticators {
  constructor(private readonly party: RelyingParty | null) {}

  /** False where browsers would refuse passkeys at this address. */
  get possible(): boolean {
    return this.party !== null;
  }

  async toRegister(
    person: { id: string; mail: string; name: string },
    challenge: string,
    known: readonly Passkey[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Entente',
      rpID: this.required.id,
      userID: new TextEncoder().encode(person.id),
      userName: person.mail,
      userDisplayName: person.name,
      challenge: bytesOf(challenge),
      excludeCredentials: known.map(named),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
  }

  /** Without `known`, whichever passkey of this place the person has at hand. */
  async toAnswer(challenge: string, known: readonly Passkey[] = []): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.required.id,
      challenge: bytesOf(challenge),
      allowCredentials: known.map(named),
      userVerification: 'required',
    });
  }

  /** @throws AppError `passkey.wrong` */
  async registered(response: RegistrationResponseJSON, challenge: string) {
    const { origin, id } = this.required;
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id };
    const { verified, registrationInfo } = await orWrong(
      verifyRegistrationResponse({ response, ...expected, requireUserVerification: true }),
    );
    if (!verified || !registrationInfo) throw passkeyRefused('wrong');
    const { credential } = registrationInfo;
    return { ...credential, transports: response.response.transports ?? [] };
  }

  /** What the authenticator's counter stands at now. @throws AppError `passkey.wrong` */
  async answered(response: AuthenticationResponseJSON, challenge: string, passkey: Passkey): Promise<number> {
    const { origin, id } = this.required;
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id };
    // the counter is compared where it is kept, in the statement that moves it
    const credential = { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 };
    const { verified, authenticationInfo } = await orWrong(
      verifyAuthenticationResponse({ response, ...expected, credential, requireUserVerification: true }),
    );
    if (!verified) throw passkeyRefused('wrong');
    return authenticationInfo.newCounter;
  }

  private get required(): RelyingParty {
    if (!this.party) throw passkeyRefused('wrong');
    return this.party;
  }
}

const bytesOf = (challenge: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(challenge, 'base64url'));
const named = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports: [...transports] });

/** The library throws a plain error for whatever doesn't hold. */
async function orWrong<T>(verifying: Promise<T>): Promise<T> {
  try {
    return await verifying;
  } catch {
    throw passkeyRefused('wrong');
  }
}
