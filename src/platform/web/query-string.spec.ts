import { describe, expect, it } from '@jest/globals';
import { addressOf, choicesIn, textIn } from './query-string.js';

describe('the address of a list', () => {
  it('holds what was chosen and nothing that is empty', () => {
    const query = { text: 'São Paulo', state: ['draft', 'signing'], late: true, sort: '', country: null, held: false };
    expect(addressOf('/staff/queue', query)).toBe(
      '/staff/queue?text=S%C3%A3o+Paulo&state=draft&state=signing&late=yes',
    );
    expect(addressOf('/staff/queue', {})).toBe('/staff/queue');
  });

  it('is read carefully', () => {
    expect(textIn({ text: [' a ', 'b'] }, 'text')).toBe('a');
    expect(textIn({ text: 'x'.repeat(300) }, 'text')).toHaveLength(200);
    expect(textIn({}, 'text')).toBe('');
    expect(choicesIn({ state: ['signing', 'draft', 'draft', 'nonsense'] }, 'state', ['draft', 'signing'])).toEqual([
      'draft',
      'signing',
    ]);
    expect(choicesIn({ state: 'draft' }, 'state', ['draft', 'signing'])).toEqual(['draft']);
  });
});
