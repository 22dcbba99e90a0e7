import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { CaseQuery, type CaseView } from '../../../partnerships/application/case.query.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { revisionViews } from '../../../partnerships/web/case/text-view.js';
import { namesOf } from '../../../partnerships/web/case-names.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { AgreementContents } from '../../application/agreement-contents.js';
import { isFirst } from '../../domain/agreement-content.js';
import { noSuchText, revisionOf } from '../preview/preview-sources.js';
import { textAddresses } from '../text-addresses.js';
import { differenceView, type DifferenceView } from './difference-view.js';
import { titleOf } from './text-page.js';

/** Two texts of a case, word by word. */
@Controller('partnerships/:reference/text/compare')
@SignedIn()
export class CompareController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly contents: AgreementContents,
    private readonly renderer: PageRenderer,
  ) {}

  /** Without numbers: the newest text with the one before it. */
  @Get()
  async compare(
    @Param('reference') reference: string,
    @Query() { from, to }: { from?: string; to?: string },
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    const [older, newer] = chosen(view, from, to);
    const { compare, text } = textAddresses(reference);
    const model = {
      ...{ reference, title: titleOf(view), from: older, to: newer, action: compare },
      revisions: (revisionViews(view.partnership, namesOf(view.facts)) ?? [])
        .map(({ number, title, proposedBy }) => ({ number, title, by: proposedBy }))
        .reverse(),
      difference: await this.difference(view, [older, newer], page.language),
      backHref: `${text}?revision=${newer}`,
    };
    return this.renderer.render('agreements/compare', model, page);
  }

  private async difference(
    view: CaseView,
    numbers: readonly [number, number],
    language: string,
  ): Promise<DifferenceView | null> {
    const of = (number: number) => this.contents.of(view.partnership, revisionOf(view, String(number)));
    const [before, after] = await Promise.all([of(numbers[0]), of(numbers[1])]);
    if (isFirst(before) || isFirst(after)) return null;
    return differenceView({ before, after, names: namesOf(view.facts), language });
  }
}

/** Numbers of the two, the older one first. */
function chosen(view: CaseView, from: string | undefined, to: string | undefined): [number, number] {
  const newer = revisionOf(view, to).number;
  const older = revisionOf(view, from ?? String(newer - 1)).number;
  if (older === newer) throw noSuchText(view.partnership.procedure.revisions.length);
  return [Math.min(older, newer), Math.max(older, newer)];
}
