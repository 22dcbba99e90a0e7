import { parseArgs } from 'node:util';
import { z } from 'zod';
import { emailAddress, line, parseInput } from '../platform/input.js';

export type AdminCommand =
  | { readonly do: 'add'; readonly mail: string; readonly name: string | null; readonly staff: boolean }
  | { readonly do: 'remove'; readonly mail: string }
  | { readonly do: 'list' };

export const usage = `Usage:
  npm run admin -- add <mail> [--name "…"] [--staff]   makes somebody an admin, or with --staff a member of staff
  npm run admin -- list                                who is admin or staff
  npm run admin -- remove <mail>                       takes both away, and ends their sessions and keys`;

const schema = z.object({ mail: emailAddress(), name: line(200).nullable() });

/** What the command line says; null when it can't be understood. */
export function readAdminCommand(args: readonly string[]): AdminCommand | null {
  const read = parsed(args);
  if (!read) return null;
  const [what, mail, ...rest] = read.positionals;
  if (what === 'list' && mail === undefined) return { do: 'list' };
  const checked = parseInput(schema, { mail, name: read.values.name ?? null });
  if (!checked.ok || rest.length > 0) return null;
  if (what === 'add') return { do: 'add', ...checked.value, staff: read.values.staff ?? false };
  return what === 'remove' ? { do: 'remove', mail: checked.value.mail } : null;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, staff: { type: 'boolean' } },
    });
  } catch {
    return null;
  }
}
