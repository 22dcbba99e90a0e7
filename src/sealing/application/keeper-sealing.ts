import type { Clock } from '../../platform/clock/clock.js';
import type { SealManifest } from '../domain/seal-manifest.js';
import type { DocumentSealer } from './document-sealer.js';
import type { SealKey, SealKeys } from './seal-keys.js';
import { SealingOvertaken } from './sealing-failed.js';
import { type SealingStep, type SealingSteps, sealingSteps, type StepDone } from './sealing-steps.js';
import type { TimeStampAuthority } from './time-stamp-authority.js';

/** With what a seal is made. */
export interface SealingTools {
  keys: SealKeys;
  sealer: DocumentSealer;
  stamps: TimeStampAuthority;
}

/** Takes one keeper's original from wherever it is to its last seal, storing the file after each. */
export class KeeperSealing {
  constructor(
    private readonly steps: SealingSteps,
    private readonly tools: SealingTools,
    private readonly clock: Clock,
  ) {}

  /** @throws SealingOvertaken when somebody else ended it, or a key that the list names is gone and it is to begin anew */
  async finish(partnershipId: string, list: SealManifest): Promise<Buffer> {
    let done = await this.steps.reached(partnershipId, list.keeper);
    for (;;) {
      if (!done) throw new SealingOvertaken(list.reference);
      const step = sealingSteps[sealingSteps.indexOf(done.step) + 1];
      if (!step) return done.bytes;
      done = await this.take(partnershipId, step, done, list);
    }
  }

  private async take(
    partnershipId: string,
    step: SealingStep,
    before: StepDone,
    list: SealManifest,
  ): Promise<StepDone | null> {
    const bytes = await this.sealed(partnershipId, step, before.bytes, list);
    const kept = await this.steps.keep(partnershipId, list.keeper, { step, bytes }, before);
    return kept && { step, bytes: kept };
  }

  /** The seals are made in the order of the steps: the list has one for each step after the first. */
  private async sealed(partnershipId: string, step: SealingStep, pdf: Buffer, list: SealManifest): Promise<Buffer> {
    const { sealer, stamps } = this.tools;
    const seal = list.seals[sealingSteps.indexOf(step) - 1];
    if (!seal) throw new Error(`The list of ${list.reference} names no seal for the step ${step}.`);
    const key = await this.key(partnershipId, seal.certificate, list);
    const at = this.clock.now();
    return step === 'certified' ? sealer.certify(pdf, key, at, stamps) : sealer.seal(pdf, seal.field, key, at, stamps);
  }

  /** The list is printed and certified, so a key that isn't there any more, or another level, means another document. */
  private async key(partnershipId: string, certificate: string, list: SealManifest): Promise<SealKey> {
    const key = await this.tools.keys.withCertificate(certificate);
    if (key && this.tools.stamps.level === list.level) return key;
    await this.steps.clear(partnershipId);
    throw new SealingOvertaken(list.reference);
  }
}
