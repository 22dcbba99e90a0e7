import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wallTime } from '../../src/platform/clock/wall-time.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { readEntry } from '../support/read-calendar.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk } = sampleMails;
const aStaffMember = sampleMails.staff;
const day = 86_400_000;

/** `days` ahead on the calendar there, as the three fields of a date. */
function dateFields(field: string, days: number, zone = 'America/Chicago'): Record<string, string> {
  const [year = '', month = '', date = ''] = dateAhead(days, zone).split('-');
  return { [`${field}.day`]: date, [`${field}.month`]: month, [`${field}.year`]: year };
}
const dateAhead = (days: number, zone = 'America/Chicago'): string =>
  wallTime(new Date(Date.now() + days * day), zone)
    .toISOString()
    .slice(0, 10);

describe('the pages on which days are set', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);
  afterAll(() => world?.close());

  const action = (reference: string, name: string) => `/partnerships/${reference}/actions/${name}`;
  const as = (mail: string) => Visitor.as(world, mail);
  const shown = async (visitor: Visitor, path: string) => textOf((await visitor.get(path)).text);

  it('take a council’s meeting, name what is wrong with it, and show it to both communities and staff', async () => {
    const reference = await world.bring('saint-paul', 'nagasaki', 'in-approval');
    const visitor = await as(clerk('saint-paul'));
    const path = action(reference, 'scheduleHearing');
    const meeting = {
      side: 'initiator',
      ...dateFields('startsAt', 20),
      time: '18.30',
      place: 'Council chamber, 15 Kellogg Blvd W',
    };
    const wrong = await visitor.post(path, { ...meeting, time: 'noon', place: ' ', 'startsAt.month': '13' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.text)).toContain('Enter a time like 11:00 or 18:30');
    expect(textOf(wrong.text)).toContain('Enter a day that exists');
    expect(textOf(wrong.text)).toContain('Enter the place of the meeting');
    expect(wrong.text).toContain('value="noon"');
    const past = await visitor.post(path, { ...meeting, ...dateFields('startsAt', -3) });
    expect([past.status, textOf(past.text)]).toEqual([
      422,
      expect.stringContaining('The meeting can’t be in the past'),
    ]);
    expect((await visitor.post(path, meeting)).status).toBe(303);
    for (const [mail, page] of [
      [clerk('saint-paul'), `/partnerships/${reference}`],
      [clerk('nagasaki'), `/partnerships/${reference}`],
      [aStaffMember, `/staff/cases/${reference}`],
    ] as const) {
      const text = await shown(await as(mail), page);
      expect(text).toMatch(/The council decides at this meeting:.*at 18:30 .*\(America\/Chicago\).*Kellogg Blvd/);
      expect(text).toContain('Meeting of the council of Saint Paul entered');
    }
  }, 30_000);

  it('move it and call it off, and give it to calendars under one name', async () => {
    const reference = await world.bring('chicago', 'accra', 'in-approval');
    const visitor = await as(clerk('chicago'));
    const partner = await as(clerk('accra'));
    const path = action(reference, 'scheduleHearing');
    const meeting = { side: 'initiator', ...dateFields('startsAt', 20), time: '18:30', place: 'City hall' };
    expect((await visitor.post(path, meeting)).status).toBe(303);
    const file = `/partnerships/${reference}/hearings/initiator/meeting.ics`;
    const first = readEntry((await partner.get(file)).text);
    expect(first).toMatchObject({ method: 'PUBLISH', location: 'City hall', sequence: '0' });
    expect((await visitor.get(path)).text).toContain('value="City hall"');
    const twice = await visitor.post(path, meeting);
    expect([twice.status, textOf(twice.text)]).toEqual([422, expect.stringContaining('entered already')]);
    expect((await visitor.post(path, { ...meeting, ...dateFields('startsAt', 25) })).status).toBe(303);
    expect(await shown(partner, `/partnerships/${reference}`)).toMatch(/Moved from .* at 18:30/);
    const program = await ApiCaller.as(world, clerk('accra'));
    const second = readEntry((await program.get(`/partnerships/${reference}/hearings/initiator`)).bytes.toString());
    expect(second).toMatchObject({ uid: first.uid, sequence: '1' });
    expect((await program.get(`/partnerships/${reference}`)).json).toMatchObject({
      hearings: { initiator: { startsAt: `${dateAhead(25)}T18:30`, cancelled: false }, counterpart: null },
    });
    const cancel = action(reference, 'cancelHearing');
    const off = await visitor.post(cancel, { side: 'initiator', reason: 'No quorum' });
    expect(off.status).toBe(303);
    const text = await shown(partner, `/partnerships/${reference}`);
    expect(text).toMatch(/This meeting was called off\./);
    expect(text).toMatch(/Meeting of the council of Chicago called off.*No quorum/);
    expect((await partner.get(file)).status).toBe(404);
    const none = await program.get(`/partnerships/${reference}/hearings/initiator`);
    expect(none).toMatchObject({ status: 404, json: { code: 'hearing.none' } });
  }, 30_000);

  it('give nobody else’s council a day, and strangers nothing', async () => {
    const reference = await world.bring('denver', 'kunming', 'in-approval');
    const partner = await ApiCaller.as(world, clerk('kunming'));
    const input = { side: 'initiator', startsAt: `${dateAhead(20)}T18:30`, place: 'City hall' };
    const foreign = await partner.post(`/partnerships/${reference}/actions/scheduleHearing`, input);
    expect(foreign).toMatchObject({ status: 422, json: { errors: [{ code: 'hearing.wrong-side' }] } });
    await world.act(clerk('denver'), await world.id(reference), 'scheduleHearing', input);
    const file = `/partnerships/${reference}/hearings/initiator/meeting.ics`;
    expect((await (await as(clerk('oakland'))).get(file)).status).toBe(404);
    expect((await (await as(clerk('denver'))).get(file.replace('initiator', 'nobody'))).status).toBe(404);
    const answer = await fetch(`${world.origin}${file}`, { redirect: 'manual' });
    expect([302, 303, 401]).toContain(answer.status);
  }, 30_000);

  it('give more time and quiet, and say how long', async () => {
    const reference = await world.bring('oakland', 'accra', 'drafting');
    const staff = await as(aStaffMember);
    const program = await ApiCaller.as(world, aStaffMember);
    const late = { party: 'counterpart', until: dateAhead(59), reason: 'A long one' };
    const refused = await program.post(`/partnerships/${reference}/actions/snooze`, late);
    expect(refused).toMatchObject({
      status: 422,
      json: { errors: [{ code: 'snooze.beyond-lapse', message: expect.stringMatching(/until \d{4}-\d\d-\d\d at/) }] },
    });
    const extend = action(reference, 'extendDeadline');
    expect((await staff.post(extend, { days: '200', reason: 'A recess' })).status).toBe(422);
    expect((await staff.post(extend, { days: '10', reason: 'A recess' })).status).toBe(303);
    const snooze = action(reference, 'snooze');
    const clerks = await as(clerk('oakland'));
    const far = await clerks.post(snooze, { party: 'initiator', ...dateFields('until', 20, 'America/Los_Angeles') });
    expect([far.status, textOf(far.text)]).toEqual([422, expect.stringContaining('at most 14 days ahead')]);
    const fine = { party: 'initiator', ...dateFields('until', 7, 'America/Los_Angeles'), reason: 'On leave' };
    expect((await clerks.post(snooze, fine)).status).toBe(303);
    const own = await shown(clerks, `/partnerships/${reference}`);
    expect(own).toMatch(/10 working days more.*A recess/);
    expect(own).toMatch(/Reminders to Oakland paused until .*On leave/);
    const theirs = await shown(await as(clerk('accra')), `/partnerships/${reference}`);
    expect(theirs).toContain('Reminders to Oakland paused until');
    expect(theirs).not.toContain('On leave');
    expect((await program.get(`/partnerships/${reference}`)).json).toMatchObject({
      clock: { extendedBy: 10, snoozed: { initiator: expect.any(String), counterpart: null }, own: [] },
    });
  }, 30_000);
});
