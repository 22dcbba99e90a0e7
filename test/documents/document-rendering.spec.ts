import { afterAll, describe, expect, it } from '@jest/globals';
import { RenderFailed } from '../../src/agreements/application/typesetting/render-failed.js';
import { contentHash } from '../../src/agreements/domain/agreement-content.js';
import { eventTypes } from '../../src/partnerships/domain/events.js';
import { alternativesIn, attachmentsOf } from '../support/pdf-contents.js';
import { aFirstAgreement, nagasaki, saintPaul } from '../support/a-first-agreement.js';
import { aPress } from '../support/a-press.js';
import {
  aFriendship,
  anAgreement,
  anAttachment,
  anOriginal,
  aSealedOriginal,
  inLanguages,
  packs,
  theEvidence,
  theSignatureOf,
} from '../support/an-agreement.js';
import { nagasakiNames, saintPaulNames } from '../support/community-names.js';
import { bodyOfPages, croppedText, itReads, leftOf, textOf } from '../support/pdf-text.js';

const press = aPress();
const { renderer } = press;
afterAll(() => press.close());

const printed = async (job: Parameters<typeof renderer.render>[0]) => textOf((await renderer.render(job)).bytes);

const halfOf = (pdf: Buffer, side: 'left' | 'right') =>
  croppedText(pdf, { ...bodyOfPages, x: side === 'left' ? 0 : 298, width: 297 });

const footOf = (pdf: Buffer, side: 'left' | 'right') =>
  croppedText(pdf, { x: side === 'left' ? 0 : 298, y: 770, width: 297, height: 50 });

describe('an original', () => {
  it('of two languages in columns takes two pages and less than 200 kB', async () => {
    const { bytes, pages, sha256 } = await renderer.render(anOriginal());
    expect(pages).toBe(2);
    expect(bytes.length).toBeLessThan(200_000);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  itReads('prints what it can be checked by, and the page in its keeper’s language', async () => {
    const job = anOriginal({ keeper: 'counterpart', sampleData: true });
    const text = await printed(job);
    for (const words of [
      packs.all.ja.document.sampleData,
      'Sample data: not a real agreement',
      'P-2026-00042',
      job.verifyUrl,
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/3 ページ中 1 ページ/);
    expect(text).toContain(job.contentHash.slice(0, 16));
  });

  itReads('by the alternat names its keeper first, gives its language and its signature the first place', async () => {
    const content = anAgreement();
    const [saintPauls, nagasakis] = await Promise.all(
      (['initiator', 'counterpart'] as const).map(async (keeper) => renderer.render(anOriginal({ content, keeper }))),
    );
    const [one, other] = [saintPauls?.bytes ?? Buffer.of(), nagasakis?.bytes ?? Buffer.of()];
    expect(textOf(one)).toContain('between Saint Paul and Nagasaki');
    expect(textOf(other)).toContain('between Nagasaki and Saint Paul');
    expect(textOf(other)).toContain('Original kept by Nagasaki');
    expect(leftOf(one, 'Agreement')).toBeLessThan(297);
    expect(leftOf(other, 'Agreement')).toBeGreaterThan(297);
    expect(textOf(one)).toMatch(/Sample Mayor of Saint Paul.*Sample Mayor of Nagasaki/);
    expect(textOf(other)).toMatch(/Sample Mayor of Nagasaki.*Sample Mayor of Saint Paul/);
  });

  itReads('that is kept by a community that writes from right to left begins on the right', async () => {
    const content = inLanguages('ar', 'en');
    const [arabic, english] = [
      await renderer.render(anOriginal({ content, keeper: 'initiator' })),
      await renderer.render(anOriginal({ content, keeper: 'counterpart' })),
    ];
    for (const { bytes } of [arabic, english]) {
      expect(halfOf(bytes, 'left')).toMatch(/Declaration/);
      expect(halfOf(bytes, 'right')).toMatch(/[\u0600-\u06FF]{4}/);
    }
    expect(footOf(arabic.bytes, 'right')).toContain('P-2026-00042');
    expect(footOf(english.bytes, 'left')).toContain('P-2026-00042');
  });

  itReads('has a title page where that was agreed, and else none', async () => {
    const content = anAgreement({ titlePage: true, layout: 'sequence' });
    const { bytes, pages } = await renderer.render(anOriginal({ content }));
    const plain = await renderer.render(anOriginal({ content: anAgreement({ layout: 'sequence' }) }));
    expect(pages).toBe(plain.pages + 1);
    expect(textOf(bytes)).toMatch(/^Sister City Agreement between Saint Paul and Nagasaki 姉妹都市提携協定書/);
  });

  itReads('of a friendship says so, and a draft says in both languages that it is not for signature', async () => {
    const text = await printed(anOriginal({ document: 'draft', content: aFriendship() }));
    expect(text).toContain('Friendship City Agreement');
    expect(text).toContain('Draft: not for signature');
    expect(text).toContain('友好');
  });

  itReads('leaves room for a name that is not known yet', async () => {
    expect(await printed(anOriginal({ content: inLanguages('fr', 'de') }))).toMatch(/Nom · Name/);
  });
});

describe('a sealed original', () => {
  const attachments = [
    anAttachment('reviewed.pdf', 'reviewed', { mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 reviewed') }),
    anAttachment('agreement.json', 'content'),
    anAttachment('scan-initiator.pdf', 'scan', { mediaType: 'application/pdf', side: 'initiator' }),
    anAttachment('seals.json', 'seals'),
  ];

  itReads('certifies in both languages who signed what and when, and who sealed it with whose keys', async () => {
    const job = aSealedOriginal();
    const text = await printed(job);
    expect(text).toMatch(/Certificate of signature.*署名証明書/);
    expect(text).toContain('5 March 2026 · 07:15:00 (Asia/Tokyo, UTC+09:00)');
    expect(text).toContain('4 March 2026 · 22:15:00 UTC');
    expect(text).toContain('Signed electronically on 5 March 2026');
    for (const hash of [job.contentHash, ...Object.values(job.originals)]) expect(text.split(hash)).toHaveLength(3);
    expect(text.split(job.evidence.chainHead)).toHaveLength(2);
    for (const { fingerprint } of job.evidence.seals) expect(text.split(fingerprint)).toHaveLength(3);
    expect([text.split('the community itself').length, text.split('当該自治体').length]).toEqual([2, 2]);
    expect(text).toContain('nobody outside the registry vouches for it');
  });

  itReads(
    'says of other authorities nothing but their name, and whether an independent one stamped the time',
    async () => {
      const seals = theEvidence().seals.map((seal) => ({
        ...seal,
        ownAuthority: false,
        issuer: 'CN=A public authority',
      }));
      const text = await printed(aSealedOriginal({ evidence: theEvidence({ seals, level: 'B-T' }) }));
      expect(text).not.toContain('nobody outside the registry');
      expect(text).toContain('CN=A public authority');
      expect(text).toContain('time stamp of an independent authority');
    },
  );

  itReads('tells every event at its time in UTC and in both zones, in both languages and with its side', async () => {
    const text = await printed(aSealedOriginal());
    expect(text).toContain('2026-03-04 22:15:00 2026-03-04 16:15:00 -06:00 2026-03-05 07:15:00 +09:00');
    expect(text).toContain('Signature given · Nagasaki');
    expect(text).toContain('Text frozen and both originals rendered · 2');
    expect(text).toContain(packs.all.ja.document.certificate.events['partnership.signed']);
  });

  itReads('names an event that no language has words for by its type', async () => {
    const events = [{ at: '2026-03-05T09:30:00Z', type: 'constructor' }];
    const text = await printed(aSealedOriginal({ evidence: theEvidence({ events }) }));
    expect(text).toMatch(/\bconstructor\b/);
    expect(text).not.toContain('native code');
  });

  itReads(
    'says how each signatory was authenticated and to which words they agreed, once and word for word',
    async () => {
      const consent = { version: '2026-11-en', text: 'I have read it and agree to it.' };
      const given = { consent, authentication: { by: 'mail-code', at: '2026-03-05T09:29:00Z' } };
      const signatures = [theSignatureOf('initiator', given), theSignatureOf('counterpart', given)];
      const text = await printed(aSealedOriginal({ signatures }));
      expect(text.split('a fresh code sent to the official’s own mail address')).toHaveLength(3);
      expect(text.split(consent.text)).toHaveLength(2);
      expect(text.split('Version 2026-11-en')).toHaveLength(4);
    },
  );

  itReads('gives the reason of an appointment and the instrument of a delegate', async () => {
    const instrument = 'de'.repeat(32);
    const signatures = [
      theSignatureOf('initiator', { basis: 'appointed', basisReason: 'The council appoints the mayor' }),
      theSignatureOf('counterpart', { capacity: 'delegate', office: 'Deputy Mayor', instrument }),
    ];
    const text = await printed(aSealedOriginal({ signatures }));
    expect(text).toContain('Reason for the appointment');
    expect(text.split('The council appoints the mayor')).toHaveLength(3);
    expect(text).toMatch(/Sample Mayor of Nagasaki Deputy Mayor/);
    expect(text.split(instrument)).toHaveLength(3);
  });

  itReads(
    'shows a drawn hand as a path with words for those who can’t see it, not the name as typed',
    async () => {
      const stroke: [number, number][] = [
        [10, 10],
        [200, 120],
        [390, 40],
      ];
      const drawn = { width: 400, height: 200, strokes: [stroke] };
      const plain = await renderer.render(aSealedOriginal({ signatures: [theSignatureOf('initiator')] }));
      const hand = await renderer.render(aSealedOriginal({ signatures: [theSignatureOf('initiator', { drawn })] }));
      expect(textOf(hand.bytes).split('Sample Mayor of Saint Paul').length).toBeLessThan(
        textOf(plain.bytes).split('Sample Mayor of Saint Paul').length,
      );
      expect(textOf(hand.bytes)).toContain('Electronically, drawn by hand');
      const tagged = await alternativesIn(hand.bytes);
      expect(tagged).toContain('Signature drawn by hand by Sample Mayor of Saint Paul');
    },
    20_000,
  );

  itReads('of a board bears the mark and the evidence of every member', async () => {
    const members = ['A. One', 'B. Two', 'C. Three'].map((name) =>
      theSignatureOf('counterpart', { name, typedName: name, capacity: 'collegiate' }),
    );
    const board = { ...theSignatureOf('counterpart'), name: 'A. One, B. Two, C. Three', members };
    const text = await printed(aSealedOriginal({ signatures: [board] }));
    for (const { name } of members) expect(text.split(name).length).toBeGreaterThan(5);
    expect(text.split('Member of the board that holds the office')).toHaveLength(4);
  });

  itReads('that was signed with a pen points to the scan that is attached', async () => {
    const signatures = [theSignatureOf('initiator', { mode: 'ceremony', scan: 'scan-initiator.pdf', typedName: '' })];
    const text = await printed(aSealedOriginal({ signatures, attachments }));
    expect(text).toContain('Signed on paper: see scan-initiator.pdf, attached');
    expect(text).toContain('Signed with a pen on 5 March 2026');
    expect(text).toContain('scan of the paper original kept by Saint Paul');
  });

  it('carries its attachments bit for bit, under their names', async () => {
    const { bytes } = await renderer.render(aSealedOriginal({ attachments }));
    const found = await attachmentsOf(bytes);
    expect([...found.keys()].sort()).toEqual(attachments.map(({ name }) => name).sort());
    for (const { name, bytes: wanted } of attachments) expect(found.get(name)).toEqual(wanted);
  });

  itReads(
    'does not end in a page with a few lines',
    async () => {
      for (const [first, second] of [
        ['en', 'ja'],
        ['hi', 'uk'],
        ['ar', 'en'],
        ['th', 'de'],
      ] as const) {
        const { bytes, pages } = await renderer.render(
          aSealedOriginal({ content: inLanguages(first, second), attachments }),
        );
        const last = croppedText(bytes, { ...bodyOfPages, from: pages });
        expect([first, second, last.length > 250]).toEqual([first, second, true]);
      }
    },
    30_000,
  );

  itReads('writes dates as each language does: in Thailand by the Buddhist era', async () => {
    const text = await printed(aSealedOriginal({ content: inLanguages('th', 'de') }));
    expect(text).toContain('2569');
    expect(text).toContain('5. März 2026');
  });

  itReads('prints typed names in the script in which they were typed', async () => {
    const signatures = [theSignatureOf('counterpart', { name: '田上 富久', typedName: '田上 富久' })];
    const text = await printed(aSealedOriginal({ content: inLanguages('en', 'fr'), signatures }));
    expect(text.split('田上 富久').length).toBeGreaterThan(3);
  });

  itReads('spells out what no font has where it was recorded, since a fact can’t be refused any more', async () => {
    const signatures = [theSignatureOf('initiator', { basis: 'appointed', basisReason: 'By the rune ᚠ' })];
    expect(await printed(aSealedOriginal({ signatures }))).toContain('By the rune [U+16A0]');
  });

  it('has words in every language for every event that can come before its seals', () => {
    const later =
      /^partnership\.(rejected|invitation-declined|merged|recogni|withdrawn|barred)|^approvals\.defeated|^agreement\.sealed/;
    const before = eventTypes.filter((type) => !later.test(type));
    for (const { code, document } of Object.values(packs.all)) {
      const missing = before.filter((type) => !document.certificate.events[type]);
      expect([code, missing]).toEqual([code, []]);
    }
  });
});

describe('content of the first release', () => {
  itReads('is still printed, in its one language and with all its words', async () => {
    const content = aFirstAgreement({ areas: Array.from({ length: 12 }, (_, index) => `Field number ${index + 1}`) });
    const { bytes } = await renderer.render(aSealedOriginal({ content }));
    const text = textOf(bytes);
    expect(text).toContain('between Saint Paul and Nagasaki Sealed original kept by Saint Paul');
    expect(content.areas.filter((area) => !text.includes(area))).toEqual([]);
  });

  itReads('without a signatory leaves room for name and office', async () => {
    const content = aFirstAgreement({ parties: [{ ...saintPaul, signatory: null }, nagasaki] });
    expect(await printed(anOriginal({ content }))).toMatch(/Name.*Office.*for the City of Saint Paul/);
  });
});

it('a hash that is not the content’s is refused', async () => {
  const content = anAgreement({ names: { initiator: saintPaulNames, counterpart: nagasakiNames } });
  const refused = renderer.render(anOriginal({ content, contentHash: '0'.repeat(64) }));
  await expect(refused).rejects.toThrow(RenderFailed);
  expect((await renderer.render(anOriginal({ content, contentHash: contentHash(content) }))).pages).toBe(2);
});
