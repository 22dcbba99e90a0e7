import { isIPv4 } from 'node:net';
import type { ConfigProblem } from './config-error.js';
import type { VariableName, VariableValues } from './variables.js';

/** Only this machine can reach such a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

type Presence = (name: VariableName) => boolean;
type Rule = (values: VariableValues, set: Presence) => ConfigProblem | undefined;

const requiredWithDatabase =
  (variable: VariableName, advice: string): Rule =>
  (_values, set) =>
    set('DATABASE_URL') && !set(variable)
      ? { variable, problem: 'is missing, and is needed as soon as DATABASE_URL is set', advice }
      : undefined;

/** Rules between variables. `set` also holds for one whose text is wrong, so that it isn't reported twice. */
export const rules: readonly Rule[] = [
  requiredWithDatabase('SMTP_URL', 'Give the mail server: smtp://user:password@host:587'),
  requiredWithDatabase('SECRET_KEY', 'Make one with: openssl rand -base64 48; every process needs the same one'),
  // workers as well: they print addresses on documents and into the certificates of seals
  requiredWithDatabase('BASE_URL', 'Write the address people type, such as https://entente.example.org'),
  (values, set) =>
    (values.ROLE === 'web' || values.ROLE === 'worker') && !set('DATABASE_URL')
      ? {
          variable: 'ROLE',
          problem: `is ${values.ROLE}, but the embedded PostgreSQL belongs to one process that does everything`,
          advice: 'Set DATABASE_URL to a PostgreSQL that all processes share, or leave ROLE out',
        }
      : undefined,
  (values, set) =>
    set('DATABASE_URL') && values.SAMPLE_DATA === 'on' && values.ALLOW_SAMPLE_DATA !== 'yes'
      ? {
          variable: 'SAMPLE_DATA',
          problem: 'is on, which would put invented officials into the database of DATABASE_URL',
          advice: 'Leave it out, or set ALLOW_SAMPLE_DATA=yes if that database is for trying things',
        }
      : undefined,
  (values, set) =>
    !set('DATABASE_URL') && !set('SMTP_URL') && values.HOST !== undefined && !isLoopback(values.HOST)
      ? {
          variable: 'SMTP_URL',
          problem:
            'is missing while HOST lets other machines in: anybody could read the caught mail and its sign-in links',
          advice: 'Give a mail server, or leave HOST out',
        }
      : undefined,
];
