import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AgreementContents } from '../../src/agreements/application/agreement-contents.js';
import { DraftingDesk } from '../../src/agreements/application/drafting/drafting-desk.js';
import { ProposeDraftHandler } from '../../src/agreements/application/drafting/propose-draft.handler.js';
import { type AgreementContent, contentHash } from '../../src/agreements/domain/agreement-content.js';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { checkedDocuments } from '../../src/platform/documents/checked-documents.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { DocumentStore } from '../../src/platform/documents/document-store.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { firstReleaseStore } from '../support/first-release-store.js';
import { PagesWorld } from '../support/pages-world.js';
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
      await world.serve(id, 'signed-copies');
      const { signedCopies } = await procedure();
      for (const sha256 of [frozen?.originals.initiator, signedCopies?.initiator]) {
        const text = await printed(sha256);
        expect(text).toContain('the City of Winnipeg, Manitoba, Canada');
        expect(text).not.toContain('New Winnipeg');
      }
      expect(await printed(signedCopies?.counterpart)).toContain('Sample Mayor of Reykjavík');
    },
    60_000,
  );
});
