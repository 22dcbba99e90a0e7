const pattern = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)'?)?$/;

/** `D:20261126162533Z` or with an offset; null for anything else. */
export function readPdfDate(text: string | null): Date | null {
  const found = pattern.exec(text ?? '');
  if (!found) return null;
  const [, year, month, day, hour, minute, second, sign, hours = '0', minutes = '0'] = found;
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(wall)) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(sign === '-' ? wall + offset : wall - offset);
}
