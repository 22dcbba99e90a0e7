import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { PaperPress } from '../../src/agreements/application/papers/paper-press.js';
import type { PaperCase } from '../../src/agreements/domain/papers/paper-case.js';
import { isOneSided, type PaperKind, paperKinds } from '../../src/agreements/domain/papers/paper-kinds.js';
import { areasIn, namesIn, relationshipIn } from '../../src/agreements/domain/papers/paper-names.js';
import { paperLanguages } from '../../src/agreements/domain/papers/paper-languages.js';
import { PdfiumPagePictures } from '../../src/agreements/infrastructure/pictures/pdfium-page-pictures.js';
import { PostgresRenderedPapers } from '../../src/agreements/infrastructure/postgres-rendered-papers.js';
import { TypstPaperRenderer } from '../../src/agreements/infrastructure/typst/typst-paper-renderer.js';
import { TypstTypesetter } from '../../src/agreements/infrastructure/typst/typst-typesetter.js';
import { type AgreementLanguage, agreementLanguages } from '../../src/partnerships/domain/text-input.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import { Gate } from '../../src/platform/documents/gate.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { aPaper, aPaperCase } from '../support/a-paper-case.js';
import { inLanguages } from '../support/an-agreement.js';
import { itReads, textOf } from '../support/pdf-text.js';
import { qrIn } from '../support/qr-in-picture.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const typesetter = new TypstTypesetter();
const renderer = new TypstPaperRenderer(typesetter);
const pictures = new PdfiumPagePictures();
afterAll(() => Promise.all([typesetter.close(), pictures.close()]));

const shield = () =>
  sharp({ create: { width: 300, height: 360, channels: 3, background: '#0f4c5c' } })
    .png()
    .toBuffer();
const someArms = { initiator: 'a'.repeat(64), counterpart: 'b'.repeat(64) };

/** Each language once as the asking side's, beside another of another script. */
const pairs: [AgreementLanguage, AgreementLanguage][] = agreementLanguages.map((language, index) => [
  language,
  agreementLanguages[(index + 5) % agreementLanguages.length] ?? 'en',
]);

/** Copied text may hold shaped letters, marks in another order and spaces anywhere. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Mn}\p{Mc}\p{Cf}·,،、-]/gu, '');

describe.each(pairs)('papers in %s and %s', (first, second) => {
  const paper: PaperCase = aPaperCase({ content: inLanguages(first, second) });
  const printed = (kind: PaperKind) => {
    const [language = 'en'] = paperLanguages(paper, kind, 'initiator');
    return { language, paper: aPaper(kind, { language }, paper) };
  };

  itReads('say who, what and in which areas, on one page each', async () => {
    for (const kind of paperKinds) {
      const made = printed(kind);
      const { bytes, pages } = await renderer.render(made.paper, {});
      expect([kind, pages]).toEqual([kind, 1]);
      const text = bare(textOf(bytes));
      for (const language of made.paper.languages) {
        const said = [
          ...(['initiator', 'counterpart'] as const).map((side) => namesIn(paper, side, language).name),
          ...(kind === 'programme' ? [] : [relationshipIn(paper, language)]),
          ...(kind === 'letter-of-intent' || kind === 'council-resolution' ? areasIn(paper, language) : []),
        ];
        for (const each of said)
          expect([kind, language, each, reads(text, each)]).toEqual([kind, language, each, true]);
      }
    }
  });
});

/** Right-to-left text is copied in pieces: then each of its words has to be there. */
function reads(text: string, wanted: string): boolean {
  if (text.includes(bare(wanted))) return true;
  return wanted
    .split(/\s+/)
    .every((word) => text.includes(bare(word)) || text.includes([...bare(word)].reverse().join('')));
}

describe('a paper', () => {
  it('is a tagged PDF/A-3a that says its title, language and date', async () => {
    for (const kind of paperKinds) {
      const language = isOneSided(kind) ? 'ja' : 'en';
      const { bytes } = await renderer.render(aPaper(kind, { language }), {});
      const raw = bytes.toString('latin1');
      for (const mark of [
        '<pdfaid:part>3',
        '<pdfaid:conformance>A',
        `/Lang (${language})`,
        '/Marked true',
        '2026-03-05T09:30:00',
      ])
        expect([kind, mark, raw.includes(mark)]).toEqual([kind, mark, true]);
    }
  });

  it('has the same bytes from another process', async () => {
    const another = new TypstTypesetter();
    const content = inLanguages('ar', 'ja', {}, { arms: someArms });
    const arms = { initiator: await shield(), counterpart: await shield() };
    try {
      for (const kind of paperKinds) {
        const paper = aPaper(kind, { language: 'ar' }, { content });
        const [one, other] = await Promise.all([
          renderer.render(paper, arms),
          new TypstPaperRenderer(another).render(paper, arms),
        ]);
        expect([kind, one.sha256]).toEqual([kind, other.sha256]);
      }
    } finally {
      await another.close();
    }
  });

  itReads('of sample data says so, and a draft that it is one', async () => {
    for (const kind of paperKinds) {
      const text = textOf((await renderer.render(aPaper(kind, {}, { sample: true }), {})).bytes);
      expect([kind, text.includes('Sample data: not a real agreement')]).toEqual([kind, true]);
      expect([kind, text.includes('A draft for the council to adapt')]).toEqual([kind, kind === 'council-resolution']);
    }
  });

  itReads(
    'bears the longest names there can be: what hangs on a wall still on one page, all else with every word',
    async () => {
      const long = (word: string) => {
        const filled = (length: number) => `${word} `.repeat(60).slice(0, length).trim();
        return { styled: filled(300), name: filled(200), office: filled(120), signatory: filled(200) };
      };
      const names = {
        initiator: { de: long('Obersaalbachhinterglemm-Niederwürschnitz'), hi: long('आदर्शनगरपालिका') },
        counterpart: { de: long('W'.repeat(300)), hi: long('กรุงเทพมหานครอมรรัตนโกสินทร์') },
      };
      const content = inLanguages('de', 'hi', { names }, { arms: someArms });
      const arms = { initiator: await shield(), counterpart: await shield() };
      for (const kind of paperKinds) {
        const { bytes, pages } = await renderer.render(
          aPaper(kind, { language: 'de' }, { content, sample: true }),
          arms,
        );
        const most = kind === 'certificate' || kind === 'proclamation' ? 1 : 4;
        expect([kind, pages <= most]).toEqual([kind, true]);
        const said =
          kind === 'certificate' ? ['E-2026-00007'] : [content.values.de?.relationship ?? '', 'W'.repeat(20)];
        const text = bare(textOf(bytes));
        if (kind !== 'programme') expect([kind, said.filter((each) => !text.includes(bare(each)))]).toEqual([kind, []]);
      }
    },
  );
});

describe('the code on a certificate', () => {
  it.each([
    ['en', 'ja'],
    ['ar', 'en'],
    ['th', 'th'],
  ] as const)('in %s and %s leads to the check of its number', async (first, second) => {
    const content = inLanguages(first, second, {}, { arms: someArms });
    const paper = aPaper('certificate', { language: first }, { content, sample: true });
    const { bytes } = await renderer.render(paper, { initiator: await shield(), counterpart: await shield() });
    const { png, pages } = await pictures.draw(bytes, 1, 1400);
    expect(pages).toBe(1);
    expect(await qrIn(png)).toBe('https://register.example.org/verify/E-2026-00007');
  });

  itReads('stands beside the same address in print', async () => {
    const { bytes } = await renderer.render(aPaper('certificate'), {});
    expect(bare(textOf(bytes))).toContain(bare('https://register.example.org/verify/E-2026-00007'));
  });
});

describe('papers in the store', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  afterAll(() => test?.close());

  const aPress = () => {
    const clock = new SetClock(new Date('2026-05-01T00:00:00Z'));
    const documents = new PostgresDocumentStore(test.database, clock);
    return new PaperPress(renderer, documents, new PostgresRenderedPapers(test.database, clock), new Gate(1));
  };
  const rows = () => test.database.query<{ n: number }>('select count(*)::integer as n from rendered_paper');

  it('are kept once, whoever asks in whichever process, and served with the same bytes', async () => {
    const paper = aPaper('programme');
    const presses = [aPress(), aPress()];
    const printed = await Promise.all(presses.flatMap((press) => [press.print(paper), press.print(paper)]));
    printed.push(await aPress().print(paper));
    expect(new Set(printed.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await rows()).toEqual([{ n: 1 }]);
    const stored = await test.database.query('select kind, media_type, pages from document');
    expect(stored).toEqual([{ kind: 'paper', media_type: 'application/pdf', pages: 1 }]);
    await aPress().print(aPaper('programme', { side: 'counterpart' }));
    expect(await rows()).toEqual([{ n: 2 }]);
  });
});
