import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { CaseQuery } from '../../../partnerships/application/case.query.js';
import { PerformActionHandler } from '../../../partnerships/application/perform-action.handler.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { statusOf } from '../../../partnerships/web/refused-status.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { oneOf, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { words } from '../../../platform/web/words.js';
import { AgreementContents } from '../../application/agreement-contents.js';
import { revisionOf } from '../preview/preview-sources.js';
import { textAddresses } from '../text-addresses.js';
import { TextPages } from './text-pages.js';

/** The text of a case's agreement as both sides read it, and what they say about its clauses. */
@Controller('partnerships/:reference/text')
@SignedIn()
export class TextController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly pages: TextPages,
    private readonly perform: PerformActionHandler,
    private readonly contents: AgreementContents,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async text(
    @Param('reference') reference: string,
    @Query('revision') asked: string | undefined,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    return this.pages.show(await this.cases.view(reference, actorOf(account)), asked, page);
  }

  @Post('comments')
  @HttpCode(200)
  async comment(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { clause, text, revision } = commentIn(body);
    const input = { clause, text, revision: Number(revision) };
    const actor = actorOf(account);
    try {
      await this.perform.execute({ partnership: reference, action: 'commentText', input, actor });
    } catch (error) {
      if (!(error instanceof AppError) || !['invalid', 'refused', 'conflict'].includes(error.kind)) throw error;
      response.status(statusOf(error));
      const view = await this.cases.view(reference, actor);
      return this.pages.show(view, revision, page, { clause, text, error: mistakeOf(error) });
    }
    this.flashes.leave(response, { kind: 'success', key: 'actions:commentText.done' });
    response.redirect(303, `${textAddresses(reference).text}?revision=${input.revision}#clause-${clause}`);
    return undefined;
  }

  /** The very bytes whose SHA-256 both sides accept. */
  @Get('agreement.json')
  async exported(
    @Param('reference') reference: string,
    @Query('revision') asked: string | undefined,
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.cases.view(reference, actorOf(account));
    const revision = revisionOf(view, asked);
    const name = `${view.partnership.reference}-text-${revision.number}.json`;
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.setHeader('Cache-Control', 'private, no-store');
    response.send((await this.contents.canonical(view.partnership, revision)).bytes);
  }
}

function commentIn(body: unknown) {
  const raw = rawFormOf(body);
  return { clause: oneOf(raw, 'clause'), text: oneOf(raw, 'text'), revision: oneOf(raw, 'revision') };
}

function mistakeOf({ code, errors }: AppError) {
  const label = words('agreements:comment.label');
  const reason = errors.find(({ field }) => field === 'text') ?? errors[0];
  const params = Object.fromEntries(
    Object.entries(reason?.params ?? {}).map(([name, value]) => [name, String(value)] as const),
  );
  return words(`errors:${reason?.code ?? code}`, { ...params, label });
}
