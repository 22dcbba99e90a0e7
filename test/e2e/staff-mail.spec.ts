import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { RequestSignIn } from '../../src/accounts/application/request-sign-in.js';
import { SpendSignInLink } from '../../src/accounts/application/spend-sign-in-link.js';
import { LinkTokens } from '../../src/accounts/domain/link-tokens.js';
import { TemplatePreview } from '../../src/notifications/application/template-preview.js';
import { mailSample, mailSamples } from '../../src/notifications/domain/mail-samples.js';
import { isChecked, languageCodes } from '../../src/platform/languages.js';
import { escapeHtml } from '../../src/platform/web/escape-html.js';
import { aMessage, planEveryCase } from '../support/told-cases.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

describe('what staff see of the mail', () => {
  let world: PagesWorld;
  let staff: Visitor;
  let clerk: Visitor;
  let signing: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
    clerk = await Visitor.as(world, sampleMails.clerk('seattle'));
    signing = await world.bring('seattle', 'pune', 'signing');
    await world.bring('auckland', 'pune', 'in-approval');
    await planEveryCase(world);
  }, 120_000);
  afterAll(() => world?.close());

  const query = <R extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
    world.test.database.query<R>(sql, values);
  const followed = async (id: string): Promise<Date | null> => {
    const [row] = await query<{ followed_at: Date | null }>('select followed_at from message where id = $1', [id]);
    return row?.followed_at ?? null;
  };
  /** Noting a visit is nobody's to wait for. */
  async function untilFollowed(id: string): Promise<void> {
    while ((await followed(id)) === null) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('is for staff alone', async () => {
    const paths = [
      '/staff/planned',
      '/staff/mail',
      '/staff/mails',
      '/staff/mails/invitation',
      '/staff/mails/invitation/body',
    ];
    for (const path of paths) {
      expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
      expect([path, (await staff.get(path)).status]).toEqual([path, 200]);
    }
  });

  describe('the planned messages', () => {
    it('tell whom, about which case, and when by the clocks of whoever gets it', async () => {
      const text = textOf((await staff.get('/staff/planned?days=all')).text);
      expect(text).toMatch(/Reminder 1 ?Ready to sign \w{3},? \d+ \w{3},? \d\d:\d\d ?America\/Los_Angeles/);
      expect(text).toMatch(/Asia\/Kolkata/);
      expect(text).toContain(signing);
      expect(text).toContain('Entente itself');
    });

    it('can be narrowed by what, to whom and which community, and leave nothing out of what they say they show', async () => {
      const staffs = textOf((await staff.get('/staff/planned?days=all&party=staff')).text);
      expect(staffs).toMatch(/To: Staff/);
      expect(staffs).not.toContain('Reminder 1');
      const lapses = textOf((await staff.get('/staff/planned?days=all&sort=lapse&text=auckland')).text);
      expect(lapses).toMatch(/One step/);
      expect(textOf((await staff.get('/staff/planned?text=nowhere')).text)).toContain(
        'Nothing planned matches the filters',
      );
      expect((await staff.get("/staff/planned?days=x&sort=y&after=z&text=%00'")).status).toBe(200);
    });

    it('show what each would say, to whom and in which language', async () => {
      const [step] = await query<{ id: string }>(
        `select d.id from deadline d join partnership p on p.id = d.partnership_id
         where p.reference = $1 and d.kind = 'reminder-1' and d.party = 'initiator'`,
        [signing],
      );
      const text = textOf((await staff.get(`/staff/planned/${step?.id}`)).text);
      expect(text).toContain(sampleMails.official('seattle'));
      expect(text).toContain('/link/•••');
      expect((await staff.get('/staff/planned/0197c5a0-0000-7000-8000-000000000001')).status).toBe(404);
    });

    it('are cancelled once, and planning again leaves them so', async () => {
      const [step] = await query<{ id: string; partnership_id: string }>(
        `select d.id, d.partnership_id from deadline d join partnership p on p.id = d.partnership_id
         where p.reference = $1 and d.kind = 'reminder-2' and d.party = 'counterpart'`,
        [signing],
      );
      const path = `/staff/planned/${step?.id}`;
      const done = await staff.post(`${path}/cancel`, { next: `/staff/cases/${signing}` }, path);
      expect([done.status, done.headers.location]).toEqual([303, `/staff/cases/${signing}`]);
      await planEveryCase(world);
      const rows = await query(
        `select d.outcome, p.mail from deadline d join person p on p.id = d.done_by
         where d.partnership_id = $1 and d.kind = 'reminder-2' and d.party = 'counterpart'`,
        [step?.partnership_id],
      );
      expect(rows).toEqual([{ outcome: 'cancelled', mail: sampleMails.staff }]);
      expect((await staff.post(`${path}/cancel`, {}, '/staff/planned')).status).toBe(409);
      expect(textOf((await staff.get(`/staff/cases/${signing}`)).text)).toMatch(/Reminder 2 to Pune cancelled/);
    });

    it('but the end of a case is not cancelled like a message', async () => {
      const [step] = await query<{ id: string }>(`select id from deadline where kind = 'lapse' limit 1`);
      const answer = await staff.post(`/staff/planned/${step?.id}/cancel`, {}, '/staff/planned?days=all');
      expect([answer.status, textOf(answer.text)]).toEqual([
        422,
        expect.stringContaining('Only messages can be cancelled'),
      ]);
      const [row] = await query<{ done_at: Date | null }>('select done_at from deadline where id = $1', [step?.id]);
      expect(row?.done_at).toBeNull();
    });

    it('are shown each once, page by page', async () => {
      const ids: string[] = [];
      let next: string | undefined = '/staff/planned?days=all';
      while (next) {
        const { text } = await staff.get(next);
        ids.push(
          ...[...text.matchAll(/<th scope="row"[^>]*><a[^>]*href="\/staff\/planned\/([\w-]{36})"/g)].map(
            ([, id]) => id ?? '',
          ),
        );
        next = /rel="next"/.test(text)
          ? /href="([^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
          : undefined;
      }
      const rows = await query<{ id: string }>(
        'select id from deadline where done_at is null order by next_attempt_at, id',
      );
      expect(ids).toEqual(rows.map(({ id }) => id));
    });
  });

  describe('a link counts as followed', () => {
    it('when its recipient is there, signed in', async () => {
      const own = await aMessage(world, { reference: signing, mail: sampleMails.clerk('seattle') });
      const others = await aMessage(world, { reference: signing, mail: sampleMails.clerk('pune') });
      await clerk.get(`/partnerships/${signing}`);
      await untilFollowed(own);
      expect(await followed(others)).toBeNull();
      const first = await followed(own);
      await clerk.get(`/partnerships/${signing}`);
      expect(await followed(own)).toEqual(first);
      expect(textOf((await staff.get('/staff/messages?state=followed')).text)).toContain('Sample Person');
    });

    it('when staff come to the case at an address of their own', async () => {
      const id = await aMessage(world, { reference: signing, mail: sampleMails.staff });
      await staff.get(`/staff/cases/${signing}`);
      await untilFollowed(id);
    });

    it('when a link to sign in is spent, but not when its code is typed', async () => {
      const client = { address: '192.0.2.7', userAgent: 'a browser' };
      const asked = async (mail: string) => {
        const linkId = await world.app.get(RequestSignIn).execute({ mail, next: null, language: 'en' }, client);
        const [row] = await query<{ id: string }>(`select id from message where data ->> 'linkId' = $1`, [linkId]);
        return { ref: { id: linkId, purpose: 'sign-in' } as const, message: row?.id ?? '' };
      };
      const tokens = world.app.get(LinkTokens);
      const spend = world.app.get(SpendSignInLink);
      const [byLink, byCode] = [await asked(sampleMails.clerk('seattle')), await asked(sampleMails.clerk('pune'))];
      await spend.look(tokens.tokenOf(byLink.ref));
      expect(await followed(byLink.message)).toBeNull();
      await spend.withToken(tokens.tokenOf(byLink.ref), client);
      await spend.withCode(byCode.ref.id, tokens.codeOf(byCode.ref), client);
      expect([await followed(byLink.message), await followed(byCode.message)]).toEqual([expect.any(Date), null]);
    });

    it('but not by a program that opens every address, nor by another page, nor before it was sent', async () => {
      const mail = sampleMails.official('seattle');
      const link = await world.link('signature', mail, signing);
      const ids = [
        await aMessage(world, { reference: signing, mail, path: `/partnerships/${signing}` }),
        await aMessage(world, { reference: signing, mail: sampleMails.clerk('seattle'), state: 'queued' }),
        await aMessage(world, { reference: signing, mail: sampleMails.clerk('seattle'), path: '/verify/E-2026-00001' }),
      ];
      for (const path of [link, `/partnerships/${signing}`])
        await fetch(`${world.origin}${path}`, { redirect: 'manual' });
      const witness = await aMessage(world, { reference: signing, mail: sampleMails.clerk('seattle') });
      await clerk.get(`/partnerships/${signing}`);
      await untilFollowed(witness);
      expect(await Promise.all(ids.map(followed))).toEqual([null, null, null]);
    });
  });

  it('lists the messages of one case, and says what became of each', async () => {
    const other = await world.bring('auckland', 'seattle', 'submitted');
    await aMessage(world, { reference: other, mail: sampleMails.staff, state: 'bounced' });
    const text = textOf((await staff.get(`/staff/messages?case=${other}&state=bounced`)).text);
    expect(text).toContain(`Messages about ${other}.`);
    expect(text.match(/Sample Person/g)).toHaveLength(1);
    expect(textOf((await staff.get(`/staff/messages?case=${other}&state=sent`)).text)).toContain('No messages here');
  });

  it('keeps a queued message from being sent, and sends it after all', async () => {
    const id = await aMessage(world, { reference: signing, mail: sampleMails.clerk('pune'), state: 'queued' });
    const path = `/staff/messages/${id}`;
    expect((await staff.post(`${path}/cancel`, {}, path)).status).toBe(303);
    const state = async () =>
      (await query<{ state: string }>('select state from message where id = $1', [id]))[0]?.state;
    expect(await state()).toBe('cancelled');
    expect((await staff.post(`${path}/cancel`, {}, path)).status).toBe(409);
    await staff.post(`${path}/resend`, {}, path);
    expect(await state()).toBe('queued');
    await staff.post(`${path}/cancel`, {}, path);
  });

  describe('every mail', () => {
    it('can be read with made-up facts', async () => {
      const { text } = await staff.get('/staff/mails');
      const listed = [...text.matchAll(/href="\/staff\/mails\/([\w.-]+)"/g)].map(([, name]) => name);
      expect(listed.sort()).toEqual(mailSamples.map(({ template }) => template).sort());
      for (const { template } of mailSamples) {
        const page = await staff.get(`/staff/mails/${template}?language=he`);
        expect([template, page.status]).toEqual([template, 200]);
      }
      expect((await staff.get('/staff/mails/nonsense')).status).toBe(404);
    });

    const asWritten = (template: string, language: string) =>
      world.app.get(TemplatePreview, { strict: false }).of(mailSample(template)!, language);

    it('says in which language it comes, and whether a native reader has read it', async () => {
      for (const language of languageCodes) {
        const { text } = await staff.get(`/staff/mails/signature-needed?language=${language}`);
        const mail = asWritten('signature-needed', language);
        const says = [
          text.includes('Not checked by a native reader'),
          text.includes('This language lacks words of this mail'),
          text.includes('dir="rtl"'),
          text.includes(escapeHtml(mail.subject)),
        ];
        const own = mail.language === language;
        expect([language, ...says]).toEqual([
          language,
          own && !isChecked(language),
          !own,
          mail.direction === 'rtl',
          true,
        ]);
      }
    });

    it('stands in a frame in which nothing runs', async () => {
      const { headers, text } = await staff.get('/staff/mails/sign-in/body?language=ar');
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      const { language, direction } = asWritten('sign-in', 'ar');
      expect(text).toContain(`<html lang="${language}" dir="${direction}"`);
      expect(text).not.toMatch(/<script|target="_blank"/);
    });
  });
});
