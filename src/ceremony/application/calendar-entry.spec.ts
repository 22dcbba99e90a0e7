import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { type CalendarEntry, calendarEntry } from './calendar-entry.js';

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  method: 'request',
  id: '0198c0de-0000-7000-8000-000000000001',
  sequence: 17,
  startsAt: '2026-11-01T17:00:00.000Z',
  changedAt: '2026-07-02T12:00:00.000Z',
  place: 'Landmark Center, 75 5th St W; room “A, B”\nSaint Paul',
  summary: 'Signing ceremony: Saint Paul – 長崎',
  description: 'Bring a pen.',
  page: 'https://entente.example.org/partnerships/P-2026-00042',
  organizer: 'Entente <entente@example.org>',
  attendee: { name: 'Ana Alcaldesa', mail: 'ana@saint-paul.example' },
  ...changes,
});
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent') as ICAL.Component;
  return { calendar, event, value: (name: string) => event.getFirstPropertyValue(name)?.toString() };
};

describe('a calendar entry', () => {
  it('is read by another program as it was meant: who, when, where', () => {
    const { calendar, event, value } = read(calendarEntry(entry()));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(value('uid')).toBe('ceremony.0198c0de-0000-7000-8000-000000000001@entente.example.org');
    expect(value('sequence')).toBe('17');
    expect(value('status')).toBe('CONFIRMED');
    expect(value('location')).toBe('Landmark Center, 75 5th St W; room “A, B”\nSaint Paul');
    expect(value('summary')).toBe('Signing ceremony: Saint Paul – 長崎');
    expect(value('organizer')).toBe('mailto:entente@example.org');
    expect(event.getFirstProperty('attendee')?.getParameter('cn')).toBe('Ana Alcaldesa');
    expect(value('dtstamp')).toBe('2026-07-02T12:00:00Z');
  });

  it('is read also where a name holds quotation marks or a backslash', () => {
    const attendee = { name: 'Ana "Nita" O\\Neil; née "Ñ", Mayor', mail: 'ana@saint-paul.example' };
    const { event } = read(calendarEntry(entry({ attendee, organizer: '"City \\"Hall\\"" <entente@example.org>' })));
    expect(event.getFirstProperty('attendee')?.getParameter('cn')).toBe('Ana ’Nita’ O Neil; née ’Ñ’, Mayor');
    expect(event.getFirstPropertyValue('attendee')?.toString().toLowerCase()).toBe('mailto:ana@saint-paul.example');
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:entente@example.org');
  });

  it('is at the same instant everywhere, whatever the clocks did since it was made', () => {
    const { event } = read(calendarEntry(entry()));
    const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
    expect(start.zone).toBe(ICAL.Timezone.utcTimezone);
    expect(start.toJSDate().toISOString()).toBe('2026-11-01T17:00:00.000Z');
    const end = event.getFirstPropertyValue('dtend') as ICAL.Time;
    expect(end.toJSDate().toISOString()).toBe('2026-11-01T18:00:00.000Z');
  });

  it('is taken out under the name under which it came in, by a higher number', () => {
    const { calendar, value } = read(calendarEntry(entry({ method: 'cancel', sequence: 18 })));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(value('status')).toBe('CANCELLED');
    expect(value('uid')).toBe(read(calendarEntry(entry())).value('uid'));
    expect(Number(value('sequence'))).toBeGreaterThan(17);
  });

  it('of a council’s meeting has a name of its own beside that of the ceremony', () => {
    const uid = (kind?: 'hearing') => read(calendarEntry(entry(kind ? { kind } : {}))).value('uid');
    expect(uid('hearing')).toBe('hearing.0198c0de-0000-7000-8000-000000000001@entente.example.org');
    expect(uid()).toBe('ceremony.0198c0de-0000-7000-8000-000000000001@entente.example.org');
  });

  it('is the same text whenever it is made, with lines that old programs bear', () => {
    expect(calendarEntry(entry())).toBe(calendarEntry(entry()));
    for (const line of calendarEntry(entry()).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
