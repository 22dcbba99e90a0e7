import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff } = sampleMails;

const plan = {
  'modes.initiator': 'electronic',
  'modes.counterpart': 'electronic',
  order: 'parallel',
  'ceremony.host': 'initiator',
};
const ceremony = {
  ...{ 'ceremony.host': 'counterpart', 'ceremony.place': 'City Hall, Nagasaki', 'ceremony.time': '9:30' },
  ...{ 'ceremony.startsAt.day': '9', 'ceremony.startsAt.month': '8', 'ceremony.startsAt.year': '2090' },
};

describe('the pages on which two communities agree on how they sign', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
    await world.test.database.query(`update person set language = 'en'`);
  }, 60_000);
  afterAll(() => world?.close());

  const action = (reference: string, name: string) => `/partnerships/${reference}/actions/${name}`;
  const as = (mail: string) => Visitor.as(world, mail);

  async function agree(reference: string, [own, other]: [string, string], changes: Record<string, string>) {
    const done = await (await as(clerk(own))).post(action(reference, 'planSigning'), { ...plan, ...changes });
    expect(done.status).toBe(303);
    const partner = await as(clerk(other));
    const path = action(reference, 'acceptPlan');
    const { plan: number = '' } = hiddenIn((await partner.get(path)).text);
    expect((await partner.post(path, { plan: number })).status).toBe(303);
  }

  it('take a plan with its ceremony, name what is wrong with it, and show it to both until it is agreed', async () => {
    const reference = await world.bring('saint-paul', 'nagasaki', 'signing');
    const visitor = await as(clerk('saint-paul'));
    const path = action(reference, 'planSigning');
    const pen = { ...plan, ...ceremony, 'modes.counterpart': 'ceremony' };
    const wrong = await visitor.post(path, { ...pen, 'ceremony.time': 'noon', 'ceremony.place': ' ' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.text)).toContain('Enter a time like 11:00 or 16:30');
    expect(wrong.text).toContain('value="noon"');
    const past = await visitor.post(path, { ...pen, 'ceremony.startsAt.year': '2020' });
    expect(textOf(past.text)).toContain('The ceremony can’t be in the past');
    expect((await visitor.post(path, pen)).status).toBe(303);
    const partner = await as(clerk('nagasaki'));
    const shown = textOf((await partner.get(action(reference, 'acceptPlan'))).text);
    expect(shown).toMatch(
      /Nagasaki signs with a pen\..*9 August 2090 at 09:30 GMT\+9 \(Asia\/Tokyo\).*City Hall, Nagasaki/,
    );
    expect(shown).toContain('Accepted by Saint Paul');
    const accepted = await partner.post(action(reference, 'acceptPlan'), { plan: '1' });
    expect(accepted.status).toBe(303);
    const page = textOf((await visitor.get(`/partnerships/${reference}`)).text);
    expect(page).toMatch(/Agreed plan.*Accepted by both/);
    const pens = await (await as(official('nagasaki'))).get(`/partnerships/${reference}/sign`);
    expect(pens.status).toBe(409);
    expect(textOf(pens.text)).toMatch(/You sign with a pen.*9 August 2090.*City Hall, Nagasaki/);
  }, 20_000);

  it('let the second to sign wait, say who is before, and let them sign then', async () => {
    const reference = await world.bring('chicago', 'accra', 'signing');
    await agree(reference, ['chicago', 'accra'], { order: 'counterpart-first' });
    const visitor = await as(official('chicago'));
    const waits = await visitor.get(`/partnerships/${reference}/sign`);
    expect(waits.status).toBe(409);
    expect(textOf(waits.text)).toMatch(/It isn’t your turn yet.*Accra signs first/);
    await world.signByCode({ slug: 'accra' }, await world.id(reference));
    expect((await visitor.get(`/partnerships/${reference}/sign`)).status).toBe(200);
    const late = await (await as(clerk('chicago'))).post(action(reference, 'planSigning'), plan);
    expect(textOf(late.text)).toContain('only the place and the time of the ceremony can still be changed');
  }, 20_000);

  it('send the official a new link with one click, and stop one: what was mailed before is dead at once', async () => {
    const reference = await world.bring('toronto', 'milan', 'signing');
    const former = await world.link('signature', official('toronto'), reference);
    const other = await world.link('signature', official('milan'), reference);
    const visitor = await as(clerk('toronto'));
    const page = await visitor.get(`/partnerships/${reference}`);
    expect(page.text).toContain(`action="${action(reference, 'reissueSigningLink')}"`);
    const click = { side: 'initiator' };
    expect(
      (await visitor.post(action(reference, 'reissueSigningLink'), click, `/partnerships/${reference}`)).status,
    ).toBe(303);
    const dead = await supertest(world.origin).get(former);
    expect(dead.status).toBe(410);
    expect(textOf(dead.text)).toContain('This link was replaced or withdrawn');
    expect(dead.text).not.toContain(official('toronto'));
    expect((await supertest(world.origin).get(other)).status).toBe(200);
    const theirs = await visitor.post(action(reference, 'revokeSigningLink'), { side: 'counterpart', reason: 'x' });
    expect(textOf(theirs.text)).toContain('You can only see to the link of your own official');
    const stop = { side: 'counterpart', reason: 'Sent to the wrong office' };
    expect((await (await as(staff)).post(action(reference, 'revokeSigningLink'), stop)).status).toBe(303);
    expect((await supertest(world.origin).get(other)).status).toBe(410);
  }, 20_000);

  it('mail a fresh link from a dead one to its owner alone, and tell whoever holds it nothing', async () => {
    const reference = await world.bring('oakland', 'fukuoka', 'signing');
    const dead = await world.link('signature', official('oakland'), reference);
    await world.app.get(ActionLinks).revokeAll('signature', await world.id(reference));
    const agent = supertest.agent(world.origin);
    const page = await agent.get(dead);
    const { _csrf = '' } = hiddenIn(page.text);
    const asked = await agent.post(`${dead}/fresh`).type('form').send({ _csrf });
    expect(asked.status).toBe(303);
    const told = await agent.get(asked.headers.location ?? '');
    expect(told.text).toContain('o•••@');
    expect(told.text).not.toContain(official('oakland'));
    const mails = await world.test.database.query<{ recipient_mail: string }>(
      `select recipient_mail from message where template = 'sign-in' order by id desc limit 1`,
    );
    expect(mails).toEqual([{ recipient_mail: official('oakland') }]);
    const forged = await agent.get('/sign/forged-and-far-too-short');
    expect([forged.status, textOf(forged.text).includes('This link is not known')]).toEqual([404, true]);
  }, 20_000);

  it('let an official name a deputy with a document, kept over an error', async () => {
    const reference = await world.bring('seattle', 'bergen', 'signing');
    const visitor = await as(official('seattle'));
    const path = action(reference, 'nameDeputy');
    const deputy = {
      ...{ name: 'D. Deputy', mail: 'deputy@seattle.example', office: 'Deputy Mayor', reason: 'I am abroad' },
      ...{ 'from.day': '1', 'from.month': '1', 'from.year': '2090' },
      ...{ 'until.day': '31', 'until.month': '12', 'until.year': '2089' },
    };
    const paper = { field: 'instrumentSha256', bytes: aPdf, name: 'decree.pdf' };
    const wrong = await visitor.upload(path, deputy, paper);
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.text)).toMatch(/The last day can’t be before the first one.*decree\.pdf/);
    const kept = hiddenIn(wrong.text).instrumentSha256 ?? '';
    const fixed = { ...deputy, 'until.year': '2090', instrumentSha256: kept };
    expect((await visitor.post(path, fixed)).status).toBe(303);
    const seen = async (mail: string) => textOf((await (await as(mail)).get(`/partnerships/${reference}`)).text);
    expect(await seen(clerk('seattle'))).toMatch(/The official of Seattle named a deputy.*D\. Deputy , Deputy Mayor/);
    expect(await seen(clerk('bergen'))).toMatch(/The official of Seattle named a deputy/);
    expect(await seen(clerk('bergen'))).not.toContain('D. Deputy');
    const api = await (await as(clerk('bergen'))).get(`/api/v1/partnerships/${reference}/events`);
    expect(JSON.stringify(api.body)).not.toContain('deputy@seattle.example');
  }, 20_000);
});

/** One blank page. */
const aPdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
xref
0 4
0000000000 65535 f 
0000000009 00000 n 
0000000054 00000 n 
0000000105 00000 n 
trailer<</Size 4/Root 1 0 R>>
startxref
164
%%EOF
`,
);
