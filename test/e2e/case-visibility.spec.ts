import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { AddMemberHandler } from '../../src/communities/application/add-member.handler.js';
import { EndMembershipHandler } from '../../src/communities/application/end-membership.handler.js';
import { People } from '../../src/accounts/application/people.js';
import { PartnershipListQuery } from '../../src/api/queries/partnership-list.query.js';
import { OwnCases } from '../../src/partnerships/application/own-cases.js';
import { PartnershipStore } from '../../src/partnerships/application/partnership-store.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { Visitor } from '../support/visitor.js';

const { clerk, staff } = sampleMails;
const everything = { states: [], waitingOn: null, communityId: null, text: '', mark: null, limit: 100 };

describe('who sees a case', () => {
  let world: PagesWorld;
  let desk: ApiCaller;
  let pdf: Buffer;

  beforeAll(async () => {
    world = await PagesWorld.open();
    desk = await ApiCaller.as(world, staff);
    const document = await PDFDocument.create();
    document.addPage();
    pdf = Buffer.from(await document.save());
  }, 60_000);

  afterAll(() => world?.close());

  const communityId = async (slug: string) => {
    const [row] = await world.test.database.query<{ id: string }>('select id from community where slug = $1', [slug]);
    return row?.id ?? '';
  };
  const end = async (mail: string, slug: string) => {
    const key = { personId: await world.personId(mail), communityId: await communityId(slug), role: 'clerk' as const };
    await world.app.get(EndMembershipHandler).execute(key);
  };
  const addClerk = async (mail: string, slug: string) => {
    const by = { personId: await world.personId(staff), staff: true, clerkOf: [], tiedTo: [] };
    const input = { name: 'A Clerk', mail };
    await world.app.get(AddMemberHandler).execute({ communityId: await communityId(slug), role: 'clerk', input, by });
  };
  const inviteAnother = async (reference: string, mail: string) => {
    await world.app.get(People).findOrCreate({ name: 'A Contact', mail });
    const contact = { contactName: 'A Contact', contactOffice: 'Protocol', contactMail: mail };
    await world.act(staff, reference, 'reinviteCounterpart', contact);
  };
  const statusFor = async (mail: string, path: string) => (await (await Visitor.as(world, mail)).get(path)).status;

  it('counts a contact who joined as the clerk that they became, and no longer when that has ended', async () => {
    const reference = await world.bring('seattle', 'bergen', 'awaiting-counterpart');
    const mail = 'contact@bergen.example';
    await inviteAnother(reference, mail);
    expect(await statusFor(mail, `/partnerships/${reference}`)).toBe(200);
    await world.act(mail, reference, 'acceptInvitation', {});
    expect(await statusFor(mail, `/partnerships/${reference}`)).toBe(200);
    await end(mail, 'bergen');
    expect(await statusFor(mail, `/partnerships/${reference}`)).toBe(404);
    expect((await (await Visitor.as(world, mail)).get('/partnerships')).text).not.toContain(reference);
    await end(clerk('bergen'), 'bergen');
    expect(await statusFor(mail, `/partnerships/${reference}`)).toBe(404);
  });

  it('leaves it to the contact after an answer by letter, which all of the case can read, until there is a clerk', async () => {
    await end(clerk('accra'), 'accra');
    const reference = await world.bring('chicago', 'accra', 'awaiting-counterpart');
    const mail = 'contact@accra.example';
    await inviteAnother(reference, mail);
    const headers = { 'Content-Type': 'application/pdf' };
    const { sha256 } = (await desk.send('POST', '/documents', { raw: pdf, headers })).json;
    await world.act(staff, reference, 'acceptInvitation', { letterSha256: String(sha256) });
    const letter = `/partnerships/${reference}/documents/${String(sha256)}`;
    for (const reader of [mail, clerk('chicago'), staff]) expect(await statusFor(reader, letter)).toBe(200);
    const page = await (await Visitor.as(world, clerk('chicago'))).get(`/partnerships/${reference}`);
    expect(page.text).toContain(`href="${letter}"`);
    expect(page.text).toContain('Letter of');
    await addClerk('new.clerk@accra.example', 'accra');
    expect(await statusFor('new.clerk@accra.example', letter)).toBe(200);
    expect(await statusFor(mail, letter)).toBe(404);
    await end('new.clerk@accra.example', 'accra');
    expect(await statusFor(mail, letter)).toBe(404);
  });

  it('is the same in every list as in the rule for one case', async () => {
    await world.bring('oakland', 'fukuoka', 'draft');
    await inviteAnother(await world.bring('miami', 'bogota', 'awaiting-counterpart'), 'contact@bogota.example');
    await world.bring('bergen', 'milan', 'under-review').catch(() => null);
    await world.test.database.query(
      `update office_term set valid_until = '2025-01-01', valid_from = '2024-01-01' where name like '%Fukuoka'`,
    );
    const people = await world.test.database.query<{ id: string }>('select id from person');
    const cases = await world.test.database.query<{ reference: string }>('select reference from partnership');
    for (const { id } of people) expect(await listed(id)).toEqual(await visible(id, cases));
  });

  /** What each list shows to somebody; staff have no list of their own. */
  async function listed(personId: string) {
    const account = await world.app.get(People).account(personId);
    if (!account) throw new Error('Nobody is there.');
    const { rows } = await world.app.get(PartnershipListQuery, { strict: false }).page(everything, account);
    const communityIds = [...account.memberships, ...account.offices].map((each) => each.communityId);
    const own = await world.app.get(OwnCases, { strict: false }).list({ personId, communityIds });
    const references = rows.map(({ reference }) => reference).sort();
    return { api: references, own: account.isStaff ? references : own.map(({ reference }) => reference).sort() };
  }

  async function visible(personId: string, cases: readonly { reference: string }[]) {
    const store = world.app.get(PartnershipStore);
    const found: string[] = [];
    for (const { reference } of cases) {
      const loaded = await store.load(reference, { kind: 'person', personId }, new Date());
      if (loaded?.visible) found.push(reference);
    }
    return { api: found.sort(), own: found };
  }
});
