import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mails } from '../../src/notifications/domain/mails.js';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { addressDesk } from '../support/address-desk.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { MailSink } from '../support/mail-sink.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

describe('a mail that people trust', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let sink: MailSink;
  let transport: SmtpMailTransport;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from message');
    world = await mailWorld(test.database);
    sink = new MailSink();
    await sink.start();
    const dkim = { domain: 'example.org', selector: 'entente', privateKey };
    transport = new SmtpMailTransport({ url: sink.url, dkim, rate: 100 });
  });
  afterEach(async () => {
    await transport.close();
    await sink.stop();
  });
  afterAll(() => test.close(), 30_000);

  it('comes from an address that names it, so that what comes back is matched', async () => {
    await ledTo(world, 'awaiting-counterpart');
    await postOffice(world, transport, 'bounces@example.org').sendDue();
    const { tokens } = addressDesk(world);
    for (const { from, messageId } of sink.mails)
      expect(messageId).toBe(`<${tokens.messageOfReturnPath(from)}@entente.example.org>`);
    expect(new Set(sink.mails.map(({ from }) => from)).size).toBe(sink.mails.length);
  });

  it('is signed for its domain, the headers to unsubscribe among what is signed', async () => {
    await ledTo(world, 'awaiting-counterpart');
    await postOffice(world, transport).sendDue();
    const news = sink.mails.find(({ mail }) => mail.subject?.includes('was invited'))!;
    const { value, params } = news.mail.headers.get('dkim-signature') as {
      value: string;
      params: Record<string, string>;
    };
    expect(value).toContain('v=1');
    expect([params.d, params.s]).toEqual(['example.org', 'entente']);
    expect(params.h?.toLowerCase().split(':')).toEqual(
      expect.arrayContaining(['from', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
  });

  it('answers the one before it about the same case, and no other', async () => {
    const post = postOffice(world, transport);
    const first = await ledTo(world, 'awaiting-counterpart');
    await post.sendDue();
    await world.perform(first, 'acceptInvitation', 'otherClerk');
    await world.told();
    const [clerk] = await test.database.query<{ mail: string }>('select mail from person where id = $1', [
      world.cast.clerk,
    ]);
    await world.requestSignIn.execute({ mail: clerk?.mail ?? '' }, { address: '192.0.2.1', userAgent: null });
    await post.sendDue();
    const byTitle = (part: string) =>
      sink.mails.find(({ to, mail }) => to === clerk?.mail && mail.subject?.includes(part))?.mail;
    const [received, invited] = [byTitle('was submitted'), byTitle('was invited')];
    expect([received?.inReplyTo, invited?.inReplyTo]).toEqual([undefined, received?.messageId]);
    const accepted = byTitle('takes up');
    expect(accepted?.inReplyTo).toBe(invited?.messageId);
    expect(accepted?.references).toEqual([`<case.${first}@entente.example.org>`, invited?.messageId]);
    expect([byTitle('Sign in')?.inReplyTo, byTitle('Sign in')?.references]).toEqual([undefined, undefined]);
  });

  it('lets people say that it is not for them, and unsubscribe only from what can be done without', async () => {
    await ledTo(world, 'awaiting-counterpart');
    await postOffice(world, transport).sendDue();
    for (const { mail } of sink.mails) {
      const only = mail.subject?.includes('was invited') === true;
      expect(mail.text).toMatch(/https:\/\/entente\.example\.org\/mail\/not-me\/[\w-]{64}\n/);
      expect(mail.html).toContain('/mail/not-me/');
      expect([mail.headers.has('list'), mail.text?.includes('/mail/preferences/')]).toEqual([only, only]);
    }
  });
});

describe('mails that only tell', () => {
  const informative = mails.filter((each) => each.informative).map(({ name }) => name);

  it.each([
    ...['proposal-received', 'proposal-submitted', 'changes-requested', 'proposal-rejected', 'invitation', 'joined'],
    ...['invitation-declined', 'merged', 'resolution-needed', 'text-needed', 'text-proposed', 'approval-defeated'],
    ...['approval-rescinded', 'signature-needed', 'other-signed', 'text-reopened', 'signature-declined', 'signed'],
    ...[
      'signature-voided',
      'signature-received',
      'original-recorded',
      'original-rejected',
      'deputy-named',
      'recognised',
    ],
    ...['recognition-refused', 'withdrawn', 'barred', 'released', 'revived', 'lapsed', 'message', 'official-missing'],
  ])('are never %s, which asks, proves or ends', (name) => expect(informative).not.toContain(name));

  it('are few', () => {
    expect(informative).toEqual(
      expect.arrayContaining([
        ...['proposal-changed', 'invitation-sent', 'invitation-accepted', 'approval-recorded', 'text-accepted'],
        ...['text-commented', 'signing-plan-agreed', 'text-ready', 'signature-given', 'held'],
      ]),
    );
  });

  it('bring no document: what is attached is final, and only the sealed agreement is', () => {
    expect(mails.filter(({ attaches }) => attaches).map(({ name, on }) => [name, on])).toEqual([
      ['signed', ['agreement.sealed']],
    ]);
  });
});
