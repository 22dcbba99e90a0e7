import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { Inbox } from '../../inbox/application/inbox.js';
import { MarkEntries } from '../../inbox/application/mark-entries.js';
import { WaitingCases } from '../../inbox/application/waiting-cases.js';
import { readerOf } from '../../inbox/domain/reader.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { inboxCountsAnswer, inboxEntryAnswer, markedAnswer, waitingAnswer } from '../answers/inbox-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { markOf, pageQuery, plainCursor } from '../requests/page-query.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { sayReplayed } from '../requests/say-replayed.js';
import { InboxAnswers } from './inbox-answers.js';

const waitingQuery = z.object(pageQuery);
const entriesQuery = z.object({
  ...pageQuery,
  unread: z.enum(['true', 'false']).optional().meta({ description: 'Only what you have not read' }),
});
const entryCursor = plainCursor(z.uuid());
const upToInput = z
  .object({ upTo: z.uuid().meta({ description: 'Id of the newest entry that you saw: later ones stay unread' }) })
  .meta({ id: 'ReadUpTo' });

/** What waits on you, and what you were told. */
@Controller('api/v1/inbox')
@SignedIn()
export class InboxApiController {
  constructor(
    private readonly inbox: Inbox,
    private readonly cases: WaitingCases,
    private readonly marks: MarkEntries,
    private readonly answers: InboxAnswers,
    private readonly writes: IdempotentWrites,
  ) {}

  @Get()
  @Documented({
    tag: 'You',
    summary: 'What you were told, newest first',
    description: 'Also what a mail told that never reached you. What you may not see any more is left out.',
    answer: pageOf(inboxEntryAnswer),
  })
  async list(
    @Query({ schema: entriesQuery }) query: z.output<typeof entriesQuery>,
    @CurrentAccount() account: Account,
  ) {
    const { limit, cursor, unread } = query;
    const reader = readerOf(account);
    const id = entryCursor.read(cursor);
    const mark = id ? ({ direction: 'older', id } as const) : null;
    const { entries, older } = await this.inbox.entries(reader, { unread: unread === 'true', mark, limit });
    return {
      items: entries.map((entry) => this.answers.entry(entry, reader)),
      nextCursor: older ? entryCursor.write(older) : null,
    };
  }

  @Get('counts')
  @Documented({ tag: 'You', summary: 'How much waits on you, and how much is unread', answer: inboxCountsAnswer })
  async counts(@CurrentAccount() account: Account): Promise<z.output<typeof inboxCountsAnswer>> {
    const { waiting, unread } = await this.inbox.standing(readerOf(account));
    return { waiting, unread };
  }

  @Get('waiting')
  @Documented({
    tag: 'You',
    summary: 'Open cases in which it is your move, in every role; what has waited longest first',
    answer: pageOf(waitingAnswer),
  })
  async waiting(
    @Query({ schema: waitingQuery }) { limit, cursor }: z.output<typeof waitingQuery>,
    @CurrentAccount() account: Account,
  ) {
    const reader = readerOf(account);
    const found = await this.cases.list(reader, { mark: markOf(cursor, 'instant'), limit });
    return { items: found.rows.map((each) => this.answers.waiting(each, reader)), nextCursor: found.after };
  }

  @Post('read')
  @HttpCode(200)
  @Documented({
    tag: 'You',
    summary: 'Mark as read whatever you were told up to an entry',
    answer: markedAnswer,
    example: { upTo: '0197…' },
  })
  async readAll(
    @Body({ schema: upToInput }) { upTo }: z.output<typeof upToInput>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const written = await this.writes.run(use, async () => ({
      marked: await this.marks.allUpTo(readerOf(account), upTo),
    }));
    return sayReplayed(written, response);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Documented({ tag: 'You', summary: 'Mark one entry as read', description: 'For you, everywhere.', status: 204 })
  async read(
    @Param('id', KnownId) id: string,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const written = await this.writes.run(use, async () => {
      await this.marks.one(readerOf(account), id);
    });
    sayReplayed(written, response);
  }
}
