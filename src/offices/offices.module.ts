import { Inject, Module } from '@nestjs/common';
import { OfficeTermStore } from '../communities/application/office-term-store.js';
import { PeopleOfCommunities } from '../communities/application/people-of-communities.js';
import { SignatureCalls } from '../communities/application/signature-calls.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { QueueOfficeMails } from '../notifications/application/queue-office-mails.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { OfficeChanges } from './application/office-changes.js';
import { TakeTermTurn } from './application/take-term-turn.js';
import { TellOfTerms } from './application/tell-of-terms.js';
import { TermTurns } from './application/term-turns.js';
import { PostgresTermTurns } from './infrastructure/postgres-term-turns.js';
import { DueTermTurns } from './jobs/due-term-turns.js';
import { NamedDeputiesConsumer } from './jobs/named-deputies.consumer.js';
import { TermWarningsConsumer } from './jobs/term-warnings.consumer.js';

/** What the calendar and the officials themselves change about who may sign. In every role: only workers do the work. */
@Module({
  imports: [CommunitiesModule],
  providers: [
    made(PostgresTermTurns, [Database], TermTurns),
    made(OfficeChanges, [OfficeTermStore, PeopleOfCommunities, SignatureCalls]),
    made(TellOfTerms, [TermTurns, QueueOfficeMails, Clock]),
    made(TakeTermTurn, [Database, TermTurns, OfficeChanges, TellOfTerms, Clock]),
    made(DueTermTurns, [TermTurns, TakeTermTurn, Clock, Wake]),
    TermWarningsConsumer,
    NamedDeputiesConsumer,
  ],
})
export class OfficesModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(TermWarningsConsumer) warnings: TermWarningsConsumer,
    @Inject(NamedDeputiesConsumer) deputies: NamedDeputiesConsumer,
    @Inject(WorkSources) sources: WorkSources,
    @Inject(DueTermTurns) due: DueTermTurns,
  ) {
    subscriptions.add(warnings);
    subscriptions.add(deputies);
    sources.add(due);
  }
}
