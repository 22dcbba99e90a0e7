import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessCheck } from './access-check.js';
import { AccessGuard } from './access.guard.js';
import { AccountController } from './account.controller.js';
import { ActionLinkController } from './action-link.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { LanguageController } from './language.controller.js';
import { PasskeyPages } from './passkey-pages.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeySignInController } from './passkey-sign-in.controller.js';
import { RequestIdentity } from './request-identity.js';
import { SessionCookie } from './session-cookie.js';
import { SignInHints } from './sign-in-hints.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLinkController } from './sign-in-link.controller.js';
import { SignOutController } from './sign-out.controller.js';

/** Pages about signing in and accounts, and the guard of every route of the product. For web processes. */
@Module({
  imports: [DiscoveryModule],
  controllers: [
    SignInController,
    SignInLinkController,
    ActionLinkController,
    SignOutController,
    AccountController,
    ApiKeysController,
    PasskeysController,
    PasskeySignInController,
    LanguageController,
  ],
  providers: [
    PasskeyPages,
    RequestIdentity,
    SessionCookie,
    SignInHints,
    AccessCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [RequestIdentity],
})
export class AccountsWebModule {}
