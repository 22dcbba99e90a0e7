import { describe, expect, it } from '@jest/globals';
import { drawnSignature } from './drawn-signature.js';

const drawn = (...strokes: [number, number][][]) => drawnSignature({ width: 1000, height: 400, strokes });

describe('a drawn signature', () => {
  it('is one path through all its points, stroke by stroke', () => {
    const wave: [number, number][] = [
      [10, 20],
      [30, 40],
      [50, 20],
      [71, 40],
    ];
    expect(
      drawn(wave, [
        [5, 5],
        [9, 9],
      ]),
    ).toEqual({
      width: 1000,
      height: 400,
      path: 'M10 20Q30 40 40 30Q50 20 60.5 30L71 40M5 5L9 9',
    });
  });

  it('keeps a dot as a dot', () => {
    expect(drawn([[7, 8]]).path).toBe('M7 8h0');
  });
});
