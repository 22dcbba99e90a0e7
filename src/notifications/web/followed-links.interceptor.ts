import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import type { Account } from '../../accounts/domain/account.js';
import { FollowedLinks } from '../application/followed-links.js';

/** Looks who is on which page, after the page has left: nobody waits for it, and its failing is nobody's fault. */
@Injectable()
export class FollowedLinksInterceptor implements NestInterceptor {
  private readonly log = new Logger(FollowedLinksInterceptor.name);

  constructor(private readonly followed: FollowedLinks) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<Request>();
    const response = execution.switchToHttp().getResponse<Response>();
    if (mayFollow(request)) {
      const { id: personId, mail } = request.context.person as Account;
      response.once('finish', () => {
        if (isPage(response)) this.note({ personId, mail, path: request.path });
      });
    }
    return next.handle();
  }

  private note(visit: Parameters<FollowedLinks['note']>[0]): void {
    this.followed.note(visit).catch((error: unknown) => this.log.warn(`A visit was not noted: ${String(error)}`));
  }
}

/** A page that a browser fetches ahead was not visited. */
const mayFollow = ({ method, path, headers, context }: Request): boolean =>
  method === 'GET' && context.person !== null && !path.startsWith('/api/') && headers['sec-purpose'] === undefined;

const isPage = (response: Response): boolean =>
  response.statusCode === 200 && String(response.getHeader('Content-Type')).startsWith('text/html');
