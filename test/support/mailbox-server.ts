import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toolPath } from './external-tools.mjs';
import { itNeeds } from './pdf-text.js';

const program = toolPath('dovecot') ?? toolPathIn('/usr/sbin/dovecot');

function toolPathIn(file: string): string | undefined {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore' });
    return file;
  } catch {
    return undefined;
  }
}

const isKnown = program !== undefined && execFileSync(program, ['--version']).toString().startsWith('2.3.');
const isRoot = process.getuid?.() === 0;

/** A test with a real mailbox. Without Dovecot 2.3 (Debian's dovecot-imapd) and root it is skipped and says why. */
export function itHasMailbox(title: string, test: () => Promise<void>, timeoutMs?: number): void {
  const reason = isKnown ? 'Dovecot starts as root only' : 'Dovecot 2.3 (dovecot-imapd) is not installed';
  itNeeds(isKnown && isRoot, reason, title, test, timeoutMs);
}

const nobody = 65_534;

/** Dovecot with one mailbox, in a folder and at a port of its own. */
export interface MailboxServer {
  /** As `BOUNCE_IMAP_URL` takes it. */
  readonly url: string;
  deliver(raw: string): void;
  /** Names of the files of a folder: what nobody has seen is in `new`, or has no `S` among its flags. */
  files(folder: 'INBOX' | 'Done'): string[];
  stop(): Promise<void>;
}

export async function startMailboxServer(): Promise<MailboxServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'entente-mailbox-'));
  const mail = path.join(folder, 'mail');
  for (const part of ['', 'new', 'cur', 'tmp']) {
    mkdirSync(path.join(mail, part), { recursive: true });
    chownSync(path.join(mail, part), nobody, nobody);
  }
  const port = await freePort();
  const file = path.join(folder, 'dovecot.conf');
  writeFileSync(file, configuration(folder, port));
  execFileSync('chmod', ['755', folder]);
  const child = spawn(program ?? '', ['-F', '-c', file], { stdio: 'ignore' });
  const ended = once(child, 'close');
  await answering(port);
  let delivered = 0;
  return {
    url: `imap://bounces:secret@127.0.0.1:${port}/INBOX`,
    deliver(raw) {
      delivered += 1;
      const target = path.join(mail, 'new', `${delivered}.entente`);
      writeFileSync(target, raw);
      chownSync(target, nobody, nobody);
    },
    files: (name) => filesIn(name === 'INBOX' ? mail : path.join(mail, '.Done')),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const filesIn = (folder: string): string[] =>
  ['new', 'cur'].flatMap((part) => {
    try {
      return readdirSync(path.join(folder, part)).map((name) => `${part}/${name}`);
    } catch {
      return [];
    }
  });

const configuration = (folder: string, port: number): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail
first_valid_uid = ${nobody}
first_valid_gid = ${nobody}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}/mail
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(port: number): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await pause(50)) {
    const socket = connect(port, '127.0.0.1');
    const greeted = await Promise.race([
      once(socket, 'data').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (greeted) return;
  }
  throw new Error('The mailbox did not answer within 20 s.');
}
