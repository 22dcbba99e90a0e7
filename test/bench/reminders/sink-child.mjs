/** A mail server in a process of its own: takes everything, keeps when which Message-ID came, tells it when it is asked. */
import { SMTPServer } from 'smtp-server';

/** @type {[string, number][]} */
let arrived = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData(stream, _session, done) {
    let head = '';
    stream.on('data', (chunk) => {
      if (head.length < 8_000) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      arrived.push([/^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? '', Date.now()]);
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.server.address().port }));

process.on('message', (what) => {
  if (what === 'count') process.send?.({ count: arrived.length });
  if (what !== 'report') return;
  process.send?.({ arrived });
  arrived = [];
});
process.on('disconnect', () => process.exit(0));
