import { Global, Module, type Provider } from '@nestjs/common';
import { StepUpCheck } from '../partnerships/application/step-up-check.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Wake } from '../platform/outbox/wake.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG, SECRET_KEY } from '../platform/platform.module.js';
import { ActionLinks } from './application/action-links.js';
import { ApiKeys } from './application/api-keys.js';
import { AttemptLimits } from './application/attempt-limits.js';
import { Authenticators } from './application/authenticators.js';
import { LinkMails } from './application/link-mails.js';
import { Memberships } from './application/memberships.js';
import { PasskeyChallenges } from './application/passkey-challenges.js';
import { PasskeyStepUp } from './application/passkey-step-up.js';
import { Passkeys } from './application/passkeys.js';
import { People } from './application/people.js';
import { RegisterPasskey } from './application/register-passkey.js';
import { RequestSignIn } from './application/request-sign-in.js';
import { Sessions } from './application/sessions.js';
import { SignInWithPasskey } from './application/sign-in-with-passkey.js';
import { SpendSignInLink } from './application/spend-sign-in-link.js';
import { ChangeStaffRoles } from './application/staff-roles.js';
import { StepUp } from './application/step-up.js';
import { LinkTokens } from './domain/link-tokens.js';
import { relyingParty } from './domain/relying-party.js';
import { FreshProofCheck } from './infrastructure/fresh-proof-check.js';
import { PostgresAttemptLimits } from './infrastructure/postgres-attempt-limits.js';

const providers: Provider[] = [
  { provide: LinkTokens, inject: [SECRET_KEY], useFactory: (key: string) => new LinkTokens(key) },
  made(LinkMails, [Wake, CONFIG]),
  made(PostgresAttemptLimits, [Database], AttemptLimits),
  made(RequestSignIn, [Database, LinkTokens, AttemptLimits, Clock, LinkMails]),
  made(SpendSignInLink, [Database, LinkTokens, Sessions, AttemptLimits, Clock]),
  made(Sessions, [Database, Clock]),
  made(StepUp, [Database, LinkTokens, AttemptLimits, Clock, LinkMails]),
  made(ActionLinks, [Database, LinkTokens, Sessions, Clock]),
  made(ApiKeys, [Database, Clock]),
  made(People, [Database, Clock]),
  made(Memberships, [Database, Clock]),
  made(ChangeStaffRoles, [Database, Sessions, Clock]),
  {
    provide: Authenticators,
    inject: [CONFIG],
    useFactory: ({ baseUrl }: Config) => new Authenticators(relyingParty(baseUrl)),
  },
  made(Passkeys, [Database, Clock]),
  made(PasskeyChallenges, [Database, LinkTokens, Clock, AttemptLimits]),
  made(RegisterPasskey, [Database, Authenticators, PasskeyChallenges, Passkeys]),
  {
    provide: SignInWithPasskey,
    inject: [Database, Authenticators, PasskeyChallenges, Passkeys, Sessions, AttemptLimits],
    useFactory: (
      database: Database,
      authenticators: Authenticators,
      challenges: PasskeyChallenges,
      passkeys: Passkeys,
      sessions: Sessions,
      limits: AttemptLimits,
    ) => new SignInWithPasskey(database, authenticators, challenges, passkeys, { sessions, limits }),
  },
  made(PasskeyStepUp, [Authenticators, PasskeyChallenges, Passkeys]),
  made(FreshProofCheck, [StepUp, PasskeyStepUp], StepUpCheck),
];

/** Who people are and how they prove it; for web and worker. Pages and guards are in `AccountsWebModule`. */
@Global()
@Module({
  providers,
  exports: [
    ...[LinkTokens, AttemptLimits, RequestSignIn, SpendSignInLink, Sessions, StepUp, ActionLinks, ApiKeys],
    ...[People, Memberships, ChangeStaffRoles, StepUpCheck],
    ...[Authenticators, Passkeys, RegisterPasskey, SignInWithPasskey, PasskeyStepUp],
  ],
})
export class AccountsModule {}
