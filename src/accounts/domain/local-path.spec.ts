import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

describe('the page to go to after signing in', () => {
  it.each(['/', '/partnerships/P-2026-00042?tab=text#clause-3', '/staff/queue?status=a&status=b', '/a%20b'])(
    'may be %s',
    (path) => expect(localPath(path)).toBe(path),
  );

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'partnerships',
    '',
    '/sign-in',
    '/sign-in?next=/sign-in',
    '/sign-in/link/abc',
    '/x/../sign-out',
    `/${'a'.repeat(3000)}`,
    ['/a'],
    null,
    undefined,
  ])('is never %j', (path) => expect(localPath(path)).toBeNull());
});
