import type { Database } from '../../../platform/database/database.js';
import type { Wake } from '../../../platform/outbox/wake.js';
import type { MailCopy } from './mail-links.js';
import type { PauseAddress } from './pause-address.js';

/** Whoever reads an address says that the mail isn't for them. */
export class SayNotMe {
  constructor(
    private readonly database: Database,
    private readonly pause: PauseAddress,
    private readonly wake: Wake,
  ) {}

  /** Saying it twice is saying it once. */
  async execute({ mail, messageId }: MailCopy): Promise<void> {
    const pause = { mail, because: 'not-me', detail: null, messageId } as const;
    await this.database.transaction((sql) => this.pause.execute(pause, sql));
    this.wake.soon();
  }
}
