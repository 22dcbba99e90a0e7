import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { MailWriter } from '../../notifications/application/mail-writer.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { Query as QueryString } from '../../platform/web/query-string.js';
import { Inbox } from '../application/inbox.js';
import { MarkEntries } from '../application/mark-entries.js';
import { WaitingCases } from '../application/waiting-cases.js';
import { readerOf } from '../domain/reader.js';
import { placeOf } from './entry-line.js';
import { inboxHref, inboxRequest, informationPage, waitingPage } from './inbox-page.js';

const upToInput = z.object({ upTo: z.uuid() });

/** A person's inbox: what waits on them, and what they were told. */
@Controller(addresses.inbox)
@SignedIn()
export class InboxController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly inbox: Inbox,
    private readonly cases: WaitingCases,
    private readonly marks: MarkEntries,
    private readonly writer: MailWriter,
  ) {}

  @Get()
  async show(
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const request = inboxRequest(query);
    const reader = readerOf(account);
    const counts = await this.inbox.standing(reader);
    if (request.list === 'waiting') {
      const found = await this.cases.list(reader, request.waiting);
      return this.renderer.render('inbox/inbox', waitingPage(request, found, { counts, reader, now: page.now }), page);
    }
    const found = await this.inbox.entries(reader, request.entries);
    const modelOf = ({ language }: { language: string }) =>
      informationPage(request, found, counts, { language, writer: this.writer });
    return this.renderer.renderSaid('inbox/inbox', modelOf, page);
  }

  /** To where the mail's button leads. A browser that only looks ahead reads nothing. */
  @Get('entries/:id')
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const reader = readerOf(account);
    if (request.method === 'HEAD' || request.get('sec-purpose') !== undefined) {
      response.status(204);
      return;
    }
    response.redirect(303, placeOf(await this.marks.one(reader, id), reader));
  }

  @Post('entries/read')
  async markAll(
    @Body({ schema: upToInput }) { upTo }: z.output<typeof upToInput>,
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.marks.allUpTo(readerOf(account), upTo);
    response.redirect(303, inboxHref({ ...inboxRequest(query), list: 'information' }));
  }

  @Post('entries/:id/read')
  async mark(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.marks.one(readerOf(account), id);
    response.redirect(303, inboxHref({ ...inboxRequest(query), list: 'information' }));
  }
}
