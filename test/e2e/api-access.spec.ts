import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CsrfTokens } from '../../src/platform/web/csrf.js';
import { actionInputs, personActions } from '../../src/partnerships/domain/actions.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { jsonWrites } from '../support/api-writes.js';
import { usualInputs } from '../support/partnership-steps.js';
import { PagesWorld } from '../support/pages-world.js';
import { aText } from '../support/a-text.js';

const unknown = '01990000-0000-7000-8000-000000000000';

describe('who may use the API', () => {
  let world: PagesWorld;
  let reference: string;
  let ids: { reference: string; community: string; term: string; person: string };
  let reads: string[];

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('oakland', 'nagasaki', 'signing');
    const [term] = await world.test.database.query<{ id: string; community_id: string }>(
      `select t.id, t.community_id from office_term t join community c on c.id = t.community_id where c.slug = 'oakland'`,
    );
    ids = { reference, community: term?.community_id ?? '', term: term?.id ?? '', person: unknown };
    const own = `/partnerships/${reference}`;
    const community = `/communities/${ids.community}`;
    reads = [
      ...[
        '/me',
        '/me/api-keys',
        '/inbox',
        '/inbox/counts',
        '/inbox/waiting',
        '/communities',
        community,
        `${community}/members`,
        `${community}/terms`,
        `${community}/terms/${ids.term}/instrument`,
        `${community}/arms`,
        '/partnerships',
      ],
      ...[own, `${own}/events`, `${own}/documents`, `${own}/documents/${'0'.repeat(64)}`, '/incidents', '/messages'],
      ...['/planned-steps', '/mail/health'],
      ...[`${own}/papers`, `${own}/papers/letter-of-intent`, `${own}/evidence`],
      ...[`${own}/originals/initiator/print-copy`, `${own}/ceremony`, `${own}/hearings/initiator`],
      ...['/agreement-libraries', '/agreement-libraries/2'],
      ...['/webhooks', '/webhook-event-types', `/webhooks/${unknown}`, `/webhooks/${unknown}/deliveries`],
    ];
  }, 60_000);

  afterAll(() => world?.close());

  it('asks everybody for a key, but for what is public', async () => {
    const nobody = ApiCaller.nobody(world);
    for (const path of reads) {
      const answer = await nobody.get(path);
      expect({ path, ...answer }).toMatchObject({ path, status: 401, type: 'application/problem+json' });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    for (const { method, path } of [
      ...jsonWrites(ids),
      { method: 'DELETE', path: '/me/sessions' },
      { method: 'DELETE', path: `/me/api-keys/${unknown}` },
    ]) {
      const { status, type } = await nobody.send(method, path, { body: {} });
      expect({ method, path, status, type }).toEqual({ method, path, status: 401, type: 'application/problem+json' });
    }
    const upload = await nobody.send('POST', '/documents', {
      raw: '%PDF-',
      headers: { 'Content-Type': 'application/pdf' },
    });
    expect(upload.status).toBe(401);
    const arms = `/communities/${ids.community}/arms`;
    const picture = { raw: Buffer.from('<svg/>'), headers: { 'Content-Type': 'image/svg+xml' } };
    for (const [method, sent] of [
      ['PUT', picture],
      ['DELETE', {}],
    ] as const)
      expect((await nobody.send(method, arms, sent)).status).toBe(401);
    const file = { raw: 'x', headers: { 'Content-Type': 'text/plain' } };
    expect((await nobody.send('POST', '/verifications', file)).status).toBe(415);
    for (const path of ['/register', '/api/openapi.json']) expect((await nobody.get(path)).status).toBe(200);
  });

  it.each(['ent_wrong', 'x', ''])('takes no wrong key: "%s"', async (key) => {
    const answer = await ApiCaller.nobody(world).get('/me', { Authorization: `Bearer ${key}` });
    expect(answer).toMatchObject({ status: 401, type: 'application/problem+json' });
  });

  it('finds no case of other communities, whatever is asked of it', async () => {
    const strangers = await Promise.all(
      [sampleMails.clerk('honolulu'), sampleMails.official('milan')].map((mail) => ApiCaller.as(world, mail)),
    );
    for (const stranger of strangers) {
      for (const path of reads.filter((each) => each.includes('/partnerships/'))) {
        expect({ path, status: (await stranger.get(path)).status }).toEqual({ path, status: 404 });
      }
      for (const { method, path } of jsonWrites(ids).filter((each) => each.path.includes('/partnerships/'))) {
        const { status } = await stranger.send(method, path, { body: {} });
        // an input that is wrong in itself is said to be wrong before any case is looked for
        expect({ path, told: status === 404 || status === 422 }).toEqual({ path, told: true });
      }
      for (const action of personActions) {
        const usual = action === 'proposeText' ? aText() : usualInputs[action];
        const input = { ...usual, code: '123456' };
        expect({ action, ...actionInputs[action].safeParse(input) }).toMatchObject({ action, success: true });
        const answer = await stranger.post(`/partnerships/${reference}/actions/${action}`, input);
        expect({ action, ...answer }).toMatchObject({ action, status: 404, json: { code: 'partnership.not-found' } });
      }
      expect(listOf((await stranger.get('/partnerships')).json.items)).toEqual([]);
      expect((await stranger.get(`/verify/${reference}`)).json).toEqual({
        outcome: 'waiting-for-signatures',
        reference,
      });
    }
  });

  it('shows a counterpart its case from the invitation on, in lists as well', async () => {
    const draft = await world.bring('chicago', 'accra', 'submitted');
    const accra = await ApiCaller.as(world, sampleMails.clerk('accra'));
    const listed = async () =>
      listOf((await accra.get('/partnerships')).json.items).map((each) => String(each.reference));
    expect([(await accra.get(`/partnerships/${draft}`)).status, await listed()]).toEqual([404, []]);
    const contact = { contactName: 'C', contactOffice: 'O', contactMail: sampleMails.clerk('accra') };
    await world.act(sampleMails.staff, draft, 'inviteCounterpart', contact);
    expect([(await accra.get(`/partnerships/${draft}`)).status, await listed()]).toEqual([200, [draft]]);
  });

  it('keeps what is staff’s to staff', async () => {
    const clerk = await ApiCaller.as(world, sampleMails.clerk('oakland'));
    for (const path of ['/incidents', '/messages', '/planned-steps', '/mail/health'])
      expect((await clerk.get(path)).status).toBe(403);
    const community = `/communities/${ids.community}`;
    const refused = [
      await clerk.post('/communities', {
        name: 'X',
        level: 'city',
        country: 'JP',
        zone: 'Asia/Tokyo',
        officeTitle: 'Mayor',
      }),
      await clerk.send('PATCH', community, { body: { population: 1 } }),
      await clerk.send('DELETE', `${community}/clerks/${unknown}`),
      await clerk.post(`${community}/terms/${ids.term}/confirm`, { mail: sampleMails.official('oakland') }),
      await clerk.post(`/messages/${unknown}/resend`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    await world.act(sampleMails.staff, reference, 'note', { text: 'A secret of staff' });
    await world.act(sampleMails.staff, reference, 'sendMessage', { to: 'counterpart', text: 'For Nagasaki alone' });
    await world.act(sampleMails.staff, reference, 'hold', { reason: 'A doubt of staff' });
    const seen = JSON.stringify([
      (await clerk.get(`/partnerships/${reference}`)).json,
      (await clerk.get(`/partnerships/${reference}/events?limit=100`)).json,
    ]);
    expect(seen).not.toMatch(/secret of staff|For Nagasaki alone|doubt of staff|"scores"/);
    const other = await ApiCaller.as(world, sampleMails.clerk('nagasaki'));
    expect(JSON.stringify((await other.get(`/partnerships/${reference}/events?limit=100`)).json)).toContain(
      'For Nagasaki alone',
    );
  });

  it('takes a browser’s session with its form token, and not from another site', async () => {
    const session = await world.signIn(sampleMails.clerk('oakland'));
    const nobody = ApiCaller.nobody(world);
    const Cookie = `entente=${session}`;
    expect((await nobody.get('/me', { Cookie })).status).toBe(200);
    const send = (headers: Record<string, string>) =>
      nobody.post('/me/api-keys', { label: 'Try' }, { Cookie, ...headers });
    expect(await send({})).toMatchObject({ status: 403, json: { code: 'form.stale-token' } });
    const html = (await nobody.get('/api/docs', { Cookie })).bytes.toString();
    const token = /data-token="([\w-]+)"/.exec(html)?.[1] ?? '';
    expect((await send({ 'X-CSRF-Token': token })).status).toBe(201);
    expect(await send({ 'X-CSRF-Token': token, Origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(world.app.get(CsrfTokens)).toBeDefined();
  });
});
