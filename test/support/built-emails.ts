import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtEmailsFolder } from '../../src/platform/mail/email-templates.js';

const source = fileURLToPath(new URL('../../templates/emails/layout.mjml', import.meta.url));

/** Mails need their compiled layout; a checkout that was never built, or whose layout changed since, gets it here. */
export async function ensureEmails(): Promise<void> {
  const built = join(builtEmailsFolder, 'layout.html.njk');
  if (existsSync(built) && statSync(built).mtimeMs > statSync(source).mtimeMs) return;
  const path = '../../src/platform/mail/build-emails.mjs';
  const { buildEmails } = (await import(path)) as { buildEmails: () => Promise<string[]> };
  await buildEmails();
}
