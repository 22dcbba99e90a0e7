import { Injectable } from '@nestjs/common';
import type { ErrorReason } from '../../../platform/errors.js';
import { refusedForm, submittedVersion } from '../../../platform/web/forms/form-state.js';
import type { RawForm } from '../../../platform/web/forms/raw-form.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { LibraryDrafting } from '../../application/wording/library-drafting.js';
import { type Carrying, carryOverPage, rescuesIn } from './carry-over-page.js';

/** Carries a draft over, or asks first what becomes of words that the newest version has no place for. */
@Injectable()
export class CarryOverPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
  ) {}

  /** Null when it was done; else the page that asks, with what was typed on it. */
  async carry(personId: string, raw: RawForm, carrying: Carrying, page: PageContext): Promise<string | null> {
    const open = await this.drafting.open(personId);
    const stranded = await this.drafting.stranded(open);
    const rescues = rescuesIn(raw, stranded);
    if (stranded.length > 0 && rescues.length === 0) return this.ask(personId, carrying, { raw, problems: [] }, page);
    try {
      await this.drafting.carryOver(personId, rescues, submittedVersion(raw) ?? undefined);
      return null;
    } catch (error) {
      return this.ask(personId, carrying, refusedForm({ raw, problems: [] }, error), page);
    }
  }

  private async ask(
    personId: string,
    carrying: Carrying,
    { raw, problems }: { raw: RawForm; problems: readonly ErrorReason[] },
    page: PageContext,
  ): Promise<string> {
    const open = await this.drafting.open(personId);
    const stranded = await this.drafting.stranded(open);
    const typed = { raw, problems, pageLanguage: page.language };
    return this.renderer.render('wording/carry-over', carryOverPage(open, stranded, carrying, typed), page);
  }
}
