import { describe, expect, it } from '@jest/globals';
import { aFirstAgreement } from '../../../test/support/a-first-agreement.js';
import { anAgreement, aText, inLanguages, library, packs } from '../../../test/support/an-agreement.js';
import { agreementLanguages } from '../../partnerships/domain/text-input.js';
import { FontkitPrintableCharacters } from './fontkit-printable-characters.js';

const printable = new FontkitPrintableCharacters();

function reasonsAgainst(text: string) {
  return printable.unprintableIn([{ field: 'f', text }]).map(({ codePoint, reason }) => `${codePoint} ${reason}`);
}

describe('printable characters', () => {
  it.each([
    'São Tomé, Łódź, Đà Nẵng, Reykjavík',
    'Ἀθῆναι, Санкт-Петербург',
    '“quoted” – ’s № 5 €',
    '長崎市, 圣保罗, 세인트폴시',
    'مدينة ناغاساكي، ٢٠٢٦',
    'נגסאקי',
    'नागासाकी का नगर, २०२६।',
    'นครนางาซากิ ๒๕๖๙',
  ])('accepts %s in any language, since a name may be written in any script', (text) => {
    expect(reasonsAgainst(text)).toEqual([]);
  });

  it('accepts every word of the house in every language', () => {
    for (const language of agreementLanguages) {
      const text = JSON.stringify([library.languages[language], packs.all[language]]);
      expect([language, printable.unprintableIn([{ field: 'f', text, language }])]).toEqual([language, []]);
      expect(printable.unprintableInContent(inLanguages(language, 'en'))).toEqual([]);
    }
  });

  it.each([
    ['a script that our fonts lack', 'ᚠ', ['U+16A0 no-font']],
    ['a character beyond the basic plane', '😀', ['U+1F600 no-font']],
    ['private use', '\uF0FF', ['U+F0FF no-font']],
    ['line feeds and NUL', 'a\nb\u0000', ['U+000A control', 'U+0000 control']],
    ['line and paragraph separators', '\u2028\u2029', ['U+2028 control', 'U+2029 control']],
    [
      'direction overrides and marks',
      'a\u202Eb\u2066\u200F',
      ['U+202E bidi-control', 'U+2066 bidi-control', 'U+200F bidi-control'],
    ],
    ['zero width', 'a\u200Bb\u200D\uFEFF', ['U+200B invisible', 'U+200D invisible', 'U+FEFF invisible']],
    ['soft hyphens', 'Saint\u00ADPaul', ['U+00AD invisible']],
    ['fillers and variation selectors', '\u3164\uFE0F', ['U+3164 invisible', 'U+FE0F invisible']],
    ['half a surrogate pair', 'a\uD83D', ['U+D83D unpaired-surrogate']],
  ])('refuses %s', (_, text, reasons) => {
    expect(reasonsAgainst(text)).toEqual(reasons);
  });

  it('lets joiners stand right after a letter or a virama of a script that is spelled with them', () => {
    expect(reasonsAgainst('می\u200Cخواهم')).toEqual([]);
    expect(reasonsAgainst('क\u094D\u200Dष')).toEqual([]);
    expect(reasonsAgainst('क\u094D\u200Cष')).toEqual([]);
  });

  it.each([
    ['between Latin letters', 'a\u200Cb'],
    ['after another joiner', 'می\u200C\u200Cخ'],
    ['after a space', 'می \u200Cخ'],
    ['at the beginning', '\u200Cخ'],
    ['also where another one is well placed', 'می\u200Cخ a\u200Cb'],
  ])('refuses a joiner %s', (_, text) => {
    expect(reasonsAgainst(text)).toEqual(['U+200C invisible']);
  });

  it('names each character once in a field, and shows no half pair', () => {
    expect(printable.unprintableIn([{ field: 'f', text: '\uDC00ᚠ\uDC00ᚠ' }])).toEqual([
      { character: '\uFFFD', codePoint: 'U+DC00', field: 'f', reason: 'unpaired-surrogate' },
      { character: 'ᚠ', codePoint: 'U+16A0', field: 'f', reason: 'no-font' },
    ]);
  });

  it('names the field, the clause and the language in which a character stands', () => {
    const { names } = aText();
    const content = anAgreement({
      names: {
        initiator: { ...names.initiator, en: { styled: 'ᚠ', name: 'Saint Paul', office: 'Mayor', signatory: 'ᚢ' } },
        counterpart: { ...names.counterpart, ja: { styled: '長崎市', name: 'ᚦ', office: '市長', signatory: '' } },
      },
      clauses: [
        { id: 'own-1', wording: { en: { heading: 'Runes', text: 'One\ntwo' }, ja: { heading: 'ᚨ', text: '文' } } },
      ],
    });
    expect(printable.unprintableInContent(content)).toMatchObject([
      { field: 'names.initiator.en.styled', language: 'en' },
      { field: 'names.initiator.en.signatory', language: 'en' },
      { field: 'names.counterpart.ja.name', language: 'ja' },
      { field: 'clauses.own-1.ja', clause: 'own-1', language: 'ja', character: 'ᚨ' },
    ]);
  });

  it('looks through content of the first release as well', () => {
    const content = aFirstAgreement({ areas: ['Sport', 'ᚠ'] });
    expect(printable.unprintableInContent(content).map(({ field }) => field)).toEqual(['areas.1']);
  });
});
