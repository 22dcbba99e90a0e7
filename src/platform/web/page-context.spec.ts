import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { pageContextOf } from './page-context.js';
import { WebSettings } from './web-settings.js';

const settings = new WebSettings({ baseUrl: 'https://entente.example.org', secret: 'x'.repeat(40) });
const sources = { settings, takeFlash: () => null, now: () => new Date() };

function at(originalUrl: string) {
  const context = { person: null, counts: {}, language: 'de', languageChosen: true, reference: '' };
  const app = { get: () => sources };
  return pageContextOf({ app, context, method: 'GET', path: '/', originalUrl } as unknown as Request);
}

describe('the addresses that a page gives of itself', () => {
  it('keep the query, without what is no part of it', () => {
    const page = at('/register?q=lima&lang=de&_csrf=x');
    expect([page.here, page.inEnglish]).toEqual(['/register?q=lima', '/register?q=lima&lang=en']);
  });

  it('stay on this site, whatever was asked for', () => {
    const page = at('//evil.example/x?q=1');
    expect([page.here, page.inEnglish]).toEqual(['/evil.example/x?q=1', '/evil.example/x?q=1&lang=en']);
    expect(new URL(page.inEnglish, settings.baseUrl).origin).toBe('https://entente.example.org');
  });
});
