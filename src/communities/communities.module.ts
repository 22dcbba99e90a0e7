import { Module, type Provider } from '@nestjs/common';
import { ActionLinks } from '../accounts/application/action-links.js';
import { Memberships } from '../accounts/application/memberships.js';
import { People } from '../accounts/application/people.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { AddMemberHandler } from './application/add-member.handler.js';
import { ArmsQuery } from './application/arms.query.js';
import { ChangeArmsHandler } from './application/change-arms.handler.js';
import { ChangeCommunityHandler } from './application/change-community.handler.js';
import { ChangeTermHandler } from './application/change-term.handler.js';
import { CommunitiesQuery } from './application/communities.query.js';
import { CommunityStore } from './application/community-store.js';
import { ConfirmTermHandler } from './application/confirm-term.handler.js';
import { EnterDeputyHandler } from './application/enter-deputy.handler.js';
import { EndMembershipHandler } from './application/end-membership.handler.js';
import { EndTermHandler } from './application/end-term.handler.js';
import { EnterTermHandler } from './application/enter-term.handler.js';
import { InstrumentQuery } from './application/instrument.query.js';
import { OfficeTermStore } from './application/office-term-store.js';
import { PeopleOfCommunities } from './application/people-of-communities.js';
import { RegisterCommunityHandler } from './application/register-community.handler.js';
import { SignatureCalls } from './application/signature-calls.js';
import { AccountsOfCommunities } from './infrastructure/accounts-of-communities.js';
import { PostgresCommunityStore } from './infrastructure/postgres-community-store.js';
import { PostgresOfficeTermStore } from './infrastructure/postgres-office-term-store.js';
import { RedeliveredSignatureCalls } from './infrastructure/redelivered-signature-calls.js';

const handlers: Provider[] = [
  made(RegisterCommunityHandler, [CommunityStore, Clock, Database]),
  made(ChangeCommunityHandler, [CommunityStore, Clock, Database]),
  made(ChangeArmsHandler, [CommunityStore, DocumentStore, Database]),
  made(ArmsQuery, [CommunityStore, DocumentStore]),
  made(AddMemberHandler, [CommunityStore, OfficeTermStore, PeopleOfCommunities, Clock, Database]),
  made(EndMembershipHandler, [PeopleOfCommunities, Database]),
  made(EnterTermHandler, [CommunityStore, OfficeTermStore, PeopleOfCommunities, DocumentStore, Clock]),
  made(EnterDeputyHandler, [OfficeTermStore, PeopleOfCommunities, Clock]),
  made(ChangeTermHandler, [CommunityStore, OfficeTermStore, PeopleOfCommunities, Clock]),
  made(InstrumentQuery, [OfficeTermStore, DocumentStore, Database]),
  made(ConfirmTermHandler, [OfficeTermStore, PeopleOfCommunities, SignatureCalls, Clock]),
  made(EndTermHandler, [CommunityStore, OfficeTermStore, PeopleOfCommunities, Clock]),
  made(CommunitiesQuery, [CommunityStore, OfficeTermStore, PeopleOfCommunities]),
];

/** Communities, who acts for them, and who holds their highest office. Needs the accounts. */
@Module({
  imports: [DocumentsModule],
  providers: [
    made(PostgresCommunityStore, [Database], CommunityStore),
    made(PostgresOfficeTermStore, [Database], OfficeTermStore),
    made(AccountsOfCommunities, [People, Memberships, ActionLinks], PeopleOfCommunities),
    made(RedeliveredSignatureCalls, [], SignatureCalls),
    ...handlers,
  ],
  exports: [
    ...[RegisterCommunityHandler, ChangeCommunityHandler, AddMemberHandler, EndMembershipHandler],
    ...[ChangeArmsHandler, ArmsQuery, EnterDeputyHandler, InstrumentQuery],
    ...[OfficeTermStore, PeopleOfCommunities, SignatureCalls],
    ...[EnterTermHandler, ChangeTermHandler, ConfirmTermHandler, EndTermHandler, CommunitiesQuery, CommunityStore],
  ],
})
export class CommunitiesModule {}
