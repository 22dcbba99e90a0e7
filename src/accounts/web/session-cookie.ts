import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isLanguage } from '../../platform/languages.js';
import { Cookies } from '../../platform/web/cookies.js';
import { People } from '../application/people.js';
import { type StartedSession, Sessions } from '../application/sessions.js';

/** The browser's side of a session. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: Sessions,
    private readonly people: People,
  ) {}

  /** A session that this browser had before ends, whoever's it was. A language chosen on the way in becomes theirs. */
  async begin(request: Request, response: Response, session: StartedSession): Promise<void> {
    const { sessionId } = request.context;
    if (sessionId !== null) await this.sessions.end(sessionId);
    const { token, lifeSeconds, short, personId } = session;
    this.cookies.set(response, 'session', token, short ? undefined : lifeSeconds);
    this.cookies.clear(response, 'form');
    const language = this.cookies.read(request, 'language');
    if (language !== null) this.cookies.clear(response, 'language');
    if (isLanguage(language)) await this.people.chooseLanguage(personId, language);
  }

  async end(request: Request, response: Response): Promise<void> {
    const { sessionId } = request.context;
    if (sessionId !== null) await this.sessions.end(sessionId);
    this.cookies.clear(response, 'session');
  }
}
