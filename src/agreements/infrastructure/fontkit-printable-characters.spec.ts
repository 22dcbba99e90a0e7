import { describe, expect, it } from '@jest/globals';
import { aFriendship, anAgreement, nagasaki, saintPaul } from '../../../test/support/an-agreement.js';
import { agreementText } from '../domain/agreement-text.js';
import { AgreementTemplateFiles } from './agreement-template-files.js';
import { FontkitPrintableCharacters } from './fontkit-printable-characters.js';

const printable = new FontkitPrintableCharacters();

function reasonsAgainst(text: string) {
  return printable.unprintableIn([{ field: 'f', text }]).map(({ codePoint, reason }) => `${codePoint} ${reason}`);
}

describe('printable characters', () => {
  it.each(['São Tomé', 'Łódź', 'Đà Nẵng', 'Ἀθῆναι', 'Санкт-Петербург', 'Reykjavík', '“quoted” – ’s № 5 €'])(
    'accepts %s',
    (text) => {
      expect(reasonsAgainst(text)).toEqual([]);
    },
  );

  it('accepts every word of every template', () => {
    const templates = new AgreementTemplateFiles();
    for (const content of [anAgreement(), aFriendship()])
      expect(reasonsAgainst(JSON.stringify(agreementText(content, templates.templateFor(content))))).toEqual([]);
  });

  it.each([
    ['a script that our fonts lack', '長崎', ['U+9577 no-font', 'U+5D0E no-font']],
    ['a character beyond the basic plane', '😀', ['U+1F600 no-font']],
    ['private use', '\uE000', ['U+E000 no-font']],
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

  it('names each character once in a field, and shows no half pair', () => {
    expect(printable.unprintableIn([{ field: 'f', text: '\uDC00長\uDC00長' }])).toEqual([
      { character: '\uFFFD', codePoint: 'U+DC00', field: 'f', reason: 'unpaired-surrogate' },
      { character: '長', codePoint: 'U+9577', field: 'f', reason: 'no-font' },
    ]);
  });

  it('names the field of the content in which a character stands', () => {
    const content = anAgreement({
      parties: [
        { ...saintPaul, styled: '聖' },
        { ...nagasaki, shortName: '長', signatory: { name: '田', office: '市' } },
      ],
      areas: ['Sport', '茶'],
    });
    expect(printable.unprintableInContent(content).map(({ field }) => field)).toEqual([
      'parties.initiator.styled',
      'parties.counterpart.shortName',
      'parties.counterpart.signatory.name',
      'parties.counterpart.signatory.office',
      'areas.1',
    ]);
  });
});
