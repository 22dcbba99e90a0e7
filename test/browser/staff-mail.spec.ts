import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type WatchedPage,
} from '../support/browser.js';
import { withFontsOfAllLanguages } from '../support/fonts-of-all-languages.js';
import { PagesWorld } from '../support/pages-world.js';
import { aMessage, planEveryCase } from '../support/told-cases.js';

describeInBrowser('staff’s pages about mail, in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let reference: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    browser = await launchBrowser(withFontsOfAllLanguages());
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function looked({ page }: WatchedPage, path: string, name: string): Promise<void> {
    await page.goto(`${world.origin}${path}`);
    await screenshot(page, `staff-mail/${name}`);
    expect({ name, violations: await axeViolations(page), overflow: await overflow(page) }).toEqual({
      ...{ name, violations: [], overflow: 0 },
    });
  }

  const sizes = ['desktop', 'phone'] as const;
  async function atEachSize(paths: Record<string, string>): Promise<void> {
    for (const size of sizes) {
      const watched = await openPage(browser, { size });
      await watched.context.addCookies([
        { name: 'entente', value: await world.signIn(sampleMails.staff), url: world.origin },
      ]);
      for (const [name, path] of Object.entries(paths)) await looked(watched, path, `${name}-${size}`);
      expect(watched.complaints).toEqual([]);
      await watched.context.close();
    }
  }

  it('say so where there is nothing yet', async () => {
    await atEachSize({
      'planned-empty': '/staff/planned',
      'health-empty': '/staff/mail',
      'messages-empty': '/staff/messages',
    });
  }, 60_000);

  it('show a few', async () => {
    reference = await world.bring('seattle', 'pune', 'signing');
    await world.bring('auckland', 'pune', 'in-approval');
    await planEveryCase(world);
    const late = { dueAt: new Date(Date.now() - 3_600_000), lateMs: 1_240 };
    await aMessage(world, { reference, mail: sampleMails.official('seattle'), template: 'reminder.signing', ...late });
    await aMessage(world, { reference, mail: sampleMails.clerk('seattle') });
    const bounced = await aMessage(world, { reference, mail: sampleMails.clerk('pune'), state: 'bounced' });
    await aMessage(world, { reference, mail: sampleMails.clerk('pune'), state: 'queued' });
    await world.test.database.query(
      `update message set server_answer = '550 5.1.1 No such mailbox here', bounced_at = now() where id = $1`,
      [bounced],
    );
    await world.test.database.query(
      `update message set followed_at = now() where template = 'text-ready' and state = 'sent'`,
    );
    const [step] = await world.test.database.query<{ id: string }>(
      `select d.id from deadline d join partnership p on p.id = d.partnership_id
       where p.reference = $1 and d.kind = 'reminder-1' and d.party = 'counterpart'`,
      [reference],
    );
    await atEachSize({
      'planned-few': '/staff/planned?days=all&party=communities',
      'planned-step': `/staff/planned/${step?.id}`,
      'health-few': '/staff/mail',
      'messages-few': `/staff/messages?case=${reference}`,
      'message-bounced': `/staff/messages/${bounced}`,
      case: `/staff/cases/${reference}`,
    });
  }, 120_000);

  it('show thousands, a page at a time', async () => {
    const [row] = await world.test.database.query<{
      partnership: string;
      procedure: string;
      state: string;
      since: Date;
    }>(
      `select r.partnership_id as partnership, r.id as procedure, r.state, r.state_since as since
       from procedure r join partnership p on p.id = r.partnership_id where p.reference = $1`,
      [reference],
    );
    const many = Array.from({ length: 3_000 }, (_, index) => ({ id: uuidv7(), n: index }));
    await world.test.database.query(
      `insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
       select x.id, $2, $3, 'reminder-' || (x.n + 100), 'initiator', $4, $5, 1, t.at, t.at
       from jsonb_to_recordset($1::jsonb) as x (id uuid, n integer), lateral (select now() + (x.n || ' minutes')::interval as at) t`,
      [JSON.stringify(many), row?.partnership, row?.procedure, row?.state, row?.since],
    );
    await atEachSize({
      'planned-full': '/staff/planned',
      'planned-filtered': '/staff/planned?sort=reminder&text=seattle',
    });
  }, 120_000);

  it('show every mail in every language', async () => {
    await atEachSize({
      templates: '/staff/mails',
      'template-en': '/staff/mails/ceremony-agreed',
      'template-ar': '/staff/mails/signature-needed?language=ar',
      'template-he': '/staff/mails/reminder.signing?language=he',
      'template-ja': '/staff/mails/sign-in?language=ja',
    });
  }, 120_000);
});
