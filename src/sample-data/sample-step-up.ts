import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type StepUpAsked, StepUpCheck, type StepUpProof } from '../partnerships/application/step-up-check.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';

/** Made-up officials have no mailbox: their fresh code is made and used right here, and spent like any other. */
export class SampleStepUp extends StepUpCheck {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async check({ personId, partnershipId }: StepUpAsked): Promise<StepUpProof> {
    const linkId = uuidv7();
    const now = this.clock.now();
    await this.database.query(
      `insert into sign_in_link (id, person_id, purpose, partnership_id, token_hash, created_at, expires_at)
       values ($1, $2, 'step-up', $3, $4, $5, $6)`,
      [linkId, personId, partnershipId, randomBytes(32), now, new Date(now.getTime() + 600_000)],
    );
    return { linkId, authenticatedBy: 'sample data', authenticatedAt: now.toISOString() };
  }
}
