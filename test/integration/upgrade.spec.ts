import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AgreementContents } from '../../src/agreements/application/agreement-contents.js';
import { DraftingDesk } from '../../src/agreements/application/drafting/drafting-desk.js';
import { ProposeDraftHandler } from '../../src/agreements/application/drafting/propose-draft.handler.js';
import { type AgreementContent, contentHash } from '../../src/agreements/domain/agreement-content.js';
import pino from 'pino';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { checkedDocuments } from '../../src/platform/documents/checked-documents.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { DocumentStore } from '../../src/platform/documents/document-store.js';
import { DeliveryProcessor } from '../../src/platform/outbox/delivery-processor.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { UnsealedCases } from '../../src/sealing/infrastructure/unsealed-cases.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { firstReleaseStore } from '../support/first-release-store.js';
import { PagesWorld } from '../support/pages-world.js';
import { sealsIn } from '../support/seal-tools.js';
import { itReads, textOf } from '../support/pdf-text.js';
import type { TestDatabase } from '../support/test-database.js';

describe('A store of the first release', () => {
  let test: TestDatabase;
  let database: Database;
  const service = { kind: 'service' } as const;

  beforeAll(async () => {
    test = await firstReleaseStore();
    database = test.database;
  }, 60_000);
  afterAll(() => test?.close());

  it('is read by this one: every chain, every state and every document verifies', async () => {
    let cases = 0;
    for await (const partnership of new AuditReader(database).partnerships()) {
      cases += 1;
      expect(firstBreak(partnership)).toBeNull();
    }
    expect(cases).toBe(3);
    for await (const { intact } of checkedDocuments(database)) expect(intact).toBe(true);
  });

  it('has texts that still have the very hash that was frozen and signed', async () => {
    const store = new PostgresPartnershipStore(database, new Subscriptions(), { soon: () => {} });
    const contents = new AgreementContents(new PostgresDocumentStore(database, new SystemClock()));
    const rows = await database.query<{ reference: string }>('select reference from partnership order by reference');
    const hashes: string[] = [];
    for (const { reference } of rows) {
      const loaded = await store.load(reference, service, new Date('2026-11-26T12:00:00Z'));
      const { procedure } = loaded?.partnership ?? {};
      const revision = procedure?.revisions.find(({ number }) => number === procedure.frozen?.revision);
      if (!loaded || !procedure?.frozen || !revision) continue;
      const content = await contents.of(loaded.partnership, revision);
      expect(contentHash(content)).toBe(procedure.frozen.contentHash);
      hashes.push(procedure.frozen.contentHash);
    }
    expect(hashes).toHaveLength(2);
  });
});

describe('A case of the first release, frozen and half way to its signatures', () => {
  /** Winnipeg and Reykjavík; both are called otherwise by now. */
  const reference = 'P-2026-00009';
  let world: PagesWorld;
  let id: string;

  beforeEach(async () => {
    const store = await firstReleaseStore();
    await store.database.query(`update community set styled_name = 'the New City of ' || name, name = 'New ' || name`);
    world = await PagesWorld.open({ store });
    id = await world.id(reference);
  }, 60_000);
  afterEach(() => world?.close());

  const act = (slug: string, action: 'reopenText' | 'acceptText', input: object) =>
    world.act(sampleMails.clerk(slug), reference, action, input);
  const procedure = async () =>
    (await world.app.get(CaseQuery).view(reference, { kind: 'service' })).partnership.procedure;
  const printed = async (sha256: string | undefined) => {
    const stored = await world.app.get(DocumentStore, { strict: false }).read(sha256 ?? '');
    return textOf(stored?.bytes ?? Buffer.alloc(0));
  };

  it('is reopened, answered with another text that keeps the names as they were styled, and accepted', async () => {
    await act('winnipeg', 'reopenText', { reason: 'The term is to be longer' });
    const person = { kind: 'person', personId: await world.personId(sampleMails.clerk('reykjavik')) } as const;
    await world.app.get(DraftingDesk).change(reference, person, (text) => ({ ...text, termYears: 9 }));
    await world.app.get(ProposeDraftHandler).execute(reference, person);
    const { revisions } = await procedure();
    const [first, second] = revisions;
    expect(second).toMatchObject({ number: 2, termYears: 9, names: first?.names });
    const content = (await world.app
      .get(AgreementContents, { strict: false })
      .read(second?.content?.sha256 ?? '')) satisfies AgreementContent;
    expect([content.parties.initiator.names.en, content.parties.counterpart.names.en]).toMatchObject([
      { styled: 'the City of Winnipeg, Manitoba, Canada', name: 'Winnipeg' },
      { styled: 'the City of Reykjavík, Iceland', name: 'Reykjavík' },
    ]);
    await act('winnipeg', 'acceptText', { revision: 2, contentHash: second?.content?.sha256 });
    expect((await procedure()).accepted).toEqual({ initiator: 2, counterpart: 2 });
  }, 60_000);

  itReads(
    'is printed and signed with the words and the hash that it had',
    async () => {
      const before = (await procedure()).frozen;
      await act('winnipeg', 'reopenText', { reason: 'Once more' });
      for (const slug of ['winnipeg', 'reykjavik']) await act(slug, 'acceptText', { revision: 1 });
      await world.serve(id, 'freeze');
      const { frozen } = await procedure();
      expect([frozen?.contentHash, frozen?.revision]).toEqual([before?.contentHash, 1]);
      for (const slug of ['winnipeg', 'reykjavik']) await world.signByCode({ slug }, id);
      await world.serve(id, 'seal');
      const { sealed } = await procedure();
      for (const sha256 of [frozen?.originals.initiator, sealed?.copies.initiator]) {
        // the pages after the agreement name the certificates, which are issued to communities as they are called now
        const [text = ''] = (await printed(sha256)).split('Certificate of signature');
        expect(text).toContain('the City of Winnipeg, Manitoba, Canada');
        expect(text).not.toContain('New Winnipeg');
      }
      expect(await printed(sealed?.copies.counterpart)).toContain('Sample Mayor of Reykjavík');
    },
    60_000,
  );
});

describe('A case that the first release had signed, copied without seals, and not recognised yet', () => {
  let world: PagesWorld;
  let id: string;
  const audited: unknown[] = [];

  beforeAll(async () => {
    const store = await firstReleaseStore(backBeforeRecognition);
    for await (const partnership of new AuditReader(store.database).partnerships())
      audited.push(firstBreak(partnership));
    world = await PagesWorld.open({ store });
    const [row] = await world.test.database.query<{ partnership_id: string }>(
      `select partnership_id from procedure where state = 'signed'`,
    );
    id = row?.partnership_id ?? '';
  }, 60_000);
  afterAll(() => world?.close());

  const deliveries = () =>
    world.test.database.query<{ event_id: string; state: string }>(
      `select event_id, state from event_delivery where partnership_id = $1 and consumer = 'seal-agreement'`,
      [id],
    );
  const service = { kind: 'service' } as const;
  const procedure = async () => (await world.app.get(CaseQuery).view(id, service)).partnership.procedure;

  it('is in order for the audit before any worker has started', () => {
    expect(audited).toEqual([null, null, null]);
  });

  it('waits for the service again, and is sealed by the delivery that the start of this release brought', async () => {
    const before = await procedure();
    expect([before.signedCopies === null, before.sealed]).toEqual([false, undefined]);
    const [waiting] = await deliveries();
    expect(waiting?.state).toBe('pending');
    const processor = new DeliveryProcessor(
      world.test.database,
      world.app.get(Subscriptions),
      pino({ level: 'silent' }),
    );
    await processor.process('seal-agreement', [waiting?.event_id ?? '']);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['handled']);
    const { sealed, signedCopies } = await procedure();
    expect(signedCopies).toEqual(before.signedCopies);
    for (const sha256 of Object.values(sealed?.copies ?? {})) {
      const stored = await world.app.get(DocumentStore, { strict: false }).read(sha256);
      expect(sealsIn(stored?.bytes ?? Buffer.of())).toHaveLength(3);
    }
    for await (const partnership of new AuditReader(world.test.database).partnerships())
      expect(firstBreak(partnership)).toBeNull();
  }, 60_000);

  it('is handed over once, however often the program starts', async () => {
    expect(await new UnsealedCases(world.test.database, 'seal-agreement').handOver()).toBe(0);
    expect(await deliveries()).toHaveLength(1);
  });
});

/** Takes the recognised case back to where it stood a moment before its recognition. */
async function backBeforeRecognition(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('set local session_replication_role = replica');
    const [last] = await sql.query<{ id: string; partnership_id: string; version: number; prev_hash: Buffer }>(
      `select id, partnership_id, version, prev_hash from partnership_event where type = 'partnership.recognised'`,
    );
    if (!last) throw new Error('The backup has no recognised case.');
    const { id, partnership_id, version, prev_hash } = last;
    for (const table of ['event_delivery', 'partnership_event_private', 'message'])
      await sql.query(`delete from ${table} where event_id = $1`, [id]);
    await sql.query('delete from partnership_event where id = $1', [id]);
    await sql.query(
      `update partnership set version = $2, head_hash = $3, register_number = null, recognised_at = null,
         affiliation_date = null, validity = null, recognition = null, activity = null where id = $1`,
      [partnership_id, version - 1, prev_hash],
    );
    const [signed] = await sql.query<{ at: Date }>(
      `select occurred_at as at from partnership_event where partnership_id = $1 and type = 'partnership.signed'`,
      [partnership_id],
    );
    const since = signed?.at.toISOString();
    await sql.query(
      `update procedure set state = 'signed', state_since = $2, waiting_on = 'staff', open = true,
         data = data || jsonb_build_object('state', 'signed', 'since', $3::text, 'clockFrom', $3::text)
       where partnership_id = $1`,
      [partnership_id, signed?.at, since],
    );
  });
}
