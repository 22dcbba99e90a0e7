import { describe, expect, it } from '@jest/globals';
import {
  aFirstAgreement as anAgreement,
  aFirstFriendship as aFriendship,
  nagasaki,
  saintPaul,
} from '../../../../test/support/a-first-agreement.js';
import { templateFor } from '../../../../test/support/agreement-templates.js';
import { type FirstAgreementContent, contentHash } from './first-content.js';
import { type AgreementText, agreementText } from './first-text.js';
import { assertPublished } from './first-published.js';

function textOf(content: FirstAgreementContent, keeper?: 'initiator' | 'counterpart'): AgreementText {
  return agreementText(content, templateFor(content), keeper);
}

function wordsOf(content: FirstAgreementContent): string {
  return JSON.stringify(textOf(content));
}

describe('the text of an agreement', () => {
  it('numbers its clauses from one without a gap', () => {
    const numbers = textOf(anAgreement()).clauses.map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('names the keeper of an original first', () => {
    expect(textOf(anAgreement(), 'initiator').between).toBe('between Saint Paul and Nagasaki');
    expect(textOf(anAgreement(), 'counterpart').between).toBe('between Nagasaki and Saint Paul');
    expect(textOf(anAgreement(), 'counterpart').parties).toMatch(
      /^The City of Nagasaki, .* and the City of Saint Paul,/,
    );
  });

  it('follows the sides and not the order in which the parties are listed', () => {
    expect(textOf(anAgreement({ parties: [nagasaki, saintPaul] }))).toEqual(textOf(anAgreement()));
  });

  it('says in its title whether it is a sister or a friendship agreement, and of what level', () => {
    expect(textOf(anAgreement()).title).toBe('Sister City Agreement');
    expect(textOf(anAgreement({ level: 'state' })).title).toBe('Sister State Agreement');
    expect(textOf(aFriendship({ level: 'community' })).title).toBe('Friendship Agreement');
  });

  it('leads from friendship to a sister partnership only in a friendship agreement', () => {
    expect(wordsOf(aFriendship())).toContain('Towards a sister partnership');
    expect(wordsOf(anAgreement())).not.toContain('Towards a sister partnership');
  });

  it('names one area inside its sentence', () => {
    const clause = textOf(anAgreement({ areas: ['Public health'] })).clauses[2];
    expect(clause?.paragraphs[0]).toBe('The parties will work together above all in one area: Public health.');
    expect(clause?.items).toEqual([]);
  });

  it('lists twelve areas in the order in which they were agreed', () => {
    const areas = Array.from({ length: 12 }, (_, index) => `Area ${index + 1}`);
    expect(textOf(anAgreement({ areas })).clauses[2]?.items).toEqual(areas);
  });

  it('promises no areas where none were agreed', () => {
    expect(textOf(anAgreement({ areas: [] })).clauses[2]?.paragraphs).toHaveLength(1);
  });

  it.each([
    [1, false, 'in force for one year from', 'may conclude a new agreement'],
    [5, true, 'in force for five years from', 'may be renewed'],
    [25, true, 'in force for 25 years from', 'may be renewed'],
  ])('states a term of %i years, renewable: %s', (years, renewable, duration, then) => {
    const words = wordsOf(anAgreement({ term: { years, renewable } }));
    expect(words).toContain(duration);
    expect(words).toContain(then);
    expect(words).not.toContain('indefinite');
  });

  it('states an indefinite term', () => {
    const words = wordsOf(anAgreement({ term: { years: null, renewable: true } }));
    expect(words).toContain('made for an indefinite period');
    expect(words).not.toContain('renewed');
  });

  it.each([
    [0, 'by written notice to the other. '],
    [1, 'at least one month in advance'],
    [12, 'at least twelve months in advance'],
    [18, 'at least 18 months in advance'],
  ])('states a notice of %i months', (noticeMonths, words) => {
    expect(wordsOf(anAgreement({ noticeMonths }))).toContain(words);
  });

  it('tells namesakes apart by their full style', () => {
    const [one, other] = [
      { ...saintPaul, styled: 'the City of Springfield, Illinois', shortName: 'Springfield' },
      { ...nagasaki, styled: 'the Town of Springfield, New Zealand', shortName: 'springfield ' },
    ];
    const text = textOf(anAgreement({ parties: [one, other] }));
    expect(text.between).toBe('between the City of Springfield, Illinois and the Town of Springfield, New Zealand');
    expect(text.parties).not.toContain('“Springfield”');
  });

  it('never reads a name as a merge field', () => {
    const party = { ...saintPaul, shortName: '{second.name} {unknown} $& $1' };
    expect(textOf(anAgreement({ parties: [party, nagasaki] })).between).toBe(
      'between {second.name} {unknown} $& $1 and Nagasaki',
    );
  });

  it('leaves no merge field unfilled', () => {
    for (const content of [anAgreement(), aFriendship(), anAgreement({ term: { years: 3, renewable: true } })])
      expect(wordsOf(content)).not.toMatch(/\{[A-Za-z.]+\}/);
  });

  it('refuses a template of another kind', () => {
    const sister = anAgreement();
    expect(() => agreementText(sister, templateFor(aFriendship()))).toThrow('asks for template');
  });
});

describe('published wording', () => {
  it('is refused when a single word was changed without a new version', () => {
    const template = structuredClone(templateFor(anAgreement()));
    template.agreed = 'have agreed.';
    expect(() => assertPublished(template)).toThrow('publish a new version');
  });
});

describe('the hash of the content', () => {
  it('stays the same for ever', () => {
    expect(contentHash(anAgreement())).toBe('a20b233d8dc31385fb834f0fcc25f053c9be78d2175739be9a8fe8e41e11e2d7');
  });

  it('does not depend on the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(anAgreement()).reverse()) as FirstAgreementContent;
    expect(contentHash(reversed)).toBe(contentHash(anAgreement()));
  });

  it('changes with every fact', () => {
    const changed = [
      { noticeMonths: 7 },
      { areas: ['Sport'] },
      { term: { years: 5, renewable: true } },
      { level: 'county' as const },
    ];
    const hashes = new Set([{}, ...changed].map((change) => contentHash(anAgreement(change))));
    expect(hashes.size).toBe(changed.length + 1);
  });
});
