import { Body, Controller, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../../platform/errors.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { submitForm } from '../../platform/web/forms/form-state.js';
import { oneOf, rawFormOf } from '../../platform/web/forms/raw-form.js';
import { addresses } from '../../platform/web/navigation.js';
import { SignInWithPasskey } from '../application/sign-in-with-passkey.js';
import { localPath } from '../domain/local-path.js';
import { Public } from './access.js';
import { clientOf } from './current-account.js';
import { passkeySignInForm } from './passkeys.forms.js';
import { SessionCookie } from './session-cookie.js';

const path = `${addresses.signIn}/passkey`;

@Controller(path)
@Public()
export class PasskeySignInController {
  constructor(
    private readonly passkeys: SignInWithPasskey,
    private readonly cookie: SessionCookie,
    private readonly flashes: FlashMessages,
  ) {}

  @Post('options')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  options(@Req() request: Request) {
    return this.passkeys.ask(clientOf(request));
  }

  @Post()
  async signIn(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const next = localPath(oneOf(rawFormOf(body), 'next'));
    const submission = submitForm(passkeySignInForm, body);
    if (!submission.ok) return this.refused(next, 'unreadable', response);
    const { challenge, answer } = submission.value.passkey;
    try {
      const session = await this.passkeys.signIn(challenge, answer as never, clientOf(request));
      await this.cookie.begin(request, response, session);
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('passkey.')) throw error;
      return this.refused(next, error.code.slice('passkey.'.length), response);
    }
    response.redirect(303, next ?? addresses.work);
  }

  /** Back to where the mail works, too. */
  private refused(next: string | null, problem: string, response: Response): void {
    this.flashes.leave(response, { kind: 'notice', key: `errors:passkey.${problem}` });
    response.redirect(303, next === null ? addresses.signIn : `${addresses.signIn}?next=${encodeURIComponent(next)}`);
  }
}
