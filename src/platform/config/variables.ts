import path from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './repository-root.js';
import { readS3Address } from './s3-address.js';

/** A variable's schema reads the text of the environment; its message never repeats the text, which may hold a password. */
const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `is not a ${protocols.map((protocol) => `${protocol}//`).join(' or ')} address`,
  });

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      message: `is not a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `is not one of ${values.join(', ')}` });

/** An origin, that is scheme, host and port and nothing after them: links in mails are built on it. */
const origin = url(['http:', 'https:'])
  .refine(
    (text) => {
      if (!URL.canParse(text)) return true;
      const { pathname, search, hash, username, password } = new URL(text);
      return pathname === '/' && `${search}${hash}${username}${password}` === '';
    },
    { message: 'has more than scheme, host and port' },
  )
  .transform((text) => new URL(text).origin);

export const variables = {
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  REDIS_URL: url(['redis:', 'rediss:']),
  S3_URL: z.string().transform((text, context) => {
    const address = readS3Address(text);
    if (typeof address !== 'string') return address;
    context.addIssue(address);
    return z.NEVER;
  }),
  SMTP_URL: url(['smtp:', 'smtps:']),
  MAIL_FROM: z.string().regex(/^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
    message: 'is not a mail address',
  }),
  MAIL_RETURN_PATH: z
    .string()
    .regex(/^[^\s<>@]{1,20}@[^\s<>@]+$/, { message: 'is not a bare mail address with a short name' }),
  MAIL_RATE: wholeNumber(1, 100_000),
  MAIL_CONNECTIONS: wholeNumber(1, 200),
  DKIM_DOMAIN: z.string().regex(/^(?:[0-9A-Za-z-]+\.)+[0-9A-Za-z-]+$/, { message: 'is not a domain' }),
  DKIM_SELECTOR: z.string().regex(/^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/, { message: 'is not a selector' }),
  DKIM_KEY_FILE: z.string(),
  BOUNCE_IMAP_URL: url(['imap:', 'imaps:']),
  BOUNCE_WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, {
    message: 'is not whsec_ and at least 24 bytes in base64',
  }),
  BASE_URL: origin,
  PORT: wholeNumber(1, 65_535),
  HOST: z.string().regex(/^[0-9A-Za-z:.-]+$/, { message: 'is not a host name or an IP address' }),
  ROLE: choice(['all', 'web', 'worker']),
  DATA_DIR: z.string().transform((text) => path.resolve(repositoryRoot, text)),
  SAMPLE_DATA: choice(['on', 'off']),
  ALLOW_SAMPLE_DATA: choice(['yes', 'no']),
  SECRET_KEY: z.string().min(32, { message: 'is shorter than 32 characters' }),
  METRICS_TOKEN: z.string().min(16, { message: 'is shorter than 16 characters' }),
  TSA_URL: url(['http:', 'https:']),
  OUTGOING_ALLOW_PRIVATE: choice(['on', 'off']),
  SEAL_REGISTRY_P12: z.string(),
  SEAL_REGISTRY_PASSWORD: z.string(),
  SEAL_AUTHORITY_P12: z.string(),
  SEAL_AUTHORITY_PASSWORD: z.string(),
  TYPST_CHILDREN: wholeNumber(1, 64),
  WORKER_CONCURRENCY: wholeNumber(1, 1_000),
  TRUST_PROXY: wholeNumber(0, 16),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
} as const;

export type VariableName = keyof typeof variables;
export type VariableValues = { readonly [Name in VariableName]?: z.output<(typeof variables)[Name]> | undefined };

/** What to do about a variable that is wrong by itself. */
export const advice: Readonly<Record<VariableName, string>> = {
  DATABASE_URL: 'Write postgres://user:password@host:5432/name, or leave it out for the embedded PostgreSQL',
  REDIS_URL: 'Write redis://host:6379/0, or leave it out to queue in PostgreSQL',
  S3_URL:
    'Write https://key:secret@host/bucket?region=eu-central-1, with / and + in the secret as %2F and %2B; or leave it out to keep documents in PostgreSQL',
  SMTP_URL: 'Write smtp://user:password@host:587 or smtps://user:password@host:465',
  MAIL_FROM: 'Write name@example.org or Name <name@example.org>',
  MAIL_RETURN_PATH:
    'Write the address that mail comes back to, such as bounces@example.org; the server must also take bounces+anything@example.org',
  MAIL_RATE: 'Write how many mails a second each worker may send, or leave it out for no limit',
  MAIL_CONNECTIONS: 'Write how many connections each worker may open to the mail server, such as 10',
  DKIM_DOMAIN: 'Write the domain that signs mail, such as example.org; DKIM_SELECTOR and DKIM_KEY_FILE belong to it',
  DKIM_SELECTOR: 'Write the name before ._domainkey under which the domain publishes its key',
  DKIM_KEY_FILE: 'Write the path of the private key in PEM: openssl genrsa -out dkim.pem 2048',
  BOUNCE_IMAP_URL: 'Write imaps://user:password@host/INBOX: the mailbox behind MAIL_RETURN_PATH',
  BOUNCE_WEBHOOK_SECRET: 'Make one with: echo whsec_$(openssl rand -base64 32); whoever reports bounces signs with it',
  BASE_URL: 'Write the address people type, such as https://entente.example.org',
  PORT: 'Write a free port, such as 3000',
  HOST: 'Write 127.0.0.1 for this machine only, or 0.0.0.0 for every network',
  ROLE: 'Write web, worker, or all for both in one process',
  DATA_DIR: 'Write a folder',
  SAMPLE_DATA: 'Write on or off',
  ALLOW_SAMPLE_DATA: 'Write yes, or leave it out',
  SECRET_KEY: 'Make one with: openssl rand -base64 48',
  METRICS_TOKEN: 'Make one with: openssl rand -base64 24; or leave it out, then only this machine may read /metrics',
  TSA_URL: 'Write the address of a time-stamp authority (RFC 3161), or leave it out for seals without time stamps',
  OUTGOING_ALLOW_PRIVATE:
    'Write on to let webhooks call this machine and private networks while developing, or leave it out',
  SEAL_REGISTRY_P12: 'Write the path of a PKCS#12 file with the registry’s key, or leave it out',
  SEAL_REGISTRY_PASSWORD: 'Write the password of SEAL_REGISTRY_P12',
  SEAL_AUTHORITY_P12: 'Write the path of a PKCS#12 file with the issuing authority’s key, or leave it out',
  SEAL_AUTHORITY_PASSWORD: 'Write the password of SEAL_AUTHORITY_P12',
  TYPST_CHILDREN: 'Write how many documents may be rendered at once',
  WORKER_CONCURRENCY: 'Write how many jobs a worker may handle at once',
  TRUST_PROXY: 'Write how many proxies stand in front of the web process; 0 for none',
  LOG_LEVEL: 'Write info if unsure',
};
