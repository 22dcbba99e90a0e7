import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { MailSink } from '../support/mail-sink.js';

const mail = (id: string) => ({
  ...{ from: 'entente@example.org', to: { name: 'Mayor', address: `${id}@example.org` }, subject: 'Your turn' },
  ...{ html: '<p>Now</p>', text: 'Now', messageId: `<${id}@example.org>`, references: [], headers: {} },
});

describe('mails before a server that is slow', () => {
  let sink: MailSink;
  beforeEach(async () => {
    sink = new MailSink();
    await sink.start();
  });
  afterEach(() => sink.stop());

  const atOnce = async (transport: SmtpMailTransport, count: number) => {
    const sent = await Promise.allSettled(Array.from({ length: count }, (_, n) => transport.send(mail(`m${n}`))));
    return sent.filter(({ status }) => status === 'fulfilled').length;
  };

  it('are not sent behind the back of who gave up waiting for their turn', async () => {
    sink.delay = 400;
    const transport = new SmtpMailTransport({ url: sink.url, connections: 1, longest: 1_000 });
    const sent = await atOnce(transport, 8);
    expect(sent).toBeLessThan(8);
    sink.delay = 0;
    await transport.send(mail('last'));
    expect(sink.mails.length - 1).toBeLessThanOrEqual(sent + 1);
    await transport.close();
  });

  it('wait for the rate outside the pool, and all of them go', async () => {
    const transport = new SmtpMailTransport({ url: sink.url, connections: 5, rate: 20 });
    expect(await atOnce(transport, 40)).toBe(40);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(40);
    await transport.close();
  });
});
