import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Cookies } from './cookies.js';
import { WebSettings } from './web-settings.js';

export type CsrfVerdict = 'allowed' | 'other-site' | 'stale-token';

/** The name of the token's field in forms, and of the query parameter that multipart forms carry it in. */
export const csrfFieldName = '_csrf';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Form tokens: an HMAC of the session's id, or of an anonymous cookie's before sign-in. Nothing is stored, so any
 * web process can check what another one issued.
 */
@Injectable()
export class CsrfTokens {
  /** Anonymous ids given out by requests that are still being answered: a page with two forms gets one cookie. */
  private readonly started = new WeakMap<Request, string>();

  constructor(
    private readonly settings: WebSettings,
    private readonly cookies: Cookies,
  ) {}

  /** The token of this request; sets the anonymous cookie where there is neither a session nor such a cookie. */
  issue(request: Request, response: Response): string {
    if (!response.headersSent) response.setHeader('Cache-Control', 'no-store');
    return this.sign(this.bindingOf(request) ?? this.startAnonymous(request, response));
  }

  judge(request: Request): CsrfVerdict {
    if (safeMethods.has(request.method)) return 'allowed';
    // a bearer key never comes with a session: whoever reads the key looks at no cookie
    if (isApi(request) && request.context.sessionId === null) return 'allowed';
    if (comesFromOtherSite(request, this.settings.baseUrl)) return 'other-site';
    const binding = this.bindingOf(request);
    return binding !== null && equal(tokenIn(request), this.sign(binding)) ? 'allowed' : 'stale-token';
  }

  private bindingOf(request: Request): string | null {
    if (request.context.sessionId !== null) return `session:${request.context.sessionId}`;
    const anonymous = this.started.get(request) ?? this.cookies.read(request, 'form');
    return anonymous === null ? null : `form:${anonymous}`;
  }

  private startAnonymous(request: Request, response: Response): string {
    const id = randomBytes(18).toString('base64url');
    this.started.set(request, id);
    this.cookies.set(response, 'form', id);
    return `form:${id}`;
  }

  private sign(binding: string): string {
    return createHmac('sha256', this.settings.secret).update(`csrf:${binding}`).digest('base64url');
  }
}

/**
 * `Sec-Fetch-Site` can't be forged by a page and decides where it is sent. The Origin is `null` on our own forms
 * because of `Referrer-Policy: no-referrer`, so `null` says nothing and the token alone decides.
 */
export function comesFromOtherSite(request: Pick<Request, 'headers'>, baseUrl: URL): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.origin;
  return origin !== undefined && origin !== 'null' && origin !== baseUrl.origin;
}

/** Whether a browser vouches that one of our own pages sent this. */
export function isOwnPage(request: Pick<Request, 'headers'>): boolean {
  return request.headers['sec-fetch-site'] === 'same-origin';
}

function isApi(request: Request): boolean {
  return request.path.startsWith('/api/');
}

function tokenIn(request: Request): string {
  const body: unknown = request.body;
  const field = typeof body === 'object' && body !== null ? Reflect.get(body, csrfFieldName) : undefined;
  const candidate = field ?? request.headers['x-csrf-token'] ?? request.query[csrfFieldName];
  return typeof candidate === 'string' ? candidate : '';
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
