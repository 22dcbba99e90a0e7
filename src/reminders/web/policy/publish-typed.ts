import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { AppError, type ErrorReason } from '../../../platform/errors.js';
import { paragraphs, parseInput } from '../../../platform/input.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { PolicyInput } from '../../../partnerships/domain/policy-input.js';
import { ClockPolicies } from '../../application/clock-policies.js';
import { policyDifferences } from '../../domain/policy-differences.js';
import { clockPaths } from '../clock-addresses.js';
import { type EditParts, overtakenBy } from './edit-page.js';
import { typedPolicy } from './policy-form.js';

const noteInput = z.object({ note: paragraphs(2000) });

/** Publishes what was typed, or says why not, with everything that was typed. */
@Injectable()
export class PublishTyped {
  constructor(
    private readonly policies: ClockPolicies,
    private readonly flashes: FlashMessages,
  ) {}

  /** Null when it was published; the response then leads to the new version. */
  async execute(
    raw: RawForm,
    { personId, base }: { personId: string; base: number },
    response: Response,
  ): Promise<EditParts | null> {
    const typed = typedPolicy(raw);
    const noted = parseInput(noteInput, { note: oneOf(raw, 'note') });
    const problems = [...(typed.ok ? [] : typed.problems), ...(noted.ok ? [] : noted.reasons)];
    const unchanged = typed.ok ? await this.unchanged(typed.policy, base) : [];
    if (!typed.ok || !noted.ok || unchanged.length > 0) {
      response.status(422);
      return { state: { raw, problems: [...problems, ...unchanged] }, base };
    }
    const publication = {
      note: noted.value.note,
      appliesToOpen: oneOf(raw, 'appliesToOpen') === 'true',
      basedOn: base,
    };
    try {
      const { version } = await this.policies.publish(typed.policy, personId, publication);
      this.flashes.leave(response, { kind: 'success', key: 'clocks:flash.published', params: { number: version } });
      response.redirect(303, clockPaths.version(version));
      return null;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
      response.status(409);
      return this.overtaken(raw, typed.policy, base, error.code);
    }
  }

  private async unchanged(policy: PolicyInput, base: number): Promise<ErrorReason[]> {
    const newest = (await this.policies.list())[0]?.policy;
    const isSame = newest?.version === base && policyDifferences(newest, policy).length === 0;
    return isSame ? [{ code: 'clock-policy.nothing-changed' }] : [];
  }

  private async overtaken(raw: RawForm, policy: PolicyInput, base: number, code: string): Promise<EditParts> {
    const all = await this.policies.list();
    const newest = all[0];
    const begun = all.find((each) => each.policy.version === base);
    const state = { raw, problems: [{ code }] };
    if (!newest || !begun) return { state, base };
    return { state, base: newest.policy.version, overtaken: overtakenBy(newest, begun, policy) };
  }
}
