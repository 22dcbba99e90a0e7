import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { BounceReader } from '../application/bounces/bounce-reader.js';
import { addressIn, type Bounce, type BounceReport, bounceIn, fieldText, statusBlocks } from '../domain/bounce.js';

/** Delivery status notifications (RFC 3464) and complaints (RFC 5965), as mail servers write them. */
export class MimeBounceReader extends BounceReader {
  async read(raw: Buffer): Promise<BounceReport | null> {
    try {
      return reportIn(
        await simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true, skipImageLinks: true }),
      );
    } catch {
      return null;
    }
  }
}

function reportIn(mail: ParsedMail): BounceReport | null {
  const kind = reportType(mail);
  const part = partOf(mail, `message/${kind}`);
  if (part === null) return null;
  const returned = partOf(mail, 'message/rfc822') ?? partOf(mail, 'text/rfc822-headers') ?? '';
  const bounces = kind === 'delivery-status' ? statuses(part) : complaints(part, returned);
  if (bounces.length === 0) return null;
  return { bounces, sentTo: sentTo(mail, returned), about: headerIn(returned, 'message-id') };
}

/** A receipt that was asked for, or that somebody has read it, is another type. */
function reportType(mail: ParsedMail): 'delivery-status' | 'feedback-report' | 'other' {
  const type = mail.headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  const named = type?.value?.toLowerCase() === 'multipart/report' ? type.params?.['report-type']?.toLowerCase() : '';
  return named === 'delivery-status' || named === 'feedback-report' ? named : 'other';
}

const partOf = ({ attachments }: ParsedMail, type: string): string | null =>
  attachments.find(({ contentType }) => contentType.toLowerCase() === type)?.content.toString('utf8') ?? null;

const statuses = (part: string): Bounce[] =>
  statusBlocks(part)
    .map(bounceIn)
    .filter((bounce) => bounce !== null);

function complaints(part: string, returned: string): Bounce[] {
  const [fields] = statusBlocks(part);
  const mail = addressIn(fields?.get('original-rcpt-to')) ?? addressIn(headerIn(returned, 'to') ?? undefined);
  const kind = fields?.get('feedback-type')?.trim().toLowerCase();
  if (!mail || kind === 'not-spam') return [];
  return [{ kind: 'complaint', mail, status: null, detail: `Reported as ${kind ?? 'unwanted'}` }];
}

/** Of the first lines of a mail that came back; those of a mail in it are further down. */
function headerIn(returned: string, name: string): string | null {
  const head = returned.replace(/\r\n/g, '\n').split('\n\n')[0] ?? '';
  const unfolded = head.replace(/\n[ \t]+/g, ' ');
  const found = new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(unfolded)?.[1];
  return found === undefined ? null : fieldText(found) || null;
}

/** A report is sent to one address; what names more is none. */
const mostLines = 20;

function sentTo(mail: ParsedMail, returned: string): string[] {
  const named = ['delivered-to', 'x-original-to', 'envelope-to'].map((name) => mail.headers.get(name));
  const to = [mail.to ?? []].flat().flatMap(({ value }: AddressObject) => value.map(({ address }) => address ?? ''));
  const lines = [...named.flat().map((value) => String(value ?? '')), ...to, headerIn(returned, 'return-path') ?? ''];
  return lines.slice(0, mostLines).flatMap((line) => fieldText(line).match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? []);
}
