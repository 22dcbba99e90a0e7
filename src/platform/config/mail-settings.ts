import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigProblem } from './config-error.js';
import { repositoryRoot } from './repository-root.js';
import type { VariableValues } from './variables.js';

/** With what mails are signed for their domain (RFC 6376). */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** How mail goes out and how we hear of what didn't arrive. */
export interface MailSettings {
  readonly mailFrom: string;
  /** Where mail that can't be delivered comes back to, with the message named in it; without it, to `mailFrom`. */
  readonly mailReturnPath?: string | undefined;
  /** Mails a second of each worker; without it as many as the server takes. */
  readonly mailRate?: number | undefined;
  /** Of each worker to the mail server. */
  readonly mailConnections: number;
  readonly dkim?: DkimKey | undefined;
  /** A mailbox that bounces come to. */
  readonly bounceImapUrl?: string | undefined;
  /** `whsec_…`: whoever reports bounces to us signs with it. */
  readonly bounceWebhookSecret?: string | undefined;
}

type Found = { readonly key?: DkimKey; readonly problem?: ConfigProblem };

/** Opens the key that signs mails, so that a wrong one is told at the start and not with the first mail. */
export function readDkim({ DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file }: VariableValues): Found {
  const given = [domain, selector, file].filter((value) => value !== undefined);
  if (given.length === 0) return {};
  if (!domain || !selector || !file) return { problem: incomplete };
  try {
    const privateKey = readFileSync(path.resolve(repositoryRoot, file), 'utf8');
    const { asymmetricKeyType: type } = createPrivateKey(privateKey);
    return type === 'rsa' || type === 'ed25519' ? { key: { domain, selector, privateKey } } : { problem: unusable };
  } catch {
    return { problem: unusable };
  }
}

const incomplete: ConfigProblem = {
  variable: 'DKIM_DOMAIN',
  problem: 'is only one of the three that signing mail needs',
  advice: 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, or none of them',
};
const unusable: ConfigProblem = {
  variable: 'DKIM_KEY_FILE',
  problem: 'can’t be read as a private key (RSA or Ed25519) without a password',
  advice: 'Write the path of the private key in PEM: openssl genrsa -out dkim.pem 2048',
};

export const mailSettings = (values: VariableValues, dkim: DkimKey | undefined): MailSettings => ({
  mailFrom: values.MAIL_FROM ?? 'Entente <entente@localhost>',
  mailReturnPath: values.MAIL_RETURN_PATH,
  mailRate: values.MAIL_RATE,
  mailConnections: values.MAIL_CONNECTIONS ?? 10,
  dkim,
  bounceImapUrl: values.BOUNCE_IMAP_URL,
  bounceWebhookSecret: values.BOUNCE_WEBHOOK_SECRET,
});
