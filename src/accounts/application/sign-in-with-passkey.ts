import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Database } from '../../platform/database/database.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { Authenticators } from './authenticators.js';
import type { Client } from './client.js';
import { type PasskeyChallenges, passkeyRefused } from './passkey-challenges.js';
import type { Passkeys } from './passkeys.js';
import type { Sessions, StartedSession } from './sessions.js';

const purpose = 'passkey-sign-in';

/** Who has registered a passkey signs in with it instead of a mail. */
export class SignInWithPasskey {
  constructor(
    private readonly database: Database,
    private readonly authenticators: Authenticators,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: Passkeys,
    private readonly access: { sessions: Sessions; limits: AttemptLimits },
  ) {}

  get possible(): boolean {
    return this.authenticators.possible;
  }

  /** @throws AppError `rate-limited` */
  async ask(client: Client): Promise<{ challenge: string; options: PublicKeyCredentialRequestOptionsJSON }> {
    if (!this.possible) throw passkeyRefused('wrong');
    await this.access.limits.count('signInFromIp', client.address ?? 'unknown');
    const { id, challenge } = await this.challenges.make({ purpose, personId: null }, client.address);
    return { challenge: id, options: await this.authenticators.toAnswer(challenge) };
  }

  /** @throws AppError `passkey.*`: none, expired, spent, wrong, unknown, copied */
  async signIn(challengeId: string, answer: AuthenticationResponseJSON, client: Client): Promise<StartedSession> {
    const { challenge } = await this.challenges.open(challengeId, { purpose, personId: null });
    const passkey = await this.passkeys.byCredential(answer.id);
    if (!passkey) throw passkeyRefused('unknown');
    const counter = await this.authenticators.answered(answer, challenge, passkey);
    return this.database.transaction(async (sql) => {
      await this.challenges.spend(challengeId, sql);
      if (!(await this.passkeys.used(passkey.id, counter, challengeId, sql))) throw passkeyRefused('copied');
      return this.access.sessions.start({ personId: passkey.personId, method: 'passkey', linkId: null, client }, sql);
    });
  }
}
