import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { aBlankPdf } from '../support/a-blank-pdf.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

/** Oakland has a board of three, of whom one has signed and two leave office before the ceremony, and a delegate to confirm. */
const oaklandSql = `
with oakland as (select id from community where slug = 'oakland'), people as (
  insert into person (id, name, mail) select gen_random_uuid(), name, lower(name) || '@oakland-board.example'
  from unnest(array['Ada', 'Benedicta', 'Cyprian', 'Dorothea']) as name returning id, name
)
insert into office_term (id, community_id, person_id, name, office, capacity, quorum, instrument_sha256, instrument_until,
  capacity_reason, basis, basis_reason, valid_from, valid_until, mail_confirmed_at)
select gen_random_uuid(), oakland.id, people.id, people.name, 'County Commission',
  case when people.name = 'Dorothea' then 'delegate' else 'collegiate' end, case when people.name <> 'Dorothea' then 2 end,
  case when people.name = 'Dorothea' then $1 end, case when people.name = 'Dorothea' then date '2090-12-31' end,
  case when people.name = 'Dorothea' then 'The commission travels' end, 'elected', null,
  case when people.name = 'Dorothea' then date '2090-01-01' else date '2026-01-01' end,
  case people.name when 'Dorothea' then date '2090-12-31' when 'Ada' then null else date '2090-01-03' end,
  case when people.name <> 'Dorothea' then now() end
from oakland, people`;

const planSql = `
update procedure set data = data || jsonb_build_object(
  'agreedPlan', jsonb_build_object('number', 1, 'order', 'parallel', 'accepted', '{"initiator": true, "counterpart": true}'::jsonb,
    'modes', '{"initiator": "electronic", "counterpart": "electronic"}'::jsonb,
    'ceremony', jsonb_build_object('place', 'City Hall', 'zone', 'America/Los_Angeles', 'startsAt', '2090-01-09T11:00')),
  'boardSignatures', '{}'::jsonb)
where partnership_id = (select id from partnership where reference = $1)`;

describeInBrowser('offices in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let community: string;
  let reference: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('oakland', 'nagasaki', 'signing');
    await world.test.database.query(oaklandSql, ['f'.repeat(64)]);
    await world.test.database.query(planSql, [reference]);
    const [row] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'oakland'`);
    community = row?.id ?? '';
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each(['desktop', 'phone'] as const)(
    'say who signs, on what ground, until when, and what ends too soon: %s',
    async (size) => {
      const seen: string[] = [];
      for (const [mail, pages] of [
        [
          sampleMails.staff,
          [`/staff/communities/${community}`, `/staff/cases/${reference}`, '/staff/queue?list=term-ends'],
        ],
        [
          sampleMails.clerk('oakland'),
          [`/communities/${community}`, `/communities/${community}/office-terms/new`, `/partnerships/${reference}`],
        ],
      ] as const) {
        const { page, context, complaints } = await openPage(browser, { size });
        await context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
        for (const path of pages) {
          await page.goto(`${world.origin}${path}`);
          const name = path.replace(community, 'oakland').replace(/[^a-z]+/g, '-');
          await screenshot(page, `offices/${name}-${size}`);
          expect([path, await axeViolations(page), await overflow(page)]).toEqual([path, [], 0]);
          seen.push((await page.locator('main').innerText()).replace(/\s+/g, ' '));
        }
        expect(complaints).toEqual([]);
        await context.close();
      }
      const [staffs, deskCase, queue, own, form, ownCase] = seen;
      expect(staffs).toMatch(
        /Instrument \(PDF\).*valid until.*Confirm address and instrument.*2 members of the board sign/,
      );
      expect(deskCase).toMatch(
        /members of the board of Oakland are out of office: on 9 January 2090 only 1 of the 2 who have to sign/,
      );
      expect(queue).toMatch(/Term ends first ?1.*County Commission of Oakland until 3 January 2090/);
      expect(own).toContain('Not confirmed yet');
      expect(form).toMatch(/How many members of the board have to sign/);
      expect(ownCase).toMatch(/A board of 3, of whom 2 have to sign/);
    },
    60_000,
  );

  it('keep a delegate’s file over an error on a phone', async () => {
    const { page, context } = await openPage(browser, { size: 'phone' });
    const value = await world.signIn(sampleMails.clerk('oakland'));
    await context.addCookies([{ name: 'entente', value, url: world.origin }]);
    await page.goto(`${world.origin}/communities/${community}/office-terms/new`);
    await page.getByLabel('Full name of the official').fill('E. Envoy');
    await page.getByLabel('Delegate, authorised').check();
    const file = { name: 'decree.pdf', mimeType: 'application/pdf', buffer: aBlankPdf('browser') };
    await page.getByLabel('Instrument that authorises').setInputFiles(file);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForLoadState('load');
    await screenshot(page, 'offices/delegate-error-phone');
    expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
    expect(await page.locator('main').innerText()).toContain('decree.pdf');
    expect(await page.getByLabel('Full name of the official').inputValue()).toBe('E. Envoy');
    await context.close();
  }, 30_000);
});
