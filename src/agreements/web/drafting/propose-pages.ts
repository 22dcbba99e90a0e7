import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { latestRevision } from '../../../partnerships/domain/procedure.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import type { Words } from '../../../platform/web/words.js';
import { AgreementContents } from '../../application/agreement-contents.js';
import { AgreementReader } from '../../application/agreement-reader.js';
import { withGapsShown } from '../../domain/drafting/shown-gaps.js';
import { proposePage } from './propose-page.js';
import { ShownDrafts } from './shown-drafts.js';

@Injectable()
export class ProposePages {
  constructor(
    private readonly shown: ShownDrafts,
    private readonly contents: AgreementContents,
    private readonly agreements: AgreementReader,
    private readonly renderer: PageRenderer,
  ) {}

  async show(reference: string, account: Account, page: PageContext, refused?: Words): Promise<string> {
    const reviewed = await this.shown.review(reference, account);
    const { partnership } = reviewed.view;
    const latest = latestRevision(partnership.procedure);
    const before = latest && (await this.contents.of(partnership, latest));
    const text = this.agreements.printed(withGapsShown(reviewed.composed.content), reviewed.side);
    const model = proposePage({ reviewed, before, text, refused }, page.language);
    return this.renderer.render('agreements/propose', model, page);
  }
}
