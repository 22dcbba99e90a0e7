import { describe, expect, it } from '@jest/globals';
import { parseInput } from '../../platform/input.js';
import { signInput } from './sign-input.js';

const hash = 'a'.repeat(64);
const hashes = { contentHash: hash, initiatorOriginal: hash, counterpartOriginal: hash };
const signed = { typedName: 'A. Mayor', consent: true, code: '123456', ...hashes };
const wave = Array.from({ length: 30 }, (_, index): [number, number] => [100 + 10 * index, 200 + (index % 5) * 8]);
const drawing = { width: 1000, height: 400, strokes: [wave] };

const refused = (input: object) => {
  const result = parseInput(signInput, input);
  return result.ok ? [] : result.reasons.map(({ field, code }) => `${field}: ${code}`);
};

describe('what is sent to sign', () => {
  it('is a typed name, a drawing, or both', () => {
    expect(refused(signed)).toEqual([]);
    expect(refused({ ...signed, strokes: drawing })).toEqual([]);
    expect(refused({ ...signed, typedName: ' ', strokes: drawing })).toEqual([]);
    expect(refused({ ...signed, typedName: ' ' })).toEqual(['typedName: signature.name-or-drawing']);
  });

  it('says everything that is missing at once', () => {
    expect(refused({ ...hashes, consent: false }).sort()).toEqual([
      'code: required',
      'consent: signature.consent',
      'typedName: signature.name-or-drawing',
    ]);
  });

  it('takes one proof and not two', () => {
    const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' };
    const answer = { id: 'AA', rawId: 'AA', type: 'public-key', response };
    const passkey = { challenge: '0198a6f2-6f55-7c5e-9d7e-111111111111', answer };
    const { code, ...rest } = signed;
    expect(code).toBe('123456');
    expect(refused({ ...rest, passkey })).toEqual([]);
    expect(refused({ ...signed, passkey })).toEqual(['code: required']);
    expect(refused({ ...rest, passkey: { ...passkey, challenge: 'x' } })).toEqual([
      'passkey.challenge: passkey.unreadable',
    ]);
  });

  it.each([
    ['a dot', { ...drawing, strokes: [[[5, 5]]] }, 'strokes.empty'],
    ['nothing', { ...drawing, strokes: [] }, 'strokes.empty'],
    ['a scribble on one spot', { ...drawing, strokes: [wave.map(() => [7, 7])] }, 'strokes.empty'],
    ['a point beside the frame', { ...drawing, strokes: [[...wave, [1001, 5]]] }, 'strokes.points'],
    ['a point below it', { ...drawing, height: 200, strokes: [wave] }, 'strokes.points'],
    ['a fraction', { ...drawing, strokes: [[...wave, [1.5, 5]]] }, 'strokes.points'],
    ['a negative point', { ...drawing, strokes: [[...wave, [-1, 5]]] }, 'strokes.points'],
    ['a frame of any size', { ...drawing, width: 100_000 }, 'strokes.points'],
    ['more points than a hand draws', { ...drawing, strokes: [...Array(200)].map(() => wave) }, 'strokes.too-many'],
    [
      'more strokes than a hand draws',
      { ...drawing, strokes: [...Array(201)].map(() => [[1, 2]]) },
      'strokes.too-many',
    ],
    ['markup', '<svg onload="alert(1)">', 'invalid'],
    ['a path', { ...drawing, strokes: ['M0 0'] }, 'invalid'],
  ])('refuses %s as a drawing', (_, strokes, code) => {
    expect(refused({ ...signed, strokes }).map((reason) => reason.split(': ')[1])).toEqual([code]);
  });
});
