import { DataSource } from 'typeorm';
import { InitialTables1764000000000 } from './migrations/1764000000000-initial-tables.js';
import { AgreementDrafting1764200000000 } from './migrations/1764200000000-agreement-drafting.js';
import { LibraryDraft1764300000000 } from './migrations/1764300000000-library-draft.js';
import { ReadPapers1764400000000 } from './migrations/1764400000000-read-papers.js';
import { DraftBeginnings1764500000000 } from './migrations/1764500000000-draft-beginnings.js';
import { LanguageOfPeople1764650000000 } from './migrations/1764650000000-language-of-people.js';
import { SealKeys1764660000000 } from './migrations/1764660000000-seal-keys.js';
import { OfficesAndAuthority1764665000000 } from './migrations/1764665000000-offices-and-authority.js';
import { SigningProofs1764670000000 } from './migrations/1764670000000-signing-proofs.js';
import { SealingSteps1764680000000 } from './migrations/1764680000000-sealing-steps.js';
import { UnsealedCopyLookup1764690000000 } from './migrations/1764690000000-unsealed-copy-lookup.js';
import { UnsealedWaitForService1764695000000 } from './migrations/1764695000000-unsealed-wait-for-service.js';
import { ClockPolicies1764700000000 } from './migrations/1764700000000-clock-policies.js';
import { MailAddresses1764710000000 } from './migrations/1764710000000-mail-addresses.js';
import { Inbox1764720000000 } from './migrations/1764720000000-inbox.js';
import { Webhooks1764730000000 } from './migrations/1764730000000-webhooks.js';
import { LatenessOfReminders1764740000000 } from './migrations/1764740000000-lateness-of-reminders.js';
import { MessagesThatCameTooLate1764750000000 } from './migrations/1764750000000-messages-that-came-too-late.js';

/** Any number, the same in every process: who holds it migrates, the others wait. */
const migrationLock = 7_265_146_001;

export interface DatabaseOptions {
  url: string;
  poolSize?: number;
  applicationName?: string;
}

/** Opens the connections and brings the tables up to this release, safely from many processes at once. */
export async function openDataSource({
  url,
  poolSize = 20,
  applicationName = 'entente',
}: DatabaseOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName,
    migrations: [
      InitialTables1764000000000,
      AgreementDrafting1764200000000,
      LibraryDraft1764300000000,
      ReadPapers1764400000000,
      DraftBeginnings1764500000000,
      LanguageOfPeople1764650000000,
      SealKeys1764660000000,
      OfficesAndAuthority1764665000000,
      SigningProofs1764670000000,
      SealingSteps1764680000000,
      UnsealedCopyLookup1764690000000,
      UnsealedWaitForService1764695000000,
      ClockPolicies1764700000000,
      MailAddresses1764710000000,
      Inbox1764720000000,
      Webhooks1764730000000,
      LatenessOfReminders1764740000000,
      MessagesThatCameTooLate1764750000000,
    ],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    extra: { keepAlive: true, connectionTimeoutMillis: 5_000 },
    poolErrorHandler: () => {}, // an idle connection that breaks is replaced; the next query says so if none can be had
  });
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
}

async function migrate(dataSource: DataSource): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations();
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    await lock.release();
  }
}
