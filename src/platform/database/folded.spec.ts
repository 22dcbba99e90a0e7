import { describe, expect, it } from '@jest/globals';
import { containing, folded } from './folded.js';

describe('text as it is searched', () => {
  it.each([
    ['Reykjavík', 'reykjavik'],
    ['SÃO  Paulo ', 'sao paulo'],
    ['Tromsø', 'tromso'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['長崎', '長崎'],
    ['ﺍﻟﻘﺪﺱ', 'القدس'],
  ])('%s is found as %s', (typed, found) => expect(folded(typed)).toBe(found));

  it('takes wildcards for letters', () => expect(containing('100%_\\')).toBe('%100\\%\\_\\\\%'));
});
