import { describe, expect, it } from '@jest/globals';
import { aContent, aDraft, composed, testLibrary } from '../../../test/support/a-drafted-text.js';
import { contentHash } from './agreement-content.js';
import { withClause, withoutClause, withWording } from './drafting/draft-changes.js';
import { textFrom, type DraftText } from './drafting/draft-text.js';
import { houseWording } from './wording/house-wording.js';
import { printedText } from './printed-text.js';

const problemsOf = (change: (text: DraftText) => DraftText | undefined) => {
  const text = aDraft();
  return composed(change(text) ?? text).problems.map(({ code, field, params }) => ({
    code,
    field,
    ...(params ? { params } : {}),
  }));
};
const said = (id: string, text: DraftText, keeper: 'initiator' | 'counterpart' = 'initiator') => {
  const row = printedText(composed(text).content, keeper).rows.find((each) => each.id === id);
  return row?.cells.map(({ language, heading, blocks }) =>
    [language, heading, ...blocks.flatMap((b) => ('text' in b ? [b.text] : b.items))].join(' | '),
  );
};

describe('a text made of the house’s wording and of one’s own', () => {
  it('is complete with the names in every language', () => {
    expect(problemsOf((text) => text)).toEqual([]);
  });

  it('is the same content, to the byte, whoever composes it and wherever', () => {
    expect(contentHash(aContent())).toBe(contentHash(JSON.parse(JSON.stringify(aContent()))));
  });

  it('goes on from a content as from the draft that it came from', () => {
    const text = aDraft((draft) => Object.assign(draft, { termYears: 5 }));
    const own = withWording(withClause(text, testLibrary, 'own-1'), 'own-1', {
      en: { heading: 'Youth', text: 'Visits.' },
      ja: { heading: '青少年', text: '訪問。' },
    });
    const again = textFrom(composed(own).content, testLibrary);
    expect(again.clauses).toEqual(own.clauses);
    expect(contentHash(composed(again).content)).toBe(contentHash(composed(own).content));
  });

  it('says of one community what it says in both originals, whoever is named first', () => {
    const garden = 'first: {First.name}, second: {second.name}. {Initiator.name} pays for {counterpart.styled}.';
    const text = withWording(withClause(aDraft(), testLibrary, 'own-1'), 'own-1', {
      en: { heading: 'Garden', text: garden },
      ja: { heading: '庭', text: '{initiator.name}' },
    });
    const english = (keeper: 'initiator' | 'counterpart') =>
      said('own-1', text, keeper)?.find((cell) => cell.startsWith('en'));
    const { initiator, counterpart } = aDraft().names;
    const pays = `${initiator.en?.name} pays for ${counterpart.en?.styled}.`;
    expect(english('initiator')).toContain(`first: ${initiator.en?.name}, second: ${counterpart.en?.name}. ${pays}`);
    expect(english('counterpart')).toContain(`first: ${counterpart.en?.name}, second: ${initiator.en?.name}. ${pays}`);
    expect(composed(text).problems).toEqual([]);
  });

  it.each(['{first.name and', '{second-name}', '{ second.name }', '{5}', '{{first.name}}', 'a } alone'])(
    'refuses a brace that belongs to no field, which would be printed: %s',
    (written) => {
      const own = (text: DraftText) => withWording(text, 'purposes', { en: { heading: 'Purposes', text: written } });
      expect(problemsOf(own)).toEqual([{ code: 'text.stray-brace', field: 'clauses.purposes.en' }]);
    },
  );

  it('names everything that is missing, and where', () => {
    expect(
      problemsOf((text) => {
        delete text.names.initiator.ja;
        return text;
      }),
    ).toEqual(
      ['styled', 'name', 'office'].map((part) => ({ code: 'text.name-missing', field: `names.initiator.ja.${part}` })),
    );
    expect(problemsOf((text) => withClause(text, testLibrary, 'own-1'))).toEqual(
      ['en', 'ja'].map((language) => ({ code: 'text.translation-missing', field: `clauses.own-1.${language}` })),
    );
    expect(problemsOf((text) => ({ ...text, areas: ['culture'] }))).toEqual([
      { code: 'text.too-few-areas', field: 'areas', params: { least: 2 } },
    ]);
    expect(problemsOf((text) => withWording(text, 'purposes', { en: { heading: '', text: 'For {nobody}.' } }))).toEqual(
      [
        { code: 'text.heading-missing', field: 'clauses.purposes.en' },
        { code: 'text.unknown-field', field: 'clauses.purposes.en', params: { name: 'nobody' } },
      ],
    );
    expect(problemsOf((text) => ({ ...text, clauses: text.clauses.filter(({ id }) => id !== 'declaration') }))).toEqual(
      [{ code: 'text.clause-missing', field: 'clauses.declaration' }],
    );
    expect(problemsOf((text) => withClause(text, testLibrary, 'towards-sister'))).toEqual([
      { code: 'text.clause-unknown', field: 'clauses.towards-sister' },
    ]);
    expect(problemsOf((text) => withoutClause(text, testLibrary, 'finance'))).toEqual([]);
  });

  it('names each community first in the original that it keeps', () => {
    const text = withWording(aDraft(), 'finance', { en: { heading: 'H', text: '{First.name} and {second.name}' } });
    expect(said('finance', text)?.[0]).toBe('en | 5. H | Saint Paul and Nagasaki');
    expect(said('finance', text, 'counterpart')?.[1]).toBe('en | 5. H | Nagasaki and Saint Paul');
  });

  it('fills each field once: what was filled in is never read as a field', () => {
    const text = aDraft((draft) => Object.assign(draft.names.initiator.en ?? {}, { name: '{second.name}' }));
    const own = withWording(text, 'finance', { en: { heading: 'H', text: '- {first.name}\n- {areas}\n{unknown}' } });
    expect(said('finance', own)?.[0]).toBe(
      'en | 5. H | {second.name} | culture and heritage | education and school exchange | {unknown}',
    );
  });

  it.each([
    ['term', { termYears: null }, 'indefinite'],
    ['term', { termYears: 5, renewable: true }, 'renewed'],
    ['termination', { noticeMonths: 6 }, '{notice}'],
  ])('chooses the wording of %s that the facts ask for: %j', (id, facts, word) => {
    const text = { ...aDraft(), ...facts };
    expect(houseWording(testLibrary, 'sister', id, 'en', text)?.text).toContain(word);
  });

  it('never tells two namesakes apart by their short names', () => {
    const text = aDraft((draft) => Object.assign(draft.names.counterpart.en ?? {}, { name: 'saint paul' }));
    expect(said('declaration', text)?.[0]).toContain('The City of Saint Paul and the City of Nagasaki');
  });
});
