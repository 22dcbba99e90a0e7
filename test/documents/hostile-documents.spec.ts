import { afterAll, describe, expect, it } from '@jest/globals';
import { UnprintableCharacters } from '../../src/agreements/application/typesetting/unprintable-characters.js';
import type { PartyNames } from '../../src/partnerships/domain/text-input.js';
import { aPress } from '../support/a-press.js';
import { anAgreement, anOriginal, aSealedOriginal, inLanguages, theSignatureOf } from '../support/an-agreement.js';
import { nagasakiNames, saintPaulNames } from '../support/community-names.js';
import { itReads, reachOf, textOf } from '../support/pdf-text.js';

const press = aPress({ processes: 2 });
afterAll(() => press.close());

const called = (text: string): PartyNames => ({ styled: text, name: text, office: text, signatory: text });

const hostile = [
  '#eval("1")',
  '*bold* _it_ `raw`',
  '$x^2$ <label> @ref',
  '\\ \\u{41} \\#',
  '"double" \'single\' -- --- ...',
  '= Heading',
  '/etc/passwd ../../x',
  '#read("/etc/passwd")',
  '#image("/data.json")',
  '#import "@preview/x:1.0.0"',
  '{"a":[1]} // no /* comment */ ~',
  '{second.styled} {unknown} $& $1',
  'https://evil.example/?a=b&c=%20',
];

/** The page without its margins, in points, with room for punctuation that hangs into them. */
const page = { left: 56, right: 541, top: 20, bottom: 812 };

function expectOnPage(pdf: Buffer): void {
  const { left, right, top, bottom } = reachOf(pdf);
  expect([left, top]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(Math.min(left - page.left, page.right - right, top - page.top, page.bottom - bottom)).toBeGreaterThan(0);
}

describe('hostile strings', () => {
  itReads('print literally as a clause, wherever they stand in it', async () => {
    const text = `${hostile.join('\n')}\n- ${hostile.join('\n- ')}`;
    const clauses = [
      { id: 'own-1', wording: { en: { heading: hostile[0] ?? '', text }, ja: { heading: '条', text } } },
    ];
    const printed = textOf((await press.renderer.render(anOriginal({ content: anAgreement({ clauses }) }))).bytes);
    for (const each of hostile.filter((string) => !string.startsWith('{second')))
      expect([each, printed.split(each).length > 2]).toEqual([each, true]);
  });

  itReads(
    'print literally as names, offices and typed signatures',
    async () => {
      for (const string of hostile) {
        const names = { initiator: { ...saintPaulNames, en: called(string) }, counterpart: nagasakiNames };
        const signatures = [theSignatureOf('initiator', { name: string, typedName: string, office: string })];
        const content = inLanguages('en', 'fr', { names });
        const printed = textOf((await press.renderer.render(aSealedOriginal({ content, signatures }))).bytes);
        expect([string, printed.split(string).length > 8]).toEqual([string, true]);
      }
    },
    60_000,
  );

  const endless: [string, string, string, string][] = [
    ['W', 'en', 'ja', 'W'.repeat(200)],
    ['W and no-break spaces', 'en', 'ja', 'W\u00A0'.repeat(100)],
    ['ten thousand W', 'en', 'ja', 'W'.repeat(10_000)],
    ['ten thousand letters of Arabic', 'ar', 'en', 'ب'.repeat(10_000)],
    ['ten thousand letters of Devanagari', 'hi', 'en', 'क'.repeat(10_000)],
    ['ten thousand letters of Thai', 'th', 'en', 'ก'.repeat(10_000)],
    ['ten thousand marks that may begin no line', 'ja', 'en', 'ー'.repeat(10_000)],
    ['nine thousand letters of paths', 'en', 'ja', '/etc/passwd'.repeat(850)],
  ];
  for (const [title, first, second, text] of endless) {
    itReads(
      `stay on the page: ${title}`,
      async () => {
        const [one, other] = [first, second] as ['en', 'ja'];
        const names = { initiator: { ...saintPaulNames, [one]: called(text) }, counterpart: nagasakiNames };
        const content = inLanguages(one, other, { names, layout: text.length > 500 ? 'sequence' : 'columns' });
        const signatures = [
          theSignatureOf('initiator', { name: text, typedName: text }),
          theSignatureOf('counterpart'),
        ];
        const { bytes } = await press.renderer.render(aSealedOriginal({ content, signatures }));
        expectOnPage(bytes);
      },
      60_000,
    );
  }
});

describe('what can’t be printed', () => {
  const refusals: [string, string, object][] = [
    ['a letter that no font has', 'ᚠ', { codePoint: 'U+16A0', reason: 'no-font' }],
    ['zero width', 'Saint\u200BPaul', { codePoint: 'U+200B', reason: 'invisible' }],
    ['direction overrides', 'Saint \u202EluaP', { codePoint: 'U+202E', reason: 'bidi-control' }],
    [
      'half a surrogate pair',
      'Saint\uD83D',
      { codePoint: 'U+D83D', reason: 'unpaired-surrogate', character: '\uFFFD' },
    ],
    ['NUL', 'Saint\u0000', { codePoint: 'U+0000', reason: 'control' }],
  ];

  it.each(refusals)('is refused with its field before any process is started: %s', async (_, text, found) => {
    const idle = aPress();
    const names = { initiator: { ...saintPaulNames, en: called(text) }, counterpart: nagasakiNames };
    const refused = idle.renderer.render({ ...anOriginal(), content: inLanguages('en', 'fr', { names }) });
    await expect(refused).rejects.toThrow(UnprintableCharacters);
    await expect(refused).rejects.toMatchObject({
      characters: expect.arrayContaining([
        expect.objectContaining({ field: 'names.initiator.en.name', language: 'en', ...found }),
      ]),
    });
    expect(idle.typesetter.pids()).toEqual([]);
  });

  it('is refused with its clause and language', async () => {
    const clauses = [
      {
        id: 'own-1',
        wording: { en: { heading: 'Runes', text: 'We write ᚠ.' }, ja: { heading: 'ルーン', text: '文。' } },
      },
    ];
    const refused = press.renderer.render(anOriginal({ content: anAgreement({ clauses }) }));
    await expect(refused).rejects.toMatchObject({
      characters: [{ character: 'ᚠ', field: 'clauses.own-1.en', clause: 'own-1', language: 'en' }],
      errors: [{ field: 'clauses.own-1.en', params: { character: 'ᚠ', clause: 'own-1', language: 'en' } }],
    });
  });
});
