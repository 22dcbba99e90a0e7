import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { clientOf, CurrentAccount } from '../../accounts/web/current-account.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { signatureFields } from '../../partnerships/application/signature-fields.js';
import { TextPrinting } from '../../partnerships/application/text-printing.js';
import { caseAddress } from '../../partnerships/web/case-names.js';
import { blankForm, type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { codeForm, signatureForm } from './signing.forms.js';
import { problemsOf, SendCode } from './send-code.js';
import { OpenSigning } from './open-signing.js';
import { SigningPages } from './signing-pages.js';

/** An official reads the agreement and signs it: name and consent, then a code mailed a moment ago. */
@Controller('partnerships/:reference')
@SignedIn()
export class SigningController {
  constructor(
    private readonly signing: OpenSigning,
    private readonly pages: SigningPages,
    private readonly codes: SendCode,
    private readonly perform: PerformActionHandler,
    private readonly printing: TextPrinting,
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

  /** The first step is right: the code is on its way. */
  @Post('sign')
  @HttpCode(200)
  async sign(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is !== 'open') return this.signing.turnAway(loaded, door, page, response);
    const submission = submitForm(signatureForm, body);
    const stale = submission.ok && submission.value.contentHash !== door.frozen.contentHash;
    const unprintable = submission.ok
      ? this.printing.problems(signatureFields(loaded, submission.value.typedName))
      : [];
    if (submission.ok && !stale && unprintable.length === 0) {
      return this.codes.send(loaded, account, submission.state, page, response);
    }
    response.status(stale ? 409 : 422);
    const problems = stale ? [{ code: 'signature.hash-mismatch' }] : [...submission.state.problems, ...unprintable];
    return this.pages.read(loaded, door, { raw: submission.state.raw, problems }, page);
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
    return this.sign(reference, body, account, page, response);
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
      return this.pages.code(loaded, account, submission.state, page);
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
  again(@Param('reference') reference: string, @Res({ passthrough: true }) response: Response): void {
    response.redirect(303, `${caseAddress({ reference })}/sign`);
  }

  @Get('signed')
  async signed(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is === 'signed') return this.pages.signed(loaded, door.side, page);
    response.redirect(303, `${caseAddress({ reference })}/sign`);
    return undefined;
  }

  /** Meanwhile the door may have closed; otherwise it is about the code or about the text. */
  private async refused(reference: string, state: FormState, error: unknown, { account, page, response }: Visit) {
    const problems = problemsOf(error);
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is !== 'open') return this.signing.turnAway(loaded, door, page, response);
    const { status } = problems;
    response.status(status);
    const aboutCode = problems.reasons.every(({ field }) => field === 'code');
    const shown = { raw: state.raw, problems: problems.reasons };
    return aboutCode ? this.pages.code(loaded, account, shown, page) : this.pages.read(loaded, door, shown, page);
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
