import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  bothApprove,
  contactMail,
  ledTo,
  type MailWorld,
  mailWorld,
  signs,
  textAgreed,
} from '../support/mail-world.js';
import { hashes } from '../support/partnership-builders.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const everyone = (template: string, ...names: string[]) => names.map((name) => `${name}: ${template}`);

describe('who is told what', () => {
  let test: TestDatabase;
  let world: MailWorld;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    await world.told();
  });
  afterAll(() => test.close());

  it('tells staff of a proposal, and the clerks that it arrived, whoever of them sent it', async () => {
    const id = await ledTo(world, 'draft');
    await world.perform(id, 'submit', 'clerk');
    expect(await world.told()).toEqual(
      [
        ...everyone('proposal-received', 'clerk', 'secondClerk'),
        ...everyone('proposal-submitted', 'secondStaff', 'staff').sort(),
      ].sort(),
    );
  });

  it('asks the initiating clerks for changes, in the words of staff', async () => {
    const id = await ledTo(world, 'submitted');
    const requests = [{ section: 'plan', comment: 'When is the visit?' }];
    await world.perform(id, 'requestChanges', 'staff', { requests });
    expect(await world.told()).toEqual(everyone('changes-requested', 'clerk', 'secondClerk'));
    const [row] = await test.database.query('select data from message where template = $1', ['changes-requested']);
    expect(row?.data.quotes).toEqual([{ name: 'comment', term: 'sections.plan', text: 'When is the visit?' }]);
    await world.perform(id, 'answerSection', 'clerk', { section: 'plan', answers: { firstYearPlan: 'In May' } });
    await world.perform(id, 'resubmit', 'clerk');
    expect(await world.told()).toEqual(everyone('proposal-resubmitted', 'secondStaff', 'staff'));
  });

  it('invites the named contact with a link of their own, and kills it when another is invited', async () => {
    const id = await ledTo(world, 'submitted');
    await world.perform(id, 'inviteCounterpart', 'staff');
    expect(await world.told()).toEqual(
      ['clerk: invitation-sent', `${contactMail}: invitation`, 'secondClerk: invitation-sent'].sort(),
    );
    await world.perform(id, 'reinviteCounterpart', 'staff', { contactMail: 'new@nagasaki.example' });
    expect(await world.told()).toContain('new@nagasaki.example: invitation');
    const links = await test.database.query(
      `select p.mail, l.generation, l.revoked_at is null as open from sign_in_link l join person p on p.id = l.person_id
       where l.partnership_id = $1 and purpose = 'invitation' order by generation`,
      [id],
    );
    expect(links).toEqual([
      { mail: contactMail, generation: 1, open: false },
      { mail: 'new@nagasaki.example', generation: 2, open: true },
    ]);
  });

  it('tells both sides and staff when the other community joins', async () => {
    const id = await ledTo(world, 'awaiting-counterpart');
    await world.perform(id, 'acceptInvitation', 'otherClerk');
    expect(await world.told()).toEqual([
      'clerk: invitation-accepted',
      'otherClerk: joined',
      'secondClerk: invitation-accepted',
      ...everyone('review-needed', 'secondStaff', 'staff'),
    ]);
  });

  it('invites nobody to what was answered before they could be told', async () => {
    const id = await ledTo(world, 'submitted');
    await world.perform(id, 'inviteCounterpart', 'staff');
    await world.perform(id, 'declineInvitation', 'otherClerk');
    const told = await world.told();
    expect(told).toContain('clerk: invitation-declined');
    expect(told).not.toContain(`${contactMail}: invitation`);
  });

  it('tells the clerks and staff why an invitation was declined', async () => {
    const id = await ledTo(world, 'awaiting-counterpart');
    await world.perform(id, 'declineInvitation', 'otherClerk', { reason: 'No money' });
    expect(await world.told()).toEqual(everyone('invitation-declined', 'clerk', 'secondClerk', 'secondStaff', 'staff'));
  });

  it('asks both councils, tells the others of a result, and asks for the text once both approved', async () => {
    const id = await ledTo(world, 'under-review');
    await world.perform(id, 'recommend', 'staff');
    expect(await world.told()).toEqual(everyone('resolution-needed', 'clerk', 'otherClerk', 'secondClerk'));
    await world.perform(id, 'recordApproval', 'clerk', { side: 'initiator', meetingDate: '2026-02-02' });
    expect(await world.told()).toEqual(everyone('approval-recorded', 'otherClerk', 'secondStaff', 'staff'));
    await world.perform(id, 'recordApproval', 'otherClerk', { side: 'counterpart', meetingDate: '2026-02-02' });
    expect(await world.told()).toEqual(everyone('text-needed', 'clerk', 'otherClerk', 'secondClerk'));
  });

  it('tells everybody of a council that said no', async () => {
    const id = await ledTo(world, 'in-approval');
    await world.perform(id, 'recordApproval', 'clerk', { side: 'initiator', meetingDate: '2026-02-02', yes: 1, no: 6 });
    expect(await world.told()).toEqual(
      everyone('approval-defeated', 'otherClerk', 'secondClerk', 'secondStaff', 'staff'),
    );
  });

  it('asks each official for the signature and nobody else', async () => {
    const id = await ledTo(world, 'drafting');
    await world.perform(id, 'proposeText', 'clerk');
    expect(await world.told()).toEqual(['otherClerk: text-proposed']);
    await world.perform(id, 'acceptText', 'otherClerk');
    expect(await world.told()).toEqual(everyone('text-accepted', 'clerk', 'secondClerk'));
    await world.perform(id, 'freezeText', 'service');
    expect(await world.told()).toEqual([
      'clerk: text-ready',
      'mayor: signature-needed',
      'otherClerk: text-ready',
      'otherMayor: signature-needed',
      'secondClerk: text-ready',
    ]);
  });

  it('tells staff where nobody can be asked to sign', async () => {
    const id = await ledTo(world, 'drafting');
    await test.database.query('update office_term set mail_confirmed_at = null where person_id = $1', [
      world.cast.mayor,
    ]);
    await textAgreed(world, id);
    const told = await world.told();
    expect(told).toContain('staff: official-missing');
    expect(told).not.toContain('mayor: signature-needed');
  });

  it('holds the signed copy back until both have signed, then tells everybody once', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    expect(await world.told()).toEqual([
      'clerk: signature-given',
      'mayor: signature-received',
      'otherClerk: signature-given',
      'otherMayor: other-signed',
      'secondClerk: signature-given',
    ]);
    await signs(world, id, 'otherMayor');
    expect(await world.told()).toEqual([]);
    await world.perform(id, 'storeSealed', 'service');
    expect(await world.told()).toEqual(
      [
        ...everyone('recognition-needed', 'secondStaff', 'staff'),
        ...everyone('signed', 'clerk', 'mayor', 'otherClerk', 'otherMayor', 'secondClerk'),
      ].sort(),
    );
    await world.perform(id, 'recognise', 'secondStaff');
    expect(await world.told()).toEqual(
      everyone('recognised', 'clerk', 'mayor', 'otherClerk', 'otherMayor', 'secondClerk', 'staff'),
    );
    const mails = await test.database.query<{ attached: { sha256: string }[] }>(
      `select data -> 'attached' as attached from message where template = 'signed' and partnership_id = $1`,
      [id],
    );
    const kept = new Set(mails.map(({ attached: [document] }) => document?.sha256));
    expect(kept).toEqual(new Set([hashes.copies.initiator, hashes.copies.counterpart]));
  });

  it('gives one official the same link in every mail, and a dead one after the text is opened again', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    const linkOf = (template: string) =>
      test.database.query<{ id: string }>(
        `select data #>> '{link,linkId}' as id from message where partnership_id = $1 and template = $2 and recipient_id = $3`,
        [id, template, world.cast.otherMayor],
      );
    expect(await linkOf('other-signed')).toEqual(await linkOf('signature-needed'));
    await world.perform(id, 'reopenText', 'otherClerk');
    expect(await world.told()).toEqual([
      'clerk: text-reopened',
      'mayor: signature-voided',
      'secondClerk: text-reopened',
      ...everyone('text-reopened', 'secondStaff', 'staff'),
    ]);
    const open = await test.database.query(
      `select 1 from sign_in_link where partnership_id = $1 and purpose = 'signature' and revoked_at is null`,
      [id],
    );
    expect(open).toEqual([]);
    await textAgreed(world, id, 2);
    expect(await world.told()).toContain('mayor: signature-needed');
  });

  it('tells the clerks and staff that an official declined', async () => {
    const id = await ledTo(world, 'signing');
    await world.perform(id, 'declineToSign', 'mayor', { reason: 'The date is wrong' });
    expect(await world.told()).toEqual(
      everyone('signature-declined', 'clerk', 'otherClerk', 'secondClerk', 'secondStaff', 'staff'),
    );
  });

  it('goes back to the approvals when one is rescinded', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    const rescinded = { side: 'initiator', outcome: 'rescinded', meetingDate: '2026-02-20' };
    await world.perform(id, 'recordApproval', 'clerk', rescinded);
    expect(await world.told()).toEqual([
      'mayor: signature-voided',
      ...everyone('approval-rescinded', 'otherClerk', 'secondClerk', 'secondStaff', 'staff'),
    ]);
    await world.perform(id, 'recordApproval', 'clerk', { side: 'initiator', meetingDate: '2026-02-02' });
    expect(await world.told()).toEqual(everyone('approvals-renewed', 'clerk', 'otherClerk', 'secondClerk'));
  });

  it('tells the invited contact and staff when the proposal is withdrawn', async () => {
    const id = await ledTo(world, 'awaiting-counterpart');
    await world.perform(id, 'withdraw', 'clerk');
    expect(await world.told()).toEqual([
      `${contactMail}: withdrawn`,
      ...everyone('withdrawn', 'secondClerk', 'secondStaff', 'staff'),
    ]);
  });

  it.each([
    ['hold', 'held'],
    ['bar', 'barred'],
  ] as const)('tells the clerks of a %s', async (action, template) => {
    const id = await ledTo(world, 'in-approval');
    await world.perform(id, action, 'staff');
    expect(await world.told()).toEqual(everyone(template, 'clerk', 'otherClerk', 'secondClerk'));
  });

  it('never shows the communities why staff hold a case', async () => {
    const id = await ledTo(world, 'in-approval');
    await world.perform(id, 'hold', 'staff', { reason: 'A secret' });
    await world.told();
    const rows = await test.database.query('select data::text as data from message where partnership_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('A secret');
  });

  it('passes a message on to whom it is addressed', async () => {
    const id = await ledTo(world, 'in-approval');
    await world.perform(id, 'sendMessage', 'clerk', { to: 'counterpart', text: 'Good news' });
    expect(await world.told()).toEqual(['otherClerk: message']);
    await world.perform(id, 'sendMessage', 'clerk', { to: 'staff', text: 'A question' });
    expect(await world.told()).toEqual(everyone('message', 'secondStaff', 'staff'));
    await world.perform(id, 'note', 'staff', { text: 'Called the clerk' });
    expect(await world.told()).toEqual([]);
  });

  it('counts an event once, however often it is delivered', async () => {
    const id = await ledTo(world, 'in-approval');
    await bothApprove(world, id);
    await textAgreed(world, id);
    await world.deliver(5);
    const [rows] = await test.database.query<{ all: string; distinct: string }>(
      `select count(*) as all, count(distinct (event_id, recipient_mail)) as distinct from message where partnership_id = $1`,
      [id],
    );
    expect(rows?.all).toBe(rows?.distinct);
    expect(await world.told()).toContain('mayor: signature-needed');
  });

  it('says what was true at the time, also when it is worked off late', async () => {
    const id = await ledTo(world, 'in-approval');
    await bothApprove(world, id);
    await textAgreed(world, id);
    const told = await world.told();
    expect(told).toContain('clerk: text-needed');
    expect(told).not.toContain('clerk: approvals-renewed');
  });

  it('keeps no token in any message', async () => {
    await ledTo(world, 'signed');
    const rows = await test.database.query<{ data: unknown }>('select data from message');
    const links = await test.database.query<{ id: string; purpose: 'signature' | 'invitation' }>(
      `select id, purpose from sign_in_link where purpose in ('signature', 'invitation')`,
    );
    expect(links.length).toBeGreaterThan(2);
    const stored = JSON.stringify(rows);
    for (const link of links) expect(stored).not.toContain(world.tokens.tokenOf(link));
  });
});
