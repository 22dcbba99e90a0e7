import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { Clock } from '../../../platform/clock/clock.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { ClockPolicies, type PublishedPolicy } from '../../application/clock-policies.js';
import { firstPolicy } from '../../../partnerships/domain/clock-policy.js';
import { clockPaths, policyUnknown } from '../clock-addresses.js';
import { PreparePreview } from '../preview/prepare-preview.js';
import { type EditParts, editClocksPage } from './edit-page.js';
import { mergedForm } from './merged-form.js';
import { filledPolicy, typedPolicy } from './policy-form.js';
import { PublishTyped } from './publish-typed.js';

/** The next version of the clocks: tried as often as one likes before it is published. */
@Controller(clockPaths.edit)
@StaffOnly()
export class EditClocksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly policies: ClockPolicies,
    private readonly previews: PreparePreview,
    private readonly publishing: PublishTyped,
    private readonly clock: Clock,
  ) {}

  @Get()
  async ask(@CurrentPage() page: PageContext): Promise<string> {
    const { policy } = baseOf(await this.policies.list(), null);
    const raw = { ...filledPolicy(policy), ...this.firstPreview() };
    return this.show({ state: { raw, problems: [] }, base: policy.version }, page);
  }

  @Post()
  @HttpCode(200)
  async take(
    @Body() body: unknown,
    @CurrentAccount() { id: personId }: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const raw = rawFormOf(body);
    const all = await this.policies.list();
    const { policy: base } = baseOf(all, submittedVersion(body));
    const step = oneOf(raw, 'step');
    if (step === 'merge') return this.merge(raw, all, page);
    if (step === 'preview') return this.preview(raw, base.version, page, response);
    const refused = await this.publishing.execute(raw, { personId, base: base.version }, response);
    return refused ? this.show(refused, page) : undefined;
  }

  private async preview(raw: RawForm, base: number, page: PageContext, response: Response): Promise<string> {
    const typed = typedPolicy(raw);
    // as if it had been there before the made-up waits begin, whatever day that is
    const always = { version: base + 1, publishedAt: firstPolicy.publishedAt, appliesToOpen: true };
    const policy = typed.ok ? { ...typed.policy, ...always } : null;
    const known = policy ?? { ...baseOf(await this.policies.list(), base).policy, ...always };
    const prepared = await this.previews.prepare(known, raw, page.language);
    const problems = [...(typed.ok ? [] : typed.problems), ...prepared.problems];
    if (problems.length > 0) response.status(422);
    const preview = prepared.show && policy ? { preview: prepared.show } : {};
    return this.show({ state: { raw, problems }, base, candidates: prepared.candidates, ...preview }, page);
  }

  /** The author goes on from the newest version, with what they had typed. */
  private merge(raw: RawForm, all: readonly PublishedPolicy[], page: PageContext): string {
    const { policy: theirs } = baseOf(all, null);
    const { policy: base } = baseOf(all, Number(oneOf(raw, 'mergeBase')));
    const merged = mergedForm(raw, filledPolicy(base), filledPolicy(theirs));
    return this.show({ state: { raw: merged, problems: [] }, base: theirs.version, taken: theirs.version }, page);
  }

  private show(parts: EditParts, page: PageContext): string {
    return this.renderer.renderSaid('clocks/edit', (speech) => editClocksPage(parts, page.language, speech), page);
  }

  private firstPreview(): RawForm {
    const [year = '', month = '', day = ''] = this.clock.now().toISOString().slice(0, 10).split('-');
    const date = { 'preview.day.day': day, 'preview.day.month': month, 'preview.day.year': year };
    return { 'preview.role': 'clerk', 'preview.time': '10:00', ...date };
  }
}

/** The version of that number, or the newest. */
function baseOf(all: readonly PublishedPolicy[], version: number | null): PublishedPolicy {
  const found = all.find(({ policy }) => policy.version === version) ?? all[0];
  if (!found) throw policyUnknown();
  return found;
}
