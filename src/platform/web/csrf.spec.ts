import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { Cookies } from './cookies.js';
import { CsrfTokens } from './csrf.js';
import { WebSettings } from './web-settings.js';

const settings = new WebSettings({
  baseUrl: 'https://register.example.org',
  secret: 'a secret of forty characters, just about',
});
const tokens = new CsrfTokens(settings, new Cookies(settings));

interface Facts {
  readonly method?: string;
  readonly path?: string;
  readonly sessionId?: string | null;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly query?: Record<string, string>;
}

/** As much of a request as the tokens look at. */
function aRequest({ method = 'POST', path = '/x', sessionId = null, headers = {}, body = {}, query = {} }: Facts = {}) {
  return { method, path, headers, body, query, context: { sessionId } } as unknown as Request;
}

/** A response that keeps the cookies it was given. */
function aResponse() {
  const cookies: string[] = [];
  const response = {
    headersSent: false,
    setHeader: () => response,
    cookie: (name: string, value: string) => cookies.push(`${name}=${value}`),
  };
  return { response: response as unknown as Response, cookies };
}

const issue = (facts: Facts = {}) => tokens.issue(aRequest(facts), aResponse().response);

describe('form tokens', () => {
  it('are good for their own session only', () => {
    const _csrf = issue({ sessionId: 'mine' });
    expect(tokens.judge(aRequest({ sessionId: 'mine', body: { _csrf } }))).toBe('allowed');
    expect(tokens.judge(aRequest({ sessionId: 'other', body: { _csrf } }))).toBe('stale-token');
    expect(tokens.judge(aRequest({ sessionId: null, body: { _csrf } }))).toBe('stale-token');
  });

  it('are bound to one cookie before sign-in, however many forms a page has', () => {
    const request = aRequest();
    const { response, cookies } = aResponse();
    const _csrf = tokens.issue(request, response);
    expect(tokens.issue(request, response)).toBe(_csrf);
    expect(cookies).toHaveLength(1);
    const headers = { cookie: `other=1; ${cookies[0]}` };
    expect(tokens.judge(aRequest({ headers, body: { _csrf } }))).toBe('allowed');
    expect(tokens.judge(aRequest({ headers }))).toBe('stale-token');
  });

  it('are taken from a field, a header, or the address of a multipart form', () => {
    const token = issue({ sessionId: 's' });
    const ways: Facts[] = [
      { body: { _csrf: token } },
      { headers: { 'x-csrf-token': token } },
      { query: { _csrf: token }, body: undefined },
    ];
    for (const way of ways) expect(tokens.judge(aRequest({ sessionId: 's', ...way }))).toBe('allowed');
    expect(tokens.judge(aRequest({ sessionId: 's', body: { _csrf: [token] } }))).toBe('stale-token');
  });

  it('are not asked for by what changes nothing', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(tokens.judge(aRequest({ method }))).toBe('allowed');
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect(tokens.judge(aRequest({ method }))).toBe('stale-token');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 'other-site'],
    [{ 'sec-fetch-site': 'same-site' }, 'other-site'],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 'allowed'],
    [{ origin: 'null' }, 'allowed'],
    [{ origin: 'https://register.example.org' }, 'allowed'],
    [{ origin: 'http://register.example.org' }, 'other-site'],
    [{ origin: 'https://register.example.org.evil.example' }, 'other-site'],
  ])('with %j are %s', (headers, verdict) => {
    const body = { _csrf: issue({ sessionId: 's' }) };
    expect(tokens.judge(aRequest({ sessionId: 's', body, headers }))).toBe(verdict);
  });

  it('are asked for by the API only where a session would give power', () => {
    const path = '/api/v1/things';
    expect(tokens.judge(aRequest({ path }))).toBe('allowed');
    expect(tokens.judge(aRequest({ path, sessionId: 's' }))).toBe('stale-token');
    const headers = { authorization: 'Bearer no key' };
    expect(tokens.judge(aRequest({ path, sessionId: 's', headers }))).toBe('stale-token');
    expect(tokens.judge(aRequest({ path: '/apiary' }))).toBe('stale-token');
  });
});
