import { ImapFlow } from 'imapflow';
import { AppError } from '../../platform/errors.js';
import { BounceMailbox } from '../application/bounces/bounce-mailbox.js';

/** A report is small; of the mail that comes back with it no more than this is read. */
const mostBytes = 512 * 1024;
/** At one look; what is left waits for the next. */
const mostMails = 500;
const done = 'Done';

/** `imaps://user:password@host:993/INBOX`. What was stored moves to the folder `Done` beside it. */
export class ImapBounceMailbox extends BounceMailbox {
  constructor(private readonly url: string) {
    super();
  }

  async empty(take: (raw: Buffer) => Promise<boolean>): Promise<number> {
    const client = clientFor(this.url);
    // told by the command that fails of it
    client.on('error', () => {});
    try {
      await reached(client.connect());
      return await this.look(client, take);
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  private async look(client: ImapFlow, take: (raw: Buffer) => Promise<boolean>): Promise<number> {
    await reached(client.mailboxCreate(done));
    const lock = await reached(client.getMailboxLock(folderOf(this.url)));
    try {
      const unseen = (await reached(client.search({ seen: false }, { uid: true }))) || [];
      const uids = unseen.slice(0, mostMails);
      for (const uid of uids) await this.one(client, uid, take);
      return uids.length;
    } finally {
      lock.release();
    }
  }

  private async one(client: ImapFlow, uid: number, take: (raw: Buffer) => Promise<boolean>): Promise<void> {
    const query = { source: { start: 0, maxLength: mostBytes } };
    const mail = await reached(client.fetchOne(String(uid), query, { uid: true }));
    if (mail === false || !mail.source) return;
    const ours = await take(mail.source);
    await reached(client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }));
    if (ours) await reached(client.messageMove(String(uid), done, { uid: true }));
  }
}

function clientFor(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  return new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
}

const folderOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX';

/** What goes wrong here is the mailbox's and passes, unless it is ours: then it is no error of the client's. */
async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = (error as { responseText?: string }).responseText ?? (error as Error).message;
    const message = `The mailbox of bounces can’t be read: ${String(reason).slice(0, 200)}. Check BOUNCE_IMAP_URL.`;
    throw new AppError({ kind: 'unavailable', code: 'mail.bounce-mailbox', message });
  }
}
