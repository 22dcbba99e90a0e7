import { type StepUpAsked, StepUpCheck, type StepUpProof } from '../../partnerships/application/step-up-check.js';
import type { PasskeyStepUp } from '../application/passkey-step-up.js';
import type { StepUp } from '../application/step-up.js';

/** A signature's fresh proof: a code that was mailed to the official's confirmed address, or a passkey of theirs. */
export class FreshProofCheck extends StepUpCheck {
  constructor(
    private readonly stepUp: StepUp,
    private readonly passkeys: PasskeyStepUp,
  ) {
    super();
  }

  async check({ code, passkey, ...of }: StepUpAsked): Promise<StepUpProof> {
    if (passkey) return this.byPasskey(of, passkey);
    const { linkId, sentAt } = await this.stepUp.checkStepUp(of.personId, of.partnershipId, code ?? '');
    return { linkId, authenticatedBy: 'mail-code', authenticatedAt: sentAt.toISOString() };
  }

  private async byPasskey(
    of: Omit<StepUpAsked, 'code' | 'passkey'>,
    { challenge, answer }: NonNullable<StepUpAsked['passkey']>,
  ): Promise<StepUpProof> {
    const { userHandle, ...response } = answer.response;
    const { authenticatorAttachment, ...rest } = answer;
    const plain = { ...rest, response: { ...response, ...(userHandle ? { userHandle } : {}) } };
    const { challengeId, askedAt, credentialSha256 } = await this.passkeys.check(of, challenge, plain);
    return {
      linkId: challengeId,
      authenticatedBy: 'passkey',
      authenticatedAt: askedAt.toISOString(),
      credentialSha256,
    };
  }
}
