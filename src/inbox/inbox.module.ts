import { Module } from '@nestjs/common';
import { People } from '../accounts/application/people.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Wake } from '../platform/outbox/wake.js';
import { CurrentStanding } from './application/current-standing.js';
import { Inbox } from './application/inbox.js';
import { InboxChanges } from './application/inbox-changes.js';
import { InboxNews } from './application/inbox-news.js';
import { MarkEntries } from './application/mark-entries.js';
import { WaitingCases } from './application/waiting-cases.js';
import { PostgresInbox } from './infrastructure/postgres-inbox.js';
import { PostgresInboxChanges } from './infrastructure/postgres-inbox-changes.js';
import { PostgresWaitingCases } from './infrastructure/postgres-waiting-cases.js';

/** What each person has to do and was told, for pages, programs and streams. */
@Module({
  providers: [
    made(PostgresInbox, [Database], Inbox),
    made(PostgresInboxChanges, [Database], InboxChanges),
    made(PostgresWaitingCases, [Database], WaitingCases),
    made(MarkEntries, [Inbox, Clock, Wake]),
    made(InboxNews, [InboxChanges, Clock]),
    made(CurrentStanding, [People, Inbox]),
  ],
  exports: [Inbox, InboxChanges, WaitingCases, MarkEntries, InboxNews, CurrentStanding],
})
export class InboxModule {}
