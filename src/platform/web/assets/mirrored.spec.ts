import { describe, expect, it } from '@jest/globals';
import { mirrored } from './mirrored.mjs';

describe('the stylesheet for right-to-left languages', () => {
  it.each([
    ['a{margin-left:1px}', 'a{margin-right:1px}'],
    ['a{color:red;left:0;padding:1px 2px 3px 4px}', 'a{color:red;right:0;padding:1px 4px 3px 2px}'],
    ['a{margin:1px auto}', 'a{margin:1px auto}'],
    ['a{padding:0 calc(1px + 2px) 0 max(1px, 2px)}', 'a{padding:0 max(1px, 2px) 0 calc(1px + 2px)}'],
    ['a{text-align:left;float:right}', 'a{text-align:right;float:left}'],
    ['a{border-left:5px solid;border-top-left-radius:2px}', 'a{border-right:5px solid;border-top-right-radius:2px}'],
    ['a{border-radius:1px 2px 3px 4px}', 'a{border-radius:2px 1px 4px 3px}'],
    ['a{transform:rotate(225deg);border-width:1px 1px 0 0}', 'a{transform:rotate(-225deg);border-width:1px 0 0 1px}'],
    ['a{box-shadow:inset 5px 0 0 red}', 'a{box-shadow:inset -5px 0 0 red}'],
    ['a{clip-path:polygon(0% 0%, 100% 50%, 0% 100%)}', 'a{clip-path:polygon(100% 0%, 0% 50%, 100% 100%)}'],
    ['a{clip-path:inset(50%) !important}', 'a{clip-path:inset(50%) !important}'],
    ['a{margin-inline-start:1px;inset-inline-end:0}', 'a{margin-inline-start:1px;inset-inline-end:0}'],
    [
      '.left:hover{color:red}@media (min-width:1px){a{right:0}}',
      '.left:hover{color:red}@media (min-width:1px){a{left:0}}',
    ],
  ])('turns %s into %s', (given, expected) => {
    expect(mirrored(given)).toBe(expected);
  });
});
