/** What a caught mail says. Only mails that our own transport wrote come here, so only their shapes are read. */
export interface CaughtMailText {
  readonly headers: string;
  readonly html: string;
  readonly text: string;
}

export function readCaughtMail(raw: Buffer): CaughtMailText {
  const { headers, body } = split(raw.toString('latin1'));
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(unfolded(headers))?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r\n/, '')))
    : [];
  const partOf = (type: string) => parts.find((part) => new RegExp(`content-type:\\s*${type}`, 'i').test(part.headers));
  const decoded = (type: string) => {
    const part = partOf(type);
    return part ? decodedBody(part) : '';
  };
  return {
    headers: Buffer.from(headers, 'latin1').toString('utf8'),
    html: decoded('text/html'),
    text: decoded('text/plain'),
  };
}

interface Part {
  headers: string;
  body: string;
}

function split(part: string): Part {
  const end = part.indexOf('\r\n\r\n');
  return end < 0 ? { headers: part, body: '' } : { headers: part.slice(0, end), body: part.slice(end + 4) };
}

const unfolded = (headers: string): string => headers.replace(/\r\n[ \t]+/g, ' ');

function decodedBody({ headers, body }: Part): string {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(headers)?.[1]?.toLowerCase();
  const text = body.replace(/\r\n$/, '');
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return Buffer.from(unquoted(text), 'latin1').toString('utf8');
  return Buffer.from(text, 'latin1').toString('utf8');
}

const unquoted = (text: string): string =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
