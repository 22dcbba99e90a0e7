/** What a caught mail says. Only mails that our own transport wrote come here, so only their shapes are read. */
export interface CaughtMailText {
  readonly headers: string;
  readonly html: string;
  readonly text: string;
  /** Files that came with it, calendar entries among them. */
  readonly attachments: readonly { readonly fileName: string; readonly bytes: number }[];
}

export function readCaughtMail(raw: Buffer): CaughtMailText {
  const { headers, body } = split(raw.toString('latin1'));
  const parts = partsOf({ headers, body });
  const partOf = (type: string) => parts.find((part) => new RegExp(`content-type:\\s*${type}`, 'i').test(part.headers));
  const decoded = (type: string) => {
    const part = partOf(type);
    return part ? decodedBody(part) : '';
  };
  return {
    headers: Buffer.from(headers, 'latin1').toString('utf8'),
    html: decoded('text/html'),
    text: decoded('text/plain'),
    attachments: parts.flatMap((part) => {
      const fileName = fileNameOf(unfolded(part.headers));
      return fileName === null ? [] : [{ fileName, bytes: contentOf(part).length }];
    }),
  };
}

/** Plain, or where it isn't ASCII in percent signs (RFC 2231), and then in pieces if it is long. */
function fileNameOf(headers: string): string | null {
  const plain = /filename=(?:"([^"]*)"|([^\s;]+))/i.exec(headers);
  if (plain) return plain[1] ?? plain[2] ?? null;
  const pieces = [...headers.matchAll(/filename\*(?:\d+\*?)?=(?:"([^"]*)"|([^\s;]+))/gi)];
  if (pieces.length === 0) return null;
  const whole = pieces.map(([, quoted, bare]) => quoted ?? bare).join('');
  return Buffer.from(unescaped(whole.replace(/^utf-8''/i, ''), '%'), 'latin1').toString('utf8');
}

interface Part {
  headers: string;
  body: string;
}

/** The leaves of the tree: a mail with a calendar entry holds a text in several forms beside the file. */
function partsOf({ headers, body }: Part): Part[] {
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(unfolded(headers))?.[1];
  if (!boundary) return [{ headers, body }];
  const pieces = body.split(`--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => partsOf(split(piece.replace(/^\r\n/, ''))));
}

function split(part: string): Part {
  const end = part.indexOf('\r\n\r\n');
  return end < 0 ? { headers: part, body: '' } : { headers: part.slice(0, end), body: part.slice(end + 4) };
}

const unfolded = (headers: string): string => headers.replace(/\r\n[ \t]+/g, ' ');

const decodedBody = (part: Part): string => contentOf(part).toString('utf8');

function contentOf({ headers, body }: Part): Buffer {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(headers)?.[1]?.toLowerCase();
  const text = body.replace(/\r\n$/, '');
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding === 'quoted-printable') return Buffer.from(unescaped(text.replace(/=\r\n/g, ''), '='), 'latin1');
  return Buffer.from(text, 'latin1');
}

const unescaped = (text: string, sign: '=' | '%'): string =>
  text.replace(new RegExp(`${sign}([0-9A-F]{2})`, 'gi'), (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
