import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { FrontDoor } from '../support/front-door.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk, official } = sampleMails;

describeInBrowser('signing in a browser', () => {
  let door: FrontDoor;
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    door = await FrontDoor.open();
    const communities = [...sampleCommunities, ...difficultCommunities];
    world = await PagesWorld.open({ communities, env: { BASE_URL: door.origin } });
    door.leadTo(world.origin);
    await world.test.database.query(`update person set language = 'en'`);
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    door?.close();
    await world?.close();
  }, 30_000);

  type Size = 'desktop' | 'phone';

  async function visit(mail: string | null, size: Size, javaScriptEnabled = true) {
    const watched = await openPage(browser, { size, javaScriptEnabled });
    if (mail) {
      const value = await world.signIn(mail);
      await watched.context.addCookies([{ name: 'entente', value, url: door.origin }]);
    }
    const { page } = watched;
    const go = (path: string) => page.goto(`${door.origin}${path}`);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const look = async (name: string) => {
      await page.waitForLoadState('load');
      if (javaScriptEnabled) await screenshot(page, `signing/${name}-${size}`);
      // axe waits for timers, which stand still where scripts are off
      const violations = javaScriptEnabled ? await axeViolations(page) : [];
      expect({ name, violations, overflow: await overflow(page) }).toEqual({ name, violations: [], overflow: 0 });
    };
    return { ...watched, go, press, look };
  }

  /** A wave over the canvas, as a finger draws it. */
  async function draw(page: Page, from: number): Promise<void> {
    const canvas = page.locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('There is nothing to draw on.');
    const at = (step: number) =>
      [box.x + box.width * (0.1 + from + step * 0.04), box.y + box.height * (step % 2 === 0 ? 0.3 : 0.7)] as const;
    await page.mouse.move(...at(0));
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) await page.mouse.move(...at(step), { steps: 4 });
    await page.mouse.up();
  }

  const strokesIn = async (page: Page): Promise<[number, number][][]> => {
    const text = await page.locator('input[name="strokes"]').inputValue();
    return text ? (JSON.parse(text) as { strokes: [number, number][][] }).strokes : [];
  };

  it.each<[Size, [string, string]]>([
    ['phone', ['chicago', 'qahira']],
    ['desktop', ['obersaalbach', 'accra']],
  ])(
    'lets an official draw, undo a stroke, and sign without typing a name (%s)',
    async (size, [own, other]) => {
      const reference = await world.bring(own, other, 'signing');
      const mail = official(own);
      const { page, go, press, look, complaints } = await visit(mail, size);
      await go(`/partnerships/${reference}/sign`);
      await look('read');
      await page.getByText('Look at the pages as they are printed').click();
      const picture = page.getByAltText(/^Page 1 of/);
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate('image => image.decode()');
      await page.getByText('Draw your signature, too').click();
      await look('pad');
      await draw(page, 0);
      await draw(page, 0.4);
      expect(await strokesIn(page)).toHaveLength(2);
      expect(await page.getByRole('status').filter({ hasText: 'Strokes: 2' }).count()).toBe(1);
      await press('Undo the last stroke');
      const [stroke = [], ...others] = await strokesIn(page);
      expect(others).toEqual([]);
      expect(stroke.every(([x, y]) => x >= 0 && x <= 1000 && y >= 0 && y <= 400)).toBe(true);
      await look('drawn');
      await press('Continue');
      await look('consent-missing');
      expect(await strokesIn(page)).toEqual([stroke]);
      await page.getByLabel(/I have read the agreement/).check();
      await press('Continue');
      await look('code');
      await page.getByLabel('Code from the mail').fill('000000');
      await press('Sign the agreement');
      await look('code-wrong');
      expect(await page.locator('svg.entente-drawn path').count()).toBe(1);
      await page.getByLabel('Code from the mail').fill(await world.code(mail));
      await press('Sign the agreement');
      await look('signed');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You have signed');
      expect(await page.locator('svg.entente-drawn path').count()).toBe(1);
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('reads from right to left for an Arabic official, and is drawn on as everywhere', async () => {
    const reference = await world.bring('denver', 'qahira', 'signing');
    const mail = official('qahira');
    await world.test.database.query(`update person set language = 'ar' where mail = $1`, [mail]);
    const { page, go, look, complaints } = await visit(mail, 'phone');
    await go(`/partnerships/${reference}/sign`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('[data-drawing] summary').click();
    await draw(page, 0);
    await draw(page, 0.4);
    expect(await strokesIn(page)).toHaveLength(2);
    await page.locator('[data-undo]').click();
    const [[[x = 0] = []] = []] = await strokesIn(page);
    expect(x).toBeLessThan(200);
    await look('drawn-rtl');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('lets an official sign on a phone without scripts: the name is typed, and nothing offers to draw', async () => {
    const reference = await world.bring('miami', 'bogota', 'signing');
    const mail = official('miami');
    const { page, go, press, look } = await visit(mail, 'phone', false);
    await go(`/partnerships/${reference}/sign`);
    await look('read');
    expect(await page.getByText('Draw your signature, too').isVisible()).toBe(false);
    await page.getByLabel('Your full name').fill('Sample Mayor');
    await page.getByLabel(/I have read the agreement/).check();
    await press('Continue');
    await look('code');
    await page.getByLabel('Code from the mail').fill(await world.code(mail));
    await press('Sign the agreement');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You have signed');
  }, 60_000);

  /** A phone with a fingerprint reader, as far as the browser can tell. */
  async function authenticator(page: Page) {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2' as const,
      transport: 'internal' as const,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
    const verified = (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    return { verified };
  }

  it('lets an official add a passkey, sign with it, sign in with it, rename and remove it', async () => {
    const reference = await world.bring('toronto', 'milan', 'signing');
    const mail = official('toronto');
    const { page, context, go, press, look, complaints } = await visit(mail, 'phone');
    const { verified } = await authenticator(page);
    await go('/account');
    await page.getByRole('link', { name: 'Manage your passkeys' }).click();
    await look('passkeys-none');
    await press('Add a passkey');
    await page.getByText('Enter a name for the passkey').first().waitFor();
    await page.getByLabel('Name of the passkey').fill('Work phone');
    await press('Add a passkey');
    await page.getByText('The passkey was added').waitFor();
    await look('passkeys-one');

    await go(`/partnerships/${reference}/sign`);
    await page.getByLabel('Your full name').fill('Sample Mayor');
    await page.getByLabel(/I have read the agreement/).check();
    await press('Continue');
    await look('passkey');
    await verified(false);
    await press('Sign with your passkey');
    await page.getByText('The browser gave no passkey').waitFor();
    await look('passkey-refused');
    await verified(true);
    // a second click within a second is taken for a double click
    const signed = page.getByRole('heading', { name: 'You have signed' });
    for (let attempt = 1; attempt <= 5 && !(await signed.isVisible()); attempt++) {
      await press('Sign with your passkey');
      await signed.waitFor({ timeout: 1_500 }).catch(() => null);
    }
    const [evidence] = await world.test.database.query<{ by: string; version: string }>(
      `select s.data #>> '{evidence,authenticatedBy}' as by, s.data #>> '{evidence,consentVersion}' as version
       from partnership_event e join partnership_event_private s on s.event_id = e.id
       where e.type = 'signature.given' order by e.occurred_at desc limit 1`,
    );
    expect(evidence?.by).toBe('passkey');

    await context.clearCookies();
    await go(`/sign-in?next=${encodeURIComponent('/account/passkeys')}`);
    await look('sign-in');
    await press('Sign in with a passkey');
    await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
    await page.getByText('Rename Work phone').click();
    await page.locator('details[open] input[name="label"]').fill('Old phone');
    await press('Rename');
    await press('Remove Old phone');
    await page.getByText('You have no passkeys').waitFor();
    expect(complaints).toEqual([]);
  }, 90_000);

  it('lets an official decline with a reason, and name a deputy', async () => {
    const reference = await world.bring('seattle', 'bergen', 'signing');
    const { page, go, press, look, complaints } = await visit(official('seattle'), 'phone');
    await go(`/partnerships/${reference}/sign`);
    await page.getByRole('link', { name: 'Name a deputy' }).click();
    await look('deputy');
    await press('Name the deputy');
    await look('deputy-errors');
    await go(`/partnerships/${reference}/sign`);
    await page.getByRole('link', { name: 'Decline to sign' }).click();
    await look('decline');
    await page.locator('textarea').fill('The council has to see it first.');
    await press('Decline to sign');
    await look('declined');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('shows a link that is dead, whose it is not, and whose turn it is not', async () => {
    const reference = await world.bring('oakland', 'krung-thep', 'signing');
    const dead = await world.link('signature', official('oakland'), reference);
    const alive = await world.link('signature', official('krung-thep'), reference);
    const stranger = await visit(null, 'phone');
    await stranger.go(alive);
    await stranger.look('link');
    const plan = { modes: { initiator: 'electronic', counterpart: 'ceremony' }, order: 'counterpart-first' };
    const ceremony = { host: 'counterpart', place: 'Bangkok City Hall, 173 Dinso Road', startsAt: '2090-08-09T09:30' };
    const planner = await visit(clerk('oakland'), 'desktop');
    await planner.go(`/partnerships/${reference}/actions/planSigning`);
    await planner.look('plan');
    await planner.press('Propose this plan');
    await planner.look('plan-proposed');
    await world.act(clerk('oakland'), reference, 'planSigning', { ...plan, ceremony });
    const partner = await visit(clerk('krung-thep'), 'phone');
    await partner.go(`/partnerships/${reference}/actions/acceptPlan`);
    await partner.look('plan-accept');
    await partner.press('Accept this plan');
    await partner.look('plan-accepted');
    const waiting = await visit(official('oakland'), 'phone');
    await waiting.go(`/partnerships/${reference}/sign`);
    await waiting.look('not-your-turn');
    await waiting.go(alive);
    await waiting.look('other-person');
    const pen = await visit(official('krung-thep'), 'phone');
    await pen.go(`/partnerships/${reference}/sign`);
    await pen.look('by-pen');
    await world.app.get(ActionLinks).revokeAll('signature', await world.id(reference));
    await stranger.go(dead);
    await stranger.look('dead-link');
    await stranger.press('Mail me a fresh link');
    await stranger.look('fresh-link');
    expect(stranger.complaints).toEqual([]);
  }, 60_000);
});
