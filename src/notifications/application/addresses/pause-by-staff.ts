import { z } from 'zod';
import type { Database } from '../../../platform/database/database.js';
import { emailAddress, line } from '../../../platform/input.js';
import type { PauseAddress } from './pause-address.js';

/** What staff say when they stop writing to an address. */
export const pauseByStaffInput = z.object({
  mail: emailAddress(),
  reason: line(500),
});
export type PauseByStaffInput = z.infer<typeof pauseByStaffInput>;

export class PauseByStaff {
  constructor(
    private readonly database: Database,
    private readonly pause: PauseAddress,
  ) {}

  /** One that is paused already stays as it is. */
  async execute({ mail, reason }: PauseByStaffInput, by: string): Promise<void> {
    await this.database.transaction((sql) =>
      this.pause.execute({ mail, because: 'by-staff', detail: reason, messageId: null, by }, sql),
    );
  }
}
