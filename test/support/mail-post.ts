import { LinkOfMessage } from '../../src/notifications/application/link-of-message.js';
import { MailAttachments } from '../../src/notifications/application/mail-attachments.js';
import { PauseAddress } from '../../src/notifications/application/addresses/pause-address.js';
import { TellOfAddress } from '../../src/notifications/application/addresses/tell-of-address.js';
import { MailOfMessage } from '../../src/notifications/application/mail-of-message.js';
import { SecondLook } from '../../src/notifications/application/second-look.js';
import { StillWanted } from '../../src/notifications/application/still-wanted.js';
import { MailTokens } from '../../src/notifications/domain/mail-tokens.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { SendMessage } from '../../src/notifications/application/send-message.js';
import { WrittenMail } from '../../src/notifications/application/written-mail.js';
import { claimDueMessages } from '../../src/notifications/application/due-messages.js';
import { CatalogueMailWriter } from '../../src/notifications/infrastructure/catalogue-mail-writer.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { EmailTemplates } from '../../src/platform/mail/email-templates.js';
import type { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { readCatalogues } from '../../src/platform/web/catalogues.js';
import { templatesFolder } from '../../src/platform/web/project-paths.js';
import { Translator } from '../../src/platform/web/translator.js';
import { testSecret } from './accounts-fixture.js';
import { baseUrl, type MailWorld } from './mail-world.js';

export const strictTexts = () => new Translator(readCatalogues([`${templatesFolder}locales`]), { strict: true });

/** Sends what is due, as workers do, without the queue between. */
export function postOffice(
  { database, clock, tokens, messages }: MailWorld,
  transport: MailTransport,
  returnPath?: string,
) {
  const writer = new CatalogueMailWriter(strictTexts());
  const sender = { from: 'Entente <entente@example.org>', baseUrl, tokens: new MailTokens(testSecret), returnPath };
  const links = new LinkOfMessage(tokens, baseUrl);
  const written = new WrittenMail(writer, new EmailTemplates(), sender);
  const attachments = new MailAttachments(new PostgresDocumentStore(database, clock));
  const mails = new MailOfMessage(links, written, attachments);
  const pause = new PauseAddress(new TellOfAddress(messages, clock), clock);
  const wanted = new StillWanted(new PostgresMailCases());
  const look = new SecondLook(wanted);
  const send = new SendMessage(mails, transport, look, pause, clock);

  const sendOne = (id: string) => database.transaction((sql) => send.execute(id, sql));

  /** Claims and sends everything due, `workers` at a time; how many were claimed. */
  async function sendDue(workers = 5): Promise<number> {
    const now = clock.now();
    const ids = await database.transaction((sql) =>
      claimDueMessages(now, new Date(now.getTime() + 60_000), 1_000, sql),
    );
    const left = [...ids];
    await Promise.all(
      Array.from({ length: workers }, async () => {
        for (let id = left.shift(); id; id = left.shift()) await sendOne(id);
      }),
    );
    return ids.length;
  }
  return { pause, wanted, send, sendOne, sendDue, writer, links };
}
