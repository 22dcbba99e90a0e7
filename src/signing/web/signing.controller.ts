import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { clientOf, CurrentAccount } from '../../accounts/web/current-account.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { caseAddress } from '../../partnerships/web/case-names.js';
import { blankForm, type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { isLanguage } from '../../platform/languages.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { CodePages } from './code-pages.js';
import { FirstStep } from './first-step.js';
import { OpenSigning } from './open-signing.js';
import { problemsOf } from './send-code.js';
import { codeForm } from './signing.forms.js';
import { SigningPages } from './signing-pages.js';

/** An official reads the agreement and signs it: name or drawing and consent, then a fresh code or a passkey. */
@Controller('partnerships/:reference')
@SignedIn()
export class SigningController {
  constructor(
    private readonly signing: OpenSigning,
    private readonly pages: SigningPages,
    private readonly codes: CodePages,
    private readonly firstStep: FirstStep,
    private readonly perform: PerformActionHandler,
  ) {}

  @Get('sign')
  async read(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is === 'open') return this.pages.read(loaded, door, blankForm, page);
    return this.signing.turnAway(loaded, door, page, response);
  }

  /** The first step is right: the code is on its way, unless a passkey is at hand. */
  @Post('sign')
  @HttpCode(200)
  sign(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.firstStep.take(reference, body, { account, page, response, byCode: false });
  }

  /** Another code for the same answers; the former one dies. */
  @Post('sign/code')
  @HttpCode(200)
  sendAgain(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.firstStep.take(reference, body, { account, page, response, byCode: true });
  }

  @Post('sign/confirm')
  @HttpCode(200)
  async confirm(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is !== 'open') return this.signing.turnAway(loaded, door, page, response);
    const submission = submitForm(codeForm, withoutSpaces(body));
    if (!submission.ok) {
      response.status(422);
      return this.codes.show(loaded, account, submission.state, page);
    }
    try {
      const { address, userAgent } = clientOf(request);
      await this.perform.execute({
        partnership: loaded.partnership.id,
        action: 'sign',
        input: submission.value,
        actor: { kind: 'person', personId: account.id },
        origin: { address: address ?? '', userAgent: userAgent ?? '' },
      });
    } catch (error) {
      return this.refused(reference, submission.state, error, { account, page, response });
    }
    response.redirect(303, `${caseAddress({ reference })}/signed`);
    return undefined;
  }

  /** A reload of a page that was posted begins anew. */
  @Get(['sign/confirm', 'sign/code'])
  again(
    @Param('reference') reference: string,
    @Query('lang') language: unknown,
    @Res({ passthrough: true }) response: Response,
  ): void {
    const query = isLanguage(language) ? `?lang=${language}` : '';
    response.redirect(303, `${caseAddress({ reference })}/sign${query}`);
  }

  @Get('signed')
  async signed(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is === 'signed') return this.pages.signed(loaded, door.side, account, page);
    response.redirect(303, `${caseAddress({ reference })}/sign`);
    return undefined;
  }

  /** Meanwhile the door may have closed; otherwise it is about the proof or about the text. */
  private async refused(reference: string, state: FormState, error: unknown, { account, page, response }: Visit) {
    const { status, reasons } = problemsOf(error);
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is !== 'open') return this.signing.turnAway(loaded, door, page, response);
    response.status(status);
    const aboutProof = reasons.every(({ field }) => field === 'code' || field === 'passkey');
    const shown = { raw: state.raw, problems: reasons };
    return aboutProof ? this.codes.show(loaded, account, shown, page) : this.pages.read(loaded, door, shown, page);
  }
}

interface Visit {
  readonly account: Account;
  readonly page: PageContext;
  readonly response: Response;
}

/** Mail programs show codes as `123 456`. */
function withoutSpaces(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const code: unknown = Reflect.get(body, 'code');
  return typeof code === 'string' ? { ...body, code: code.replace(/[\s-]/g, '') } : body;
}
