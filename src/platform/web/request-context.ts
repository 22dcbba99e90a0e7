import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly isStaff: boolean;
  readonly isAdmin: boolean;
  /** Clerk or organiser of at least one community. */
  readonly isClerk: boolean;
  readonly isOfficial: boolean;
}

/** Numbers beside entries of the navigation. */
export interface NavigationCounts {
  readonly workQueue?: number;
  readonly messages?: number;
  readonly incidents?: number;
  readonly partnerships?: number;
  readonly inbox?: number;
}

/**
 * What is known of a request before any handler runs. `configureWebApp` makes it; whoever reads the session sets
 * `person`, `sessionId` and, where they are cheap, `counts`.
 */
export interface RequestContext {
  /** Shown on error pages and written with every log line of the request. */
  readonly reference: string;
  person: SignedInPerson | null;
  sessionId: string | null;
  counts: NavigationCounts;
  /** From where the person's stream of changes goes on from this page; null where nothing of it is shown. */
  changesAfter: string | null;
  language: string;
  /** Somebody chose it, here or in their account; otherwise it is the browser's or nobody's. */
  languageChosen: boolean;
  /** Bound to the session, or to an anonymous cookie that is set the first time this is read. */
  readonly csrfToken: string;
}

declare global {
  namespace Express {
    interface Request {
      context: RequestContext;
    }
  }
}

/** `@CurrentContext() context: RequestContext` in a controller. */
export const CurrentContext = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => execution.switchToHttp().getRequest<Request>().context,
);
