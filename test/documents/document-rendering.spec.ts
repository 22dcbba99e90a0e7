import { afterAll, describe, expect, it } from '@jest/globals';
import { RenderFailed } from '../../src/agreements/application/typesetting/render-failed.js';
import { contentHash } from '../../src/agreements/domain/agreement-content.js';
import { aFirstAgreement, nagasaki, saintPaul } from '../support/a-first-agreement.js';
import { aPress } from '../support/a-press.js';
import {
  aFriendship,
  anAgreement,
  anOriginal,
  aSignedCopy,
  inLanguages,
  packs,
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

describe('a signed copy', () => {
  itReads('certifies in both languages who signed what and when, and that it is not sealed yet', async () => {
    const job = aSignedCopy();
    const text = await printed(job);
    expect(text).toMatch(/Certificate of signature.*署名証明書/);
    expect(text).toContain('not yet cryptographically sealed');
    expect(text).toContain('5 March 2026 · 07:15:00 (Asia/Tokyo, UTC+09:00)');
    expect(text).toContain('4 March 2026 · 22:15:00 UTC');
    expect(text).toContain('Signed electronically on 5 March 2026');
    for (const hash of [job.contentHash, ...Object.values(job.originals), job.evidence.chainHead])
      expect(text.split(hash)).toHaveLength(3);
  });

  itReads('writes dates as each language does: in Thailand by the Buddhist era', async () => {
    const text = await printed(aSignedCopy({ content: inLanguages('th', 'de') }));
    expect(text).toContain('2569');
    expect(text).toContain('5. März 2026');
  });

  itReads('prints typed names in the script in which they were typed', async () => {
    const signatures = [theSignatureOf('counterpart', { name: '田上 富久', typedName: '田上 富久' })];
    const text = await printed(aSignedCopy({ content: inLanguages('en', 'fr'), signatures }));
    expect(text.split('田上 富久').length).toBeGreaterThan(3);
  });

  itReads('gives a delegate the office that the delegate signed under', async () => {
    const signatures = [theSignatureOf('initiator', { capacity: 'delegate', office: 'Deputy Mayor' })];
    expect(await printed(aSignedCopy({ signatures }))).toMatch(/Sample Mayor of Saint Paul Deputy Mayor/);
  });

  itReads('leaves events out that its language has no words for', async () => {
    const events = [{ at: '2026-03-05T09:30:00Z', type: 'constructor' }];
    const text = await printed(aSignedCopy({ evidence: { chainHead: '00', events } }));
    expect(text).not.toContain('native code');
  });
});

describe('content of the first release', () => {
  itReads('is still printed, in its one language and with all its words', async () => {
    const content = aFirstAgreement({ areas: Array.from({ length: 12 }, (_, index) => `Field number ${index + 1}`) });
    const { bytes, pages } = await renderer.render(aSignedCopy({ content }));
    const text = textOf(bytes);
    expect(pages).toBe(3);
    expect(text).toContain('between Saint Paul and Nagasaki Signed copy of the original kept by Saint Paul');
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
