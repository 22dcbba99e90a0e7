import { describe, expect, it } from '@jest/globals';
import { given, sayHtml, sayText, words } from './words.js';

const texts: Record<string, string> = {
  greet: 'Dear {{name}}, <b>welcome</b> to {{places}}',
  place: 'the city of {{of}}',
};
const speaker = {
  language: 'en',
  t: (key: string, params: Record<string, unknown>) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name])),
};
const greeting = words('greet', {
  name: given('<Ana>'),
  places: [words('place', { of: given('Oakland') }), 'A & B', given('القاهرة')],
});

describe('words with what people wrote in them', () => {
  it('are set apart and escaped on a page, while the catalogue keeps its own markup', () => {
    expect(sayHtml(speaker, greeting)).toBe(
      'Dear <bdi>&lt;Ana&gt;</bdi>, <b>welcome</b> to the city of <bdi>Oakland</bdi>, A &amp; B and <bdi>القاهرة</bdi>',
    );
  });

  it('are plain in a title', () => {
    expect(sayText(speaker, greeting)).toContain('Dear <Ana>, ');
  });

  it('say days and moments', () => {
    expect(sayText(speaker, { day: '2026-03-02' })).toBe('2 March 2026');
    expect(sayText(speaker, { instant: '2026-03-02T10:00:00Z', zone: 'Asia/Tokyo' })).toContain('19:00');
  });
});
