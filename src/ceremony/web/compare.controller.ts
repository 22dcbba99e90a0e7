import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { statusOf } from '../../partnerships/web/refused-status.js';
import { AppError } from '../../platform/errors.js';
import { FlashMessages } from '../../platform/web/flash.js';
import type { FormDeclaration } from '../../platform/web/forms/form-declaration.js';
import { refusedForm, submitForm, submittedVersion } from '../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { compareForms, rejectForm, type Typed, verifyForm } from './compare-forms.js';
import { comparePage } from './compare-page.js';
import { ComparedScans } from './compared-scans.js';
import { originalsAddresses } from './originals-addresses.js';

interface Asked {
  reference: string;
  side: string;
}

const answers = { verify: ['verifyOriginal', verifyForm], reject: ['rejectOriginal', rejectForm] } as const;
type Answer = keyof typeof answers;

/** A second person holds the scan beside the text: page by page, names, day and place. */
@Controller('partnerships/:reference/originals/:side')
@SignedIn()
export class CompareOriginalController {
  constructor(
    private readonly scans: ComparedScans,
    private readonly perform: PerformActionHandler,
    private readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('compare')
  async compare(
    @Param() asked: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    return this.show(asked, account, page);
  }

  /** Where a refused answer was, when the page is loaded anew. */
  @Get(['verify', 'reject'])
  async back(
    @Param() asked: Asked,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { view, side } = await this.scans.of(asked, account);
    response.redirect(303, originalsAddresses(view.partnership.reference).compare(side));
  }

  @Post('verify')
  @HttpCode(200)
  async verify(
    @Param() asked: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.answer('verify', { asked, account, page, body: request.body, response });
  }

  @Post('reject')
  @HttpCode(200)
  async reject(
    @Param() asked: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.answer('reject', { asked, account, page, body: request.body, response });
  }

  private async answer(answer: Answer, given: Given): Promise<string | undefined> {
    const { asked, account, page, body, response } = given;
    const [action, declarationFor] = answers[answer];
    const compared = await this.scans.of(asked, account);
    const { view, side } = compared;
    const declaration: FormDeclaration = declarationFor(compared);
    const submission = submitForm(declaration, { ...(body as object), side });
    if (!submission.ok) {
      response.status(422);
      return this.show(asked, account, page, { [answer]: submission.state });
    }
    const version = submittedVersion(body);
    try {
      await this.perform.execute({
        ...{ partnership: view.partnership.id, action, input: submission.value },
        actor: { kind: 'person', personId: account.id },
        ...(version === null ? {} : { expectedVersion: version }),
      });
    } catch (error) {
      const state = refusedForm(submission.state, error);
      response.status(statusOf(error));
      return this.show(asked, account, page, { [answer]: state });
    }
    this.flashes.leave(response, { kind: 'success', key: `actions:${action}.done` });
    response.redirect(303, originalsAddresses(view.partnership.reference).base);
    return undefined;
  }

  private async show(asked: Asked, account: Account, page: PageContext, typed: Typed = {}): Promise<string> {
    const compared = await this.scans.of(asked, account);
    return this.renderer.render('ceremony/compare', comparePage(compared, compareForms(compared, typed)), page);
  }

  @Get(':which/:page.png')
  async picture(
    @Param() { which, page, ...asked }: Asked & { which: string; page: string },
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    if (!/^[1-9]\d{0,2}$/.test(page) || (which !== 'scan' && which !== 'original')) throw notFound();
    const png = await this.scans.picture(asked, account, which, Number(page));
    response.setHeader('Content-Type', 'image/png');
    response.setHeader('Cache-Control', 'private, no-cache');
    response.send(png);
  }
}

interface Given {
  readonly asked: Asked;
  readonly account: Account;
  readonly page: PageContext;
  readonly body: unknown;
  readonly response: Response;
}

const notFound = (): AppError => new AppError({ kind: 'not-found', code: 'request.not-found' });
