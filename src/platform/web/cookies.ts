import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { WebSettings } from './web-settings.js';

/**
 * `session` is the session itself, `form` what an anonymous form token is bound to, `flash` a message for the next page,
 * `language` what a visitor chose before signing in.
 */
export type CookieName = 'session' | 'form' | 'flash' | 'language';

const suffixes: Record<CookieName, string> = { session: '', form: '-form', flash: '-flash', language: '-language' };

/**
 * The only place that reads and sets cookies. With https they are `__Host-` and Secure; with http (localhost) they
 * are neither, since Safari refuses Secure cookies on http://localhost.
 */
@Injectable()
export class Cookies {
  constructor(private readonly settings: WebSettings) {}

  nameOf(cookie: CookieName): string {
    return `${this.settings.secure ? '__Host-' : ''}entente${suffixes[cookie]}`;
  }

  read(request: Request, cookie: CookieName): string | null {
    const wanted = this.nameOf(cookie);
    for (const pair of (request.headers.cookie ?? '').split(';')) {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(0, at).trim() === wanted) return decoded(pair.slice(at + 1).trim());
    }
    return null;
  }

  /** Without `maxAgeSeconds` the cookie ends with the browser. */
  set(response: Response, cookie: CookieName, value: string, maxAgeSeconds?: number): void {
    const age = maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds * 1000 };
    response.cookie(this.nameOf(cookie), value, { ...this.attributes(), ...age });
  }

  clear(response: Response, cookie: CookieName): void {
    response.clearCookie(this.nameOf(cookie), this.attributes());
  }

  private attributes(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.settings.secure };
  }
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
