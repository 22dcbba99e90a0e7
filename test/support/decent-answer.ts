import { expect } from '@jest/globals';
import type { Answer } from './api-caller.js';

/**
 * Either it was fine, or a problem that says what is wrong. `readable`: the body was JSON, so that "unreadable" could only
 * come from PostgreSQL, which a schema should have kept from seeing it.
 */
export function expectDecent(what: object, { status, type, json }: Answer, readable = false): void {
  expect({ ...what, unreadable: readable && status === 400 }).toEqual({ ...what, unreadable: false });
  const problem =
    status < 400 ? null : { type, code: typeof json.code, detail: typeof json.detail, status: json.status };
  expect({ ...what, ok: status < 500, problem }).toEqual({
    ...what,
    ok: true,
    problem: problem && { type: 'application/problem+json', code: 'string', detail: 'string', status },
  });
}
