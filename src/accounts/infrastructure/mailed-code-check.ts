import { StepUpCheck, type StepUpProof } from '../../partnerships/application/step-up-check.js';
import type { StepUp } from '../application/step-up.js';

/** A signature's fresh proof is a code that was mailed to the official's confirmed address. */
export class MailedCodeCheck extends StepUpCheck {
  constructor(private readonly stepUp: StepUp) {
    super();
  }

  async check(personId: string, partnershipId: string, code: string): Promise<StepUpProof> {
    const { linkId, sentAt } = await this.stepUp.checkStepUp(personId, partnershipId, code);
    return { linkId, authenticatedBy: 'mail-code', authenticatedAt: sentAt.toISOString() };
  }
}
