import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Break, firstBreak } from '../../src/partnerships/application/audit.js';
import type { SealedCopies } from '../../src/partnerships/domain/procedure.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { SealedFileCheck } from '../../src/sealing/application/sealed-file-check.js';
import { SealingFailed, SealingOvertaken } from '../../src/sealing/application/sealing-failed.js';
import { TimeStampUnavailable } from '../../src/sealing/application/time-stamp-unavailable.js';
import type { SealManifest } from '../../src/sealing/domain/seal-manifest.js';
import { sealingLine } from '../../src/sealing/infrastructure/sealing-line.js';
import { HttpTimeStampAuthority } from '../../src/sealing/infrastructure/time-stamps/http-time-stamp-authority.js';
import { DirectInspector } from '../../src/verification/infrastructure/direct-inspector.js';
import { aPress } from '../support/a-press.js';
import { SignedCases } from '../support/a-signed-case.js';
import { aTimeStampAuthority, type TestTimeStampAuthority } from '../support/a-time-stamp-authority.js';
import { attachmentsOf } from '../support/pdf-contents.js';
import { sealingParts } from '../support/sealing-parts.js';
import { sealingTools } from '../support/sealing-tools.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(90_000);
const date = '2026-03-05T10:00:00Z';

class Refusing extends SealedFileCheck {
  problemsOf = async () => ['it was altered'];
}

describe('A signed agreement', () => {
  let store: TestDatabase;
  let cases: SignedCases;
  let stamps: TestTimeStampAuthority;
  const press = aPress();

  beforeAll(async () => {
    store = await openTestDatabase();
    cases = new SignedCases(store.database, press.renderer);
    stamps = await aTimeStampAuthority();
  });
  afterAll(async () => {
    await Promise.all([press.close(), stamps.close()]);
    await store.close();
  });

  const parts = (sealing = sealingTools(store.database)) => sealingParts(store.database, press.renderer, sealing);
  const act = async (id: string, action: 'hold' | 'release' | 'note', input: object) =>
    cases.stage.act(id, action, input, cases.staff());
  const sealedOf = async (id: string): Promise<SealedCopies | undefined> =>
    (await cases.stage.store.load(id, { kind: 'service' }, new Date()))?.partnership.procedure.sealed;
  const breaks = async (): Promise<Break[]> => {
    const found: Break[] = [];
    for await (const audited of new AuditReader(store.database).partnerships()) {
      const broken = firstBreak(audited);
      if (broken) found.push(broken);
    }
    return found;
  };
  const steps = (id: string) =>
    store.database.query<{ step: string; bytes: Buffer }>('select * from sealing_step where partnership_id = $1', [id]);
  const sealedDocuments = () => store.database.query(`select 1 from document where kind = 'sealed'`);

  async function manifestOf(sha256: string): Promise<SealManifest> {
    const stored = await parts().documents.read(sha256);
    const list = (await attachmentsOf(stored?.bytes ?? Buffer.of())).get('seals.json');
    return JSON.parse(list?.toString('utf8') ?? '{}') as SealManifest;
  }

  it('on hold gets nothing; after its release it is sealed, and every chain still verifies', async () => {
    const id = await cases.signed('saint-paul', 'nagasaki');
    await act(id, 'hold', { reason: 'A question' });
    await sealingLine(parts()).execute(id, date);
    expect([await sealedOf(id), await steps(id), await sealedDocuments()]).toEqual([undefined, [], []]);
    await act(id, 'release', {});
    await sealingLine(parts()).execute(id, date);
    expect(await sealedOf(id)).toMatchObject({ level: 'B-B' });
    await sealingLine(parts()).execute(id, date);
    expect(await sealedDocuments()).toHaveLength(2);
    expect(await breaks()).toEqual([]);
    // somebody took a sealed original away: the audit misses it, though every document that is there has its hash
    const { counterpart } = (await sealedOf(id))?.copies ?? {};
    await store.database.query(`update document set sha256 = repeat('0', 64) where sha256 = $1`, [counterpart]);
    const missed = `Its sealed original ${counterpart} is not among the stored documents.`;
    expect((await breaks()).map(({ problem }) => problem)).toEqual([missed]);
    await store.database.query(`update document set sha256 = $1 where sha256 = repeat('0', 64)`, [counterpart]);
  });

  it('waits for a time-stamp authority that is away, and is never sealed on a lower level', async () => {
    const id = await cases.signed('oakland', 'fukuoka');
    const before = (await sealedDocuments()).length;
    const stamped = sealingTools(store.database, new HttpTimeStampAuthority({ url: stamps.url }));
    stamps.answerWith((_request, response) => response.writeHead(503).end());
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(sealingLine(parts(stamped)).execute(id, date)).rejects.toThrow(TimeStampUnavailable);
    expect([await sealedOf(id), (await sealedDocuments()).length]).toEqual([undefined, before]);
    stamps.answerWith(null);
    await sealingLine(parts(stamped)).execute(id, date);
    const sealed = await sealedOf(id);
    expect(sealed?.level).toBe('B-T');
    const stored = await parts().documents.read(sealed?.copies.initiator ?? '');
    const { seals } = await inspected(stored?.bytes);
    expect(seals.map(({ timeStamp }) => timeStamp?.by)).toEqual(Array(3).fill('CN=Test TSA'));
  });

  it('that does not pass its own verification is not stored, and is begun anew', async () => {
    const id = await cases.signed('seattle', 'bergen');
    const before = (await sealedDocuments()).length;
    const refusing = sealingLine({ ...parts(), check: new Refusing() });
    await expect(refusing.execute(id, date)).rejects.toThrow(SealingFailed);
    await expect(refusing.execute(id, date)).rejects.toThrow(/was not stored: it was altered/);
    expect([await sealedOf(id), await steps(id), (await sealedDocuments()).length]).toEqual([undefined, [], before]);
    await sealingLine(parts()).execute(id, date);
    expect(await sealedOf(id)).toBeDefined();
  });

  it('keeps the head of the chain that is printed, whatever is noted while it is sealed', async () => {
    const id = await cases.signed('toronto', 'milan');
    const interrupted = parts();
    const certify = jest.fn(() => Promise.reject(new Error('a crash')));
    const tools = { ...interrupted.tools, sealer: Object.assign(Object.create(interrupted.tools.sealer), { certify }) };
    await expect(sealingLine({ ...interrupted, tools }).execute(id, date)).rejects.toThrow('a crash');
    const head = (await interrupted.chain.of(id)).at(-1)?.hash ?? 'none';
    await act(id, 'note', { text: 'Somebody called' });
    await sealingLine(parts()).execute(id, date);
    const { initiator = '', counterpart = '' } = (await sealedOf(id))?.copies ?? {};
    const heads = [(await manifestOf(initiator)).chainHead, (await manifestOf(counterpart)).chainHead];
    expect(heads).toEqual([head, head]);
  });

  it('is typeset anew when a key that its list names is gone before its seal', async () => {
    const id = await cases.signed('melbourne', 'thessaloniki');
    const whole = parts();
    const gone = Object.assign(Object.create(whole.tools.keys), { withCertificate: async () => null });
    const tools = { ...whole.tools, keys: gone };
    await expect(sealingLine({ ...whole, tools }).execute(id, date)).rejects.toThrow(SealingOvertaken);
    expect(await steps(id)).toEqual([]);
    await sealingLine(whole).execute(id, date);
    expect(await sealedOf(id)).toBeDefined();
  });
});

const inspected = (pdf: Buffer = Buffer.of()) => new DirectInspector().inspect(pdf, { certificates: [], crls: [] });
