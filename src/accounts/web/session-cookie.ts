import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Cookies } from '../../platform/web/cookies.js';
import { type StartedSession, Sessions } from '../application/sessions.js';

/** The browser's side of a session. */
@Injectable()
export class SessionCookie {
  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: Sessions,
  ) {}

  /** A session that this browser had before ends, whoever's it was. */
  async begin(request: Request, response: Response, session: StartedSession): Promise<void> {
    const { sessionId } = request.context;
    if (sessionId !== null) await this.sessions.end(sessionId);
    const { token, lifeSeconds, short } = session;
    this.cookies.set(response, 'session', token, short ? undefined : lifeSeconds);
    this.cookies.clear(response, 'form');
  }

  async end(request: Request, response: Response): Promise<void> {
    const { sessionId } = request.context;
    if (sessionId !== null) await this.sessions.end(sessionId);
    this.cookies.clear(response, 'session');
  }
}
