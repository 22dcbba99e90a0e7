import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, type Observable, switchMap } from 'rxjs';
import type { Account } from '../../accounts/domain/account.js';
import type { SignedInPerson } from '../../platform/web/request-context.js';
import { WebLog } from '../../platform/web/web-log.js';
import { Inbox } from '../application/inbox.js';
import { readerOf } from '../domain/reader.js';

/** The numbers beside entries of the navigation, for everybody who is signed in and asks for a page. */
@Injectable()
export class CountsInterceptor implements NestInterceptor {
  constructor(
    private readonly inbox: Inbox,
    private readonly log: WebLog,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = execution.switchToHttp().getRequest<Request>();
    const { person } = request.context;
    if (!isAccount(person) || !asksForPage(request)) return next.handle();
    return from(this.count(person, request)).pipe(switchMap(() => next.handle()));
  }

  /** A page without numbers is better than none. */
  private async count(account: Account, { context }: Request): Promise<void> {
    try {
      const { waiting, unread, after } = await this.inbox.standing(readerOf(account));
      context.counts = { inbox: unread, ...(account.isStaff ? { workQueue: waiting } : { partnerships: waiting }) };
      context.changesAfter = context.sessionId === null ? null : after;
    } catch (error) {
      this.log.warn({ err: error, reference: context.reference }, 'A page is shown without its counts');
    }
  }
}

const isAccount = (person: SignedInPerson | null): person is Account => person !== null && 'memberships' in person;

function asksForPage({ path, headers: { accept } }: Request): boolean {
  return !path.startsWith('/api/') && (accept === undefined || accept.includes('text/html') || accept === '*/*');
}
