import ICAL from 'ical.js';

/** The calendar part of a mail as it left, decoded; null where it has none. */
export function calendarIn(raw: Buffer): string | null {
  const text = raw.toString('latin1');
  const found = /content-type: text\/calendar[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(text);
  if (!found) return null;
  const head = found[0].slice(0, found[0].indexOf('\r\n\r\n'));
  const body = found[1] ?? '';
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : body.replace(/=\r\n/g, '').replace(/=3D/g, '=');
}

/** What an independent library makes of it. */
export function readEntry(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent') as ICAL.Component;
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? '';
  const start = (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString();
  return {
    ...{ method: String(calendar.getFirstPropertyValue('method')), uid: value('uid'), status: value('status'), start },
    ...{ sequence: value('sequence'), location: value('location'), attendee: value('attendee') },
  };
}
