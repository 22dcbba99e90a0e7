import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'express';
import helmet from 'helmet';
import { govukFolder } from './project-paths.js';

/** How a page differs from the strict policy of all others. */
export interface PolicyExceptions {
  /** The page shows one of our own documents in a frame. */
  readonly framesOwnDocuments?: boolean;
  /** The answer is such a document. */
  readonly mayBeFramed?: boolean;
}

/** govuk-frontend's one inline script, which marks the page as scripted before anything is drawn. */
export const startScript = readStartScript();

const startScriptHash = `'sha256-${createHash('sha256').update(startScript).digest('base64')}'`;

export function policyDirectives(exceptions: PolicyExceptions = {}) {
  const frames = exceptions.framesOwnDocuments ? ["'self'"] : ["'none'"];
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", startScriptHash],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-src': frames,
    'object-src': frames,
    'frame-ancestors': exceptions.mayBeFramed ? ["'self'"] : ["'none'"],
    'base-uri': ["'none'"],
  };
}

/** Replaces the policy of one answer; call it in the handler before the page is sent. */
export function relaxPolicy(response: Response, exceptions: PolicyExceptions): void {
  const setPolicy = helmet.contentSecurityPolicy({ useDefaults: false, directives: policyDirectives(exceptions) });
  setPolicy(response.req, response, (error?: unknown) => {
    if (error) throw error;
  });
  response.setHeader('X-Frame-Options', exceptions.mayBeFramed ? 'SAMEORIGIN' : 'DENY');
}

export function securityHeaders(secure: boolean) {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policyDirectives() },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

function readStartScript(): string {
  const template = readFileSync(join(govukFolder, 'govuk', 'template.njk'), 'utf8');
  const script = /<script[^>]*?>(document\.body\.className[^<]*)<\/script>/.exec(template)?.[1];
  if (script === undefined) throw new Error("govuk-frontend's inline script was not found in its template.njk.");
  return script;
}
