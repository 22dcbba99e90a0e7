import { LiftPause } from '../../src/notifications/application/addresses/lift-pause.js';
import { MailLinks } from '../../src/notifications/application/addresses/mail-links.js';
import { MailWishes } from '../../src/notifications/application/addresses/mail-wishes.js';
import { PauseAddress } from '../../src/notifications/application/addresses/pause-address.js';
import { PauseByStaff } from '../../src/notifications/application/addresses/pause-by-staff.js';
import { PausedAddresses } from '../../src/notifications/application/addresses/paused-addresses.js';
import { ReviveReminder } from '../../src/notifications/application/addresses/revive-reminder.js';
import { SayNotMe } from '../../src/notifications/application/addresses/say-not-me.js';
import { TellOfAddress } from '../../src/notifications/application/addresses/tell-of-address.js';
import { RecordBounce } from '../../src/notifications/application/bounces/record-bounce.js';
import { TakeBounceMail } from '../../src/notifications/application/bounces/take-bounce-mail.js';
import { claimDueDigests } from '../../src/notifications/application/digests/due-digests.js';
import { SendDigest } from '../../src/notifications/application/digests/send-digest.js';
import { RecipientLinks } from '../../src/notifications/application/recipient-links.js';
import { MailTokens } from '../../src/notifications/domain/mail-tokens.js';
import { MimeBounceReader } from '../../src/notifications/infrastructure/mime-bounce-reader.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { testSecret } from './accounts-fixture.js';
import type { MailWorld } from './mail-world.js';

/** Everything about addresses, as the product puts it together, on the database and the clock of a world. */
export function addressDesk({ database, clock, wake, messages, actionLinks, people }: MailWorld) {
  const tokens = new MailTokens(testSecret);
  const pause = new PauseAddress(new TellOfAddress(messages, clock), clock);
  const bounces = new RecordBounce(database, pause, clock, wake);
  const cases = new PostgresMailCases();
  const links = new RecipientLinks(actionLinks, people, clock);
  const digests = new SendDigest(database, cases, messages, clock);
  return {
    tokens,
    pause,
    bounces,
    digests,
    bounceMails: new TakeBounceMail(new MimeBounceReader(), tokens, bounces),
    notMe: new SayNotMe(database, pause, wake),
    byStaff: new PauseByStaff(database, pause),
    lift: new LiftPause(database, new ReviveReminder(cases, links), clock, wake),
    paused: new PausedAddresses(database),
    wishes: new MailWishes(database, clock),
    links: new MailLinks(database, tokens, clock),
    /** Takes up what news are due, as workers do; how many there were. */
    async sendDueDigests(): Promise<number> {
      const now = clock.now();
      const ids = await claimDueDigests(now, new Date(now.getTime() + 1_000), 100, database);
      for (const id of ids) await digests.execute(id);
      return ids.length;
    },
  };
}
