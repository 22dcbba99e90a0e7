import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventHash } from '../../src/partnerships/infrastructure/event-chain.js';
import type { ReasonCode } from '../../src/verification/domain/reasons.js';
import { stream } from '../support/sealed/raw-pdf.js';
import {
  auditOf,
  canonical,
  type Contents,
  concluded,
  contentsOf,
  frozenText,
  type LifeEvent,
  reviewed,
  sha256,
  signatureOf,
  startedAs,
  wholeLife,
} from '../support/sealed/sealed-contents.js';
import { codesOf, type SealedWorld, sealedWorld, verdictOn, wholeFile } from '../support/sealed/sealed-world.js';

let world: SealedWorld;

beforeAll(async () => {
  world = await sealedWorld();
});

/** Changes attachments behind the back of the list. */
const unlisted = (change: (files: Map<string, Buffer>) => void) => (contents: Contents) => {
  change(contents.files);
  return contents;
};

/** Changes attachments and lists them as they are then: whoever holds the registry's key could. */
const listed = (change: (files: Map<string, Buffer>) => void) => (contents: Contents) => {
  change(contents.files);
  contents.manifest.attachments = [...contents.files].map(([name, bytes]) => ({ name, sha256: sha256(bytes) }));
  return contents;
};

const manifest = (changes: object) => (contents: Contents) => {
  Object.assign(contents.manifest, changes);
  return contents;
};

const life = (events: readonly LifeEvent[]) => () => contentsOf(world.seals, events);

type AuditFile = ReturnType<typeof auditOf>;
const rewrittenAudit = (change: (audit: AuditFile) => unknown) =>
  listed((files) => {
    const audit = auditOf(wholeLife);
    files.set('audit.json', canonical(change(audit) ?? audit));
  });

/** Every hash is right, and the last is the listed one; but the third event doesn't follow from the second. */
function hungLoose(contents: Contents): Contents {
  const audit = auditOf(wholeLife);
  let prevHash = '0'.repeat(64);
  for (const event of audit.events.slice(2)) {
    const { hash: _, ...hashed } = Object.assign(event, { prevHash });
    event.hash = prevHash = eventHash({ ...hashed, partnershipId: audit.partnershipId } as never);
  }
  return manifest({ chainHead: prevHash })(listed((files) => files.set('audit.json', canonical(audit)))(contents));
}

function swapped(files: Map<string, Buffer>): void {
  const [agreement, audit] = [files.get('agreement.json') as Buffer, files.get('audit.json') as Buffer];
  files.set('agreement.json', audit).set('audit.json', agreement);
}

const ceremony = { mode: 'ceremony' };
const scan = Buffer.from('%PDF-1.7 scan');
const paper = { side: 'initiator', documentSha256: sha256(scan), place: 'Yokohama' };
const recorded: LifeEvent = { type: 'original.recorded', data: paper };
const scanned = [startedAs(), frozenText, recorded, { type: 'original.verified', data: { side: 'initiator' } }];
const inInk = [...scanned, signatureOf('initiator', ceremony), signatureOf('counterpart'), concluded];
const voided: LifeEvent = { type: 'signatures.voided', data: { sides: ['initiator'] } };

const forgeries: [string, (contents: Contents) => Contents, ReasonCode][] = [
  ['two attachments swapped', unlisted(swapped), 'attachments.changed'],
  [
    'an attachment that the list does not name',
    unlisted((files) => files.set('more.txt', Buffer.from('x'))),
    'attachments.unlisted',
  ],
  [
    'an attachment that is listed and not there',
    unlisted((files) => files.delete('agreement.json')),
    'attachments.missing',
  ],
  ['no audit trail', listed((files) => files.delete('audit.json')), 'attachments.missing'],
  ['no list of seals', (contents) => ({ ...contents, manifest: undefined as never }), 'manifest.unreadable'],
  ['a list of seals of another kind', manifest({ schema: 'entente-seals-9' }), 'manifest.unreadable'],
  [
    'another agreement',
    listed((files) => files.set('agreement.json', canonical({ clauses: ['We owe them.'] }))),
    'agreement.other',
  ],
  [
    'an agreement that is not in its canonical form',
    (contents) => {
      const loose = Buffer.from('{"b":1, "a":2}');
      return manifest({ contentHash: sha256(loose) })(listed((files) => files.set('agreement.json', loose))(contents));
    },
    'agreement.not-canonical',
  ],
  [
    'the other side’s reviewed text',
    listed((files) => files.set('reviewed.pdf', reviewed.counterpart)),
    'reviewed.other',
  ],
  ['an audit trail that is no JSON', listed((files) => files.set('audit.json', Buffer.from('{'))), 'audit.unreadable'],
  [
    'an audit trail written loosely',
    listed((files) => files.set('audit.json', Buffer.from(JSON.stringify(auditOf(wholeLife), null, 1)))),
    'audit.unreadable',
  ],
  [
    'an exchanged event',
    rewrittenAudit(({ events }) => {
      Object.assign(events[2]?.data as object, signatureOf('initiator', { name: 'Somebody Else' }).data);
    }),
    'audit.chain',
  ],
  ['an event that hangs on none before it', hungLoose, 'audit.chain'],
  [
    'an event left out',
    rewrittenAudit((audit) => ({ ...audit, events: audit.events.filter((_, at) => at !== 2) })),
    'audit.chain',
  ],
  [
    'the last event cut off',
    rewrittenAudit((audit) => ({ ...audit, events: audit.events.slice(0, -1) })),
    'audit.head',
  ],
  [
    'a chain computed anew over another signatory',
    listed((files) =>
      files.set(
        'audit.json',
        canonical(
          auditOf([
            startedAs(),
            frozenText,
            signatureOf('initiator', { name: 'Somebody Else' }),
            signatureOf('counterpart'),
            concluded,
          ]),
        ),
      ),
    ),
    'audit.head',
  ],
  [
    'the trail of another partnership',
    life([startedAs('P-2026-00043'), ...wholeLife.slice(1)]),
    'audit.other-partnership',
  ],
  [
    'a trail in which another text was frozen',
    life([
      startedAs(),
      { ...frozenText, data: { ...frozenText.data, contentHash: sha256('else') } },
      ...wholeLife.slice(2),
    ]),
    'audit.text',
  ],
  [
    'a trail in which the text was reopened',
    life([...wholeLife.slice(0, 4), { type: 'agreement.text-reopened', data: {} }, concluded]),
    'audit.text',
  ],
  [
    'a trail with one signature',
    life([startedAs(), frozenText, signatureOf('initiator'), concluded]),
    'audit.signature-missing',
  ],
  [
    'a trail with a signature that was voided',
    life([...wholeLife.slice(0, 4), voided, concluded]),
    'audit.signature-missing',
  ],
  [
    'a trail with a signature given twice',
    life([...wholeLife.slice(0, 4), signatureOf('initiator'), concluded]),
    'audit.signature-repeated',
  ],
  [
    'a trail with a signature on another text',
    life([
      startedAs(),
      frozenText,
      { ...signatureOf('initiator'), data: { ...signatureOf('initiator').data, contentHash: sha256('else') } },
      signatureOf('counterpart'),
      concluded,
    ]),
    'audit.signature-other-text',
  ],
  ['a trail that never concluded', life(wholeLife.slice(0, 4)), 'audit.not-concluded'],
  ['a signature in ink without its scan', life(inInk), 'scans.missing'],
  [
    'another scan than the verified one',
    () => contentsOf(world.seals, inInk, { 'scan-initiator.pdf': Buffer.from('else') }),
    'scans.other',
  ],
  [
    'a scan that nobody verified',
    () => contentsOf(world.seals, wholeLife, { 'scan-initiator.pdf': scan }),
    'scans.other',
  ],
];

describe('A sealed agreement whose seals all hold is refused for', () => {
  it.each(forgeries)('%s', async (_, forge, reason) => {
    const contents = forge(contentsOf(world.seals));
    const verdict = await verdictOn(await wholeFile(world.seals, { contents }), [world.authority]);
    expect(verdict.outcome).toBe('refused');
    expect(codesOf(verdict)[0]).toBe(reason);
  });

  it('an attachment that is packed in a way of its own, or shown under two names', async () => {
    const odd = [
      stream('/Type /EmbeddedFile /Filter /LZWDecode', Buffer.from('x')),
      stream('/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync('x'))),
    ];
    const named = '<< /Type /Filespec /F (agreement.json) /UF (agreement.pdf) /EF << /F 21 0 R >> >>';
    for (const [number, object] of [
      [21, odd[0]],
      [21, odd[1]],
      [20, named],
    ] as [number, Buffer][]) {
      const pdf = await wholeFile(world.seals, { registry: { objects: new Map([[number, object]]) } });
      expect(codesOf(await verdictOn(pdf, [world.authority]))[0]).toBe('attachments.unreadable');
    }
  });
});

describe('A sealed agreement is accepted', () => {
  it('when it was signed with a pen and carries the verified scan', async () => {
    const contents = contentsOf(world.seals, inInk, { 'scan-initiator.pdf': scan });
    const verdict = await verdictOn(await wholeFile(world.seals, { contents }), [world.authority]);
    expect([verdict.outcome, codesOf(verdict)]).toEqual(['accepted', []]);
    // the instant of the first is when its scan was verified
    const [penned, electronic] = verdict.signatures;
    const day = { civilDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) };
    expect(penned).toMatchObject({ mode: 'ceremony', signedAt: null, ...day, place: 'Yokohama' });
    expect(electronic).toMatchObject({
      mode: 'electronic',
      signedAt: expect.stringMatching(/Z$/),
      ...day,
      place: null,
    });
  });

  it('when a text that was signed first was taken back, and then signed anew', async () => {
    const again = [
      ...wholeLife.slice(0, 3),
      voided,
      { type: 'agreement.text-reopened', data: {} },
      ...wholeLife.slice(1),
    ];
    const contents = contentsOf(world.seals, again);
    expect(codesOf(await verdictOn(await wholeFile(world.seals, { contents }), [world.authority]))).toEqual([]);
  });

  it('and says who signed for whom, when, and with which authority', async () => {
    const verdict = await verdictOn(await wholeFile(world.seals), [world.authority]);
    expect(verdict.signatures[1]).toEqual({
      side: 'counterpart',
      party: 'the City of Nagasaki',
      name: 'Kenji Mori',
      office: 'Mayor',
      capacity: 'holder',
      basis: 'elected',
      mode: 'electronic',
      signedAt: '2026-03-11T01:00:00.000Z',
      zone: 'Asia/Tokyo',
      civilDate: '2026-03-11',
      members: [],
      place: null,
    });
    expect(verdict.document).toMatchObject({ reference: 'P-2026-00042', keeper: 'initiator', level: 'B-B' });
    expect(verdict.seals.map(({ field, by, heldBy }) => [field, by, heldBy])).toEqual([
      ['RegistrySeal', 'registry', 'registry'],
      ['InitiatorSeal', 'initiator', 'registry'],
      ['CounterpartSeal', 'counterpart', 'registry'],
    ]);
  });
});
