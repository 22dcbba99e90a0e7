import { describe, expect, it } from '@jest/globals';
import { readAdminCommand } from './admin-command.js';

describe('npm run admin', () => {
  it('reads whom to add, with and without a name', () => {
    expect(readAdminCommand(['add', 'Ana@Example.org'])).toEqual({
      do: 'add',
      mail: 'ana@example.org',
      name: null,
      staff: false,
    });
    expect(readAdminCommand(['add', 'a@example.org', '--name', 'Ana Ruiz', '--staff'])).toMatchObject({
      name: 'Ana Ruiz',
      staff: true,
    });
  });

  it('reads whom to remove, and lists', () => {
    expect(readAdminCommand(['remove', 'a@example.org'])).toEqual({ do: 'remove', mail: 'a@example.org' });
    expect(readAdminCommand(['list'])).toEqual({ do: 'list' });
  });

  it.each([
    [],
    ['add'],
    ['add', 'nobody'],
    ['add', 'a@b.org', 'c@d.org'],
    ['drop', 'a@b.org'],
    ['list', '--all'],
    ['list', 'a@b.org'],
  ])('does not understand %j', (...args: string[]) => expect(readAdminCommand(args)).toBeNull());
});
