import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type sizes,
} from '../support/browser.js';
import { manyCases } from '../support/many-cases.js';
import { PagesWorld } from '../support/pages-world.js';

type Size = keyof typeof sizes;

describeInBrowser('the desk, the communities and the register in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let empty: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open({ cases: true });
    await whatTheClockWillDo();
    empty = await PagesWorld.open();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await empty?.close();
    await world?.close();
  });

  async function look(where: PagesWorld, size: Size, paths: readonly (readonly [string, string])[], mail?: string) {
    const { page, context, complaints } = await openPage(browser, { size });
    if (mail) await context.addCookies([{ name: 'entente', value: await where.signIn(mail), url: where.origin }]);
    for (const [name, path] of paths) {
      const answer = await page.goto(`${where.origin}${path}`);
      if (size !== 'small') await screenshot(page, `${name}-${size}`);
      const violations = size === 'small' ? [] : await axeViolations(page);
      const status = name === 'verify-unknown' ? 404 : name === 'verify-error' ? 422 : 200;
      expect([name, answer?.status(), violations, await overflow(page)]).toEqual([name, status, [], 0]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }

  /** Workers plan deadlines and queue mails; here nobody works. */
  async function whatTheClockWillDo(): Promise<void> {
    await world.test.database.query(
      `insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
       select gen_random_uuid(), r.partnership_id, r.id, k.kind, k.party, r.state, r.state_since, 1, now() + k.after, now() + k.after
       from procedure r cross join (values ('reminder-1', 'initiator', interval '5 days'), ('escalation-1', 'staff', interval '9 days'),
         ('lapse', 'service', interval '40 days')) as k (kind, party, after) where r.open and not r.on_hold and r.waiting_on <> 'staff'`,
    );
    await world.test.database.query(
      `insert into message (id, partnership_id, template, recipient_mail, recipient_name, data, message_id, state, last_error,
         next_attempt_at, created_at, sent_at)
       select gen_random_uuid(), r.partnership_id, m.template, 'clerk@here.example', 'Sample Clerk', '{}', gen_random_uuid()::text,
         m.state, m.error, now(), r.state_since, case when m.state = 'sent' then r.state_since end
       from procedure r cross join (values ('proposal-submitted', 'sent', null), ('reminder.signing', 'failed', '550 no such mailbox'))
         as m (template, state, error) where r.open`,
    );
  }

  async function reference(state: string): Promise<string> {
    const [row] = await world.test.database.query<{ reference: string }>(
      `select p.reference from partnership p join procedure r on r.partnership_id = p.id where r.state = $1 and not r.on_hold
       order by r.started_at desc limit 1`,
      [state],
    );
    return row?.reference ?? '';
  }

  async function communityId(slug: string): Promise<string> {
    const [row] = await world.test.database.query<{ id: string }>('select id from community where slug = $1', [slug]);
    return row?.id ?? '';
  }

  describe.each<Size>(['desktop', 'phone', 'small'])('on a %s', (size) => {
    it('the public pages', async () => {
      const [entry] = await world.test.database.query<{ number: string }>(
        'select max(register_number) as number from partnership',
      );
      await look(world, size, [
        ['home', '/'],
        ['register', '/register'],
        ['register-filtered', '/register?text=japan&kind=sister'],
        ['register-nothing-found', '/register?text=atlantis'],
        ['register-entry', `/register/${entry?.number}`],
        ['verify', '/verify'],
        ['verify-error', '/verify?number=42'],
        ['verify-recognised', `/verify/${entry?.number}`],
        ['verify-signed', `/verify/${await reference('signed')}`],
        ['verify-signing', `/verify/${await reference('signing')}`],
        ['verify-unknown', '/verify/P-1999-00001'],
        ['help', '/help'],
        ['accessibility', '/accessibility'],
        ['privacy', '/privacy'],
      ]);
    }, 60_000);

    it('the queue and the cases of staff', async () => {
      const states = [
        'submitted',
        'under-review',
        'changes-requested',
        'in-approval',
        'signing',
        'signed',
        'recognised',
        'lapsed',
      ];
      const cases = await Promise.all(
        states.map(async (state) => [`case-${state}`, `/staff/cases/${await reference(state)}`] as const),
      );
      const lists = ['past-target', 'on-hold', 'all-open', 'recognised', 'ended'];
      await look(
        world,
        size,
        [
          ['queue', '/staff/queue'],
          ...lists.map((list) => [`queue-${list}`, `/staff/queue?list=${list}`] as const),
          ['queue-filtered', '/staff/queue?list=all-open&state=signing&state=drafting&text=a'],
          ['queue-no-match', '/staff/queue?text=atlantis'],
          ...cases,
        ],
        sampleMails.staff,
      );
    }, 90_000);

    it('the communities of staff and of a clerk', async () => {
      const id = await communityId('reykjavik');
      const staff = `/staff/communities/${id}`;
      await look(
        world,
        size,
        [
          ['communities', '/staff/communities'],
          ['communities-found', '/staff/communities?text=sao'],
          ['community', staff],
          ['community-new', '/staff/communities/new'],
          ['community-edit', `${staff}/edit`],
          ['community-person', `${staff}/people/new`],
          ['community-term', `${staff}/office-terms/new`],
        ],
        sampleMails.staff,
      );
      await look(world, size, [['own-community', '/communities']], sampleMails.clerk('reykjavik'));
    }, 60_000);

    it('lists without anything in them', async () => {
      await look(empty, size, [
        ['register-empty', '/register'],
        ['home-empty', '/'],
      ]);
      const lists = ['waiting-on-us', 'recognised'].map(
        (list) => [`queue-empty-${list}`, `/staff/queue?list=${list}`] as const,
      );
      await look(empty, size, lists, sampleMails.staff);
    }, 30_000);
  });

  it('a queue of 300 cases', async () => {
    const now = new Date();
    await manyCases(empty.test.database, { count: 300, states: ['submitted', 'signing', 'recognised'], now });
    for (const size of ['desktop', 'phone'] as const) {
      await look(
        empty,
        size,
        [
          ['queue-300', '/staff/queue'],
          ['queue-300-late', '/staff/queue?list=past-target&sort=reference'],
        ],
        sampleMails.staff,
      );
      await look(empty, size, [['register-100', '/register']]);
    }
  }, 60_000);
});
