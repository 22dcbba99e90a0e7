import { describe, expect, it } from '@jest/globals';
import { MimeBounceReader } from './mime-bounce-reader.js';

const reader = new MimeBounceReader();
const usual = 'Final-Recipient: rfc822; ana@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n';

const report = (blocks: string, headers = ''): Buffer =>
  Buffer.from(
    `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n${headers}\r\n` +
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n${blocks}\r\n--b--\r\n`,
  );

async function inTime(raw: Buffer) {
  const begun = performance.now();
  const read = await reader.read(raw);
  expect(performance.now() - begun).toBeLessThan(5_000);
  return read;
}

describe('a report that somebody wrote to do harm', () => {
  it.each([
    ['an address that never comes', report(`Final-Recipient: rfc822; ${'a'.repeat(400_000)}\r\nAction: failed\r\n`)],
    ['a header of one endless word', report(usual, `X-Original-To: ${'a'.repeat(400_000)}\r\n`)],
    ['a diagnostic of half a megabyte', report(`${usual}Diagnostic-Code: smtp; ${'5 '.repeat(200_000)}\r\n`)],
  ])('keeps nobody busy with %s', async (_what, raw) => {
    const read = await inTime(raw);
    for (const { detail } of read?.bounces ?? []) expect(detail.length).toBeLessThanOrEqual(500);
  });

  it('counts as a few reports, however many there are in it', async () => {
    const read = await inTime(report(`${usual}\r\n`.repeat(5_000)));
    expect(read?.bounces.length).toBeLessThanOrEqual(20);
  });

  it('says nothing that can’t be kept', async () => {
    const said = `550 a\u0000b\u0007c ${'x'.repeat(489)}\u{1f600}`;
    const read = await reader.read(report(`${usual}Diagnostic-Code: smtp; ${said}\r\n`));
    const [bounce] = read?.bounces ?? [];
    expect(bounce?.detail).toMatch(/^550 abc x+/);
    expect(bounce?.detail).not.toMatch(/\p{Cs}/u);
  });
});
