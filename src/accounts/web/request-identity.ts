import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../../platform/errors.js';
import { Cookies } from '../../platform/web/cookies.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { isUnattended } from '../../platform/web/unattended.js';
import { ApiKeys } from '../application/api-keys.js';
import { Sessions } from '../application/sessions.js';
import type { Account } from '../domain/account.js';
import { languageOfRequest } from './request-language.js';

/** These answer also while the database is away. */
const unasked = /^\/(health|metrics)(\/|$)/;

/** Finds out who sends a request: by the session's cookie, or below `/api/` by a bearer key. */
@Injectable()
export class RequestIdentity {
  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly cookies: Cookies,
    private readonly flashes: FlashMessages,
  ) {}

  /** For `configureWebApp(app, { identify })`. */
  readonly middleware: RequestHandler = (request: Request, response: Response, next: NextFunction): void => {
    this.identify(request, response).then(() => next(), next);
  };

  private async identify(request: Request, response: Response): Promise<void> {
    if (unasked.test(request.path)) return;
    const chosen = this.cookies.read(request, 'language');
    Object.assign(request.context, languageOfRequest(request, null, chosen));
    const bearer = /^bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    if (bearer !== undefined && request.path.startsWith('/api/')) await this.byKey(bearer, request);
    else await this.bySession(request, response);
    Object.assign(request.context, languageOfRequest(request, request.context.person as Account | null, chosen));
  }

  private async byKey(key: string, request: Request): Promise<void> {
    const account = await this.apiKeys.find(key);
    if (account === null)
      throw new AppError({
        kind: 'unauthenticated',
        code: 'api-key.refused',
        message: 'This key is unknown or was revoked.',
      });
    request.context.person = account;
  }

  private async bySession(request: Request, response: Response): Promise<void> {
    const token = this.cookies.read(request, 'session');
    if (token === null) return;
    const session = await this.sessions.find(token, { unattended: isUnattended(request) });
    if (session === null) {
      this.sayEnded(request, response);
      return;
    }
    request.context.sessionId = session.id;
    request.context.person = session.account;
  }

  /** The next page says why the person is suddenly a stranger. */
  private sayEnded(request: Request, response: Response): void {
    this.cookies.clear(response, 'session');
    if (request.path.startsWith('/api/')) return;
    this.flashes.leave(response, { kind: 'notice', key: 'accounts:flash.session-ended' });
  }
}
