import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { photographed } from '../support/a-print-copy.js';
import { ApiCaller } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { aPngThatClaims } from '../support/picture-files.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff, secondStaff } = sampleMails;
const day = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const pens = { initiator: 'ceremony', counterpart: 'ceremony' };
const allChecks = ['pages', 'signatures', 'names', 'dateAndPlace', 'differences'];

describe('a ceremony with pens', () => {
  let world: PagesWorld;
  let reference: string;
  const page = (path = '') => `/partnerships/${reference}/originals${path}`;

  async function agree(plan: object): Promise<void> {
    await world.act(clerk('saint-paul'), reference, 'planSigning', { order: 'parallel', ceremony: null, ...plan });
    const answer = await (await ApiCaller.as(world, clerk('nagasaki'))).get(`/partnerships/${reference}`);
    const { number } = answer.json.signingPlan ?? {};
    await world.act(clerk('nagasaki'), reference, 'acceptPlan', { plan: Number(number) });
  }
  const printed = async (side: string, paper = 'a4'): Promise<Buffer> => {
    const visitor = await Visitor.as(world, official('saint-paul'));
    return (await visitor.get(page(`/${side}/print.pdf?paper=${paper}`)).then((answer) => answer)).body as Buffer;
  };
  const typed = (side: string) => {
    const [year = '', month = '', dayOfMonth = ''] = dateIn(0).split('-');
    const signedOn = { 'signedOn.day': dayOfMonth, 'signedOn.month': month, 'signedOn.year': year };
    return { side, ...signedOn, place: 'Landmark Center' };
  };
  const send = async (mail: string, side: string, files: { bytes: Buffer; name: string }[]) => {
    const visitor = await Visitor.as(world, mail);
    const named = files.map((file) => ({ ...file, field: 'documentSha256' }));
    return visitor.upload(`/partnerships/${reference}/actions/recordOriginal`, typed(side), named);
  };

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('saint-paul', 'nagasaki', 'signing');
    const ceremony = { host: 'initiator', place: 'Landmark Center', startsAt: `${dateIn(40)}T11:00` };
    await agree({ modes: pens, ceremony });
  }, 60_000);
  afterAll(() => world?.close());

  it('has its papers to print and its entry for calendars, on pages and in the API', async () => {
    const visitor = await Visitor.as(world, clerk('nagasaki'));
    expect((await visitor.get(`/partnerships/${reference}`)).text).toContain(`href="${page()}"`);
    const { text } = await visitor.get(page());
    for (const side of ['initiator', 'counterpart'])
      for (const paper of ['a4', 'letter']) expect(text).toContain(page(`/${side}/print.pdf?paper=${paper}`));
    const pdf = await visitor.get(page('/counterpart/print.pdf'));
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const entry = await visitor.get(page('/ceremony.ics'));
    const event = new ICAL.Component(ICAL.parse(entry.text)).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('location')).toBe('Landmark Center');
    expect((await visitor.get(page('/ceremony.ics?lang=de'))).text).toContain('SUMMARY:Feierliche Unterzeichnung');
    const program = await ApiCaller.as(world, official('nagasaki'));
    expect((await program.get(`/partnerships/${reference}/ceremony`)).bytes.toString()).toContain('BEGIN:VEVENT');
    const copy = await program.get(`/partnerships/${reference}/originals/initiator/print-copy?paper=letter`);
    expect([copy.status, copy.type, copy.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  });

  it('takes no file that nobody could compare, says what is wrong with it, and keeps what was typed', async () => {
    const hostile: [Buffer, string, string][] = [
      [Buffer.alloc(0), 'scan.pdf', '“scan.pdf” is empty'],
      [Buffer.from('Dear colleagues,'), 'letter.pdf', '“letter.pdf” is neither a PDF nor a JPEG or PNG picture'],
      [aPngThatClaims(40_000, 40_000), 'bomb.png', '“bomb.png” takes too long to read'],
      [Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'half.pdf', '“half.pdf” is damaged or incomplete'],
      [encrypted, 'locked.pdf', '“locked.pdf” is protected by a password'],
    ];
    for (const [bytes, name, sentence] of hostile) {
      const answer = await send(clerk('saint-paul'), 'initiator', [{ bytes, name }]);
      expect([name, answer.status]).toEqual([name, 422]);
      expect(textOf(answer.text)).toContain(sentence);
      expect(answer.text).toContain('value="Landmark Center"');
    }
    const nothing = await send(clerk('saint-paul'), 'initiator', []);
    expect(nothing.status).toBe(422);
  }, 20_000);

  it('is done when another person has compared the scan of each original, by photos or in one PDF', async () => {
    const shots = await photographed(await printed('initiator'), [1, 2, 3], { width: 1240 });
    const files = shots.map((bytes, index) => ({ bytes, name: `IMG_${index}.jpg` }));
    expect((await send(clerk('saint-paul'), 'initiator', files)).status).toBe(303);
    await refusedToItsOwnSide();
    const visitor = await Visitor.as(world, clerk('nagasaki'));
    const compare = page('/initiator/compare');
    const seen = textOf((await visitor.get(compare)).text);
    expect(seen).toContain('The codes on pages 1, 2 and 3 of the scan belong to this original.');
    expect(seen).toContain('Landmark Center');
    for (const which of ['scan', 'original']) {
      const picture = await visitor.get(page(`/initiator/${which}/2.png`));
      expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
      expect((await visitor.get(page(`/initiator/${which}/9.png`))).status).toBe(404);
    }
    const few = await visitor.post(page('/initiator/verify'), { checked: ['pages', 'names'] }, compare);
    expect(few.status).toBe(422);
    expect(textOf(few.text)).toContain('Confirm every point, or set the scan aside');
    const done = await visitor.post(page('/initiator/verify'), { checked: allChecks.slice(0, 4) }, compare);
    expect(done.headers.location).toBe(page());

    const wrong = await send(clerk('nagasaki'), 'counterpart', [{ bytes: await printed('initiator'), name: 'a.pdf' }]);
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.text)).toContain('or the other community’s original');
    const own = [{ bytes: await printed('counterpart'), name: 'b.pdf' }];
    expect((await send(clerk('nagasaki'), 'counterpart', own)).status).toBe(303);
    const desk = await Visitor.as(world, secondStaff);
    const reason = { reason: 'The last page is cut off' };
    await desk.post(page('/counterpart/reject'), reason, page('/counterpart/compare'));
    expect(textOf((await desk.get(page())).text)).toContain('New scan awaited');
    expect((await send(clerk('nagasaki'), 'counterpart', own)).status).toBe(303);
    await desk.post(page('/counterpart/verify'), { checked: allChecks }, page('/counterpart/compare'));
    expect(await stateOf()).toBe('signed');
  }, 40_000);

  it('has its papers somewhere afterwards, which both sides can read and each says of its own', async () => {
    const visitor = await Visitor.as(world, clerk('saint-paul'));
    const path = `/partnerships/${reference}/actions/recordCustody`;
    const [year = '', month = '', dayOfMonth = ''] = dateIn(-1).split('-');
    const since = { 'since.day': dayOfMonth, 'since.month': month, 'since.year': year };
    for (const place of ['Mayor’s office', 'Vault 3']) {
      const answer = await visitor.post(path, { side: 'initiator', holder: 'City archive', place, ...since });
      expect(answer.status).toBe(303);
    }
    const seen = textOf((await (await Visitor.as(world, official('nagasaki'))).get(page())).text);
    expect(seen).toMatch(/City archive , Vault 3 , since .* Before that: City archive , Mayor’s office , since/);
    const program = await ApiCaller.as(world, staff);
    expect((await program.get(`/partnerships/${reference}`)).json.custody).toMatchObject({
      initiator: { holder: 'City archive', place: 'Vault 3' },
      counterpart: null,
    });
  });

  it('may be one pen and one screen: the whole life, with the day of whoever came last', async () => {
    const mixed = await world.bring('oakland', 'fukuoka', 'signing');
    const id = await world.id(mixed);
    const modes = { initiator: 'electronic', counterpart: 'ceremony' };
    await world.act(clerk('oakland'), id, 'planSigning', { modes, order: 'parallel', ceremony: null });
    await world.act(clerk('fukuoka'), id, 'acceptPlan', { plan: 1 });
    const program = await ApiCaller.as(world, clerk('fukuoka'));
    const copy = await program.get(`/partnerships/${mixed}/originals/counterpart/print-copy`);
    const headers = { 'Content-Type': 'application/pdf' };
    const { json } = await program.send('POST', '/documents', { raw: copy.bytes, headers });
    const scan = { side: 'counterpart', documentSha256: String(json.sha256), signedOn: dateIn(0), place: 'Fukuoka' };
    const recorded = await program.post(`/partnerships/${mixed}/actions/recordOriginal`, scan);
    expect(recorded.status).toBe(200);
    await world.act(staff, id, 'verifyOriginal', { side: 'counterpart', checked: allChecks });
    await world.signByCode({ slug: 'oakland' }, id);
    await world.serve(id, 'seal');
    await world.act(secondStaff, id, 'recognise', {});
    const answer = (await program.get(`/partnerships/${mixed}`)).json;
    expect(answer).toMatchObject({
      state: 'recognised',
      signatures: { initiator: { mode: 'electronic' }, counterpart: { mode: 'ceremony', civilDate: dateIn(0) } },
      wetInk: { initiator: null, counterpart: { verified: true } },
    });
    const days = [answer.signatures?.initiator, answer.signatures?.counterpart];
    const last = days
      .map((signature) => String(signature?.civilDate))
      .sort()
      .at(-1);
    expect(answer.recognised?.affiliationDate).toBe(last);
    // what was uploaded past the page is cleaned as well: its bytes are not those that were sent
    expect(answer.wetInk?.counterpart?.documentSha256).not.toBe(scan.documentSha256);
  }, 40_000);

  it('is nobody’s business but the case’s', async () => {
    const stranger = await Visitor.as(world, clerk('oakland'));
    const below = ['', '/ceremony.ics', '/initiator/print.pdf', '/initiator/compare', '/initiator/scan/1.png'];
    for (const path of below) {
      expect([path, (await stranger.get(page(path))).status]).toEqual([path, 404]);
      const answer = await fetch(`${world.origin}${page(path)}`, { redirect: 'manual' });
      expect([path, [302, 303, 401].includes(answer.status)]).toEqual([path, true]);
    }
    for (const answer of ['verify', 'reject']) {
      const post = await stranger.post(page(`/initiator/${answer}`), { reason: 'x' }, '/partnerships');
      expect([answer, post.status]).toEqual([answer, 404]);
    }
  });

  async function refusedToItsOwnSide(): Promise<void> {
    const own = await Visitor.as(world, clerk('saint-paul'));
    const compare = page('/initiator/compare');
    expect(textOf((await own.get(compare)).text)).toContain('You recorded this scan. Another person has to verify it.');
    const tried = await own.post(page('/initiator/verify'), { checked: allChecks }, compare);
    expect(tried.status).toBe(409);
  }

  async function stateOf(): Promise<string> {
    const program = await ApiCaller.as(world, staff);
    return String((await program.get(`/partnerships/${reference}`)).json.state);
  }
});

const encrypted = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard>>>>\n%%EOF',
);
