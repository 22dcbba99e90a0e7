import { describe, expect, it } from '@jest/globals';
import { typedNames } from './typed-names.js';

describe('titles and relationships as they are typed', () => {
  it('are read one by one; what wasn’t on the page isn’t named', () => {
    const raw = {
      'titles.ar.sister.city': ' اتفاقية\nتوأمة ',
      'relationships.ar.friendship.state': '',
      'titles.ja.sister.city': 'X',
      'titles.ar.sister.village': 'X',
    };
    expect(typedNames(raw, ['ar'])).toEqual({
      edits: [
        { language: 'ar', set: 'titles', kind: 'sister', level: 'city', name: 'اتفاقية توأمة' },
        { language: 'ar', set: 'relationships', kind: 'friendship', level: 'state', name: '' },
      ],
      problems: [],
    });
  });

  it('name the field that is too long', () => {
    const { edits, problems } = typedNames({ 'titles.ar.sister.city': 'x'.repeat(201) }, ['ar', 'ja']);
    expect(edits).toEqual([]);
    expect(problems).toMatchObject([{ field: 'titles.ar.sister.city', code: 'string-too-long' }]);
  });
});
