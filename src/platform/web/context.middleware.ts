import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { CsrfTokens } from './csrf.js';
import type { RequestContext } from './request-context.js';

/** Letters and digits that nobody confuses when reading a reference aloud. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

export function contextMiddleware(tokens: CsrfTokens) {
  return (request: Request, response: Response, next: NextFunction): void => {
    request.context = newContext(() => tokens.issue(request, response));
    next();
  };
}

function newContext(issueToken: () => string): RequestContext {
  return {
    reference: newReference(),
    person: null,
    sessionId: null,
    counts: {},
    changesAfter: null,
    language: 'en',
    languageChosen: false,
    get csrfToken() {
      return issueToken();
    },
  };
}

function newReference(): string {
  const letters = [...randomBytes(8)].map((byte) => alphabet[byte % alphabet.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
