import { cleanText } from '../../platform/input.js';

/**
 * `hard`: the address doesn't work. `undelivered`: a server gave this mail up after days of `not now`; the mailbox is there.
 * `soft`: not yet, or a warning. `complaint`: whoever reads it calls it spam.
 */
export type BounceKind = 'hard' | 'undelivered' | 'soft' | 'complaint';

/** What a mail server says later about one recipient of a mail that another server had taken. */
export interface Bounce {
  readonly kind: BounceKind;
  /** Of the recipient, in lower case. */
  readonly mail: string;
  /** `5.1.1`; null where none was given. */
  readonly status: string | null;
  readonly detail: string;
}

/** A whole report, with what leads back to our mail. */
export interface BounceReport {
  readonly bounces: readonly Bounce[];
  /** Addresses that the report was sent to: one of them may be a return path of ours. */
  readonly sentTo: readonly string[];
  /** Message-ID of the mail that it is about, `<…>`. */
  readonly about: string | null;
}

/** Fields of one block of a delivery status (RFC 3464), by their names in lower case. */
export type StatusFields = ReadonlyMap<string, string>;

/** Whoever writes to our return path writes these: longer than any server does only costs time. */
const longestField = 1_000;
const mostBlocks = 20;

/** One line that can be kept and searched, of whatever somebody wrote into a mail. */
export const fieldText = (text: string): string => cleanText(text.slice(0, longestField)).replace(/\s+/g, ' ').trim();

/** Null for what went well, was handed on, or is about nobody. */
export function bounceIn(fields: StatusFields): Bounce | null {
  const mail = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
  const action = fields.get('action')?.trim().toLowerCase();
  if (!mail || (action !== 'failed' && action !== 'delayed')) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? null;
  const said = fields.get('diagnostic-code')?.replace(/^[^;]*;/, '') ?? '';
  const detail = cleanText(said.slice(0, 500)) || `${action} ${status ?? ''}`.trim();
  if (action === 'delayed') return { kind: 'soft', mail, status, detail };
  return { kind: status?.startsWith('5') ? 'hard' : 'undelivered', mail, status, detail };
}

/** `rfc822; ana@example.org` */
export const addressIn = (field: string | undefined): string | null =>
  /[^\s<>;]+@[^\s<>;]+/.exec(field?.replace(/^[^;]*;/, '') ?? '')?.[0]?.toLowerCase() ?? null;

/** Blocks of fields, parted by empty lines; a field may go on in the next line. */
export function statusBlocks(text: string): StatusFields[] {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/, mostBlocks)
    .map((block) => {
      const fields = [...block.matchAll(/^([A-Za-z-]+):[ \t]*(.*)$/gm)];
      return new Map(fields.map(([, name = '', value = '']) => [name.toLowerCase(), fieldText(value)]));
    })
    .filter((fields) => fields.size > 0);
}
