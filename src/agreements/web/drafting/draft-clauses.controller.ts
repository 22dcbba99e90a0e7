import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import type { AgreementLanguage, ClauseInput } from '../../../partnerships/domain/text-input.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { AppError } from '../../../platform/errors.js';
import { oneOf, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { words } from '../../../platform/web/words.js';
import { DraftingDesk, usedClauseIds } from '../../application/drafting/drafting-desk.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { canonicalHash } from '../../domain/canonical-hash.js';
import { moved, nextOwnId, withClause, withoutClause } from '../../domain/drafting/draft-changes.js';
import { clauseOf, type DraftText } from '../../domain/drafting/draft-text.js';
import { type AgreementLibrary, clausesFor } from '../../domain/wording/library.js';
import { clauseName } from '../clause-name.js';
import { textAddresses } from '../text-addresses.js';
import { namedLanguage } from '../wording/language-words.js';
import { ShownDrafts } from './shown-drafts.js';

/** Which clauses a text has, and in which order. */
@Controller('partnerships/:reference/text/draft/clauses')
@SignedIn()
export class DraftClausesController {
  constructor(
    private readonly shown: ShownDrafts,
    private readonly desk: DraftingDesk,
    private readonly renderer: PageRenderer,
  ) {}

  /** A clause of the house by its id, or one's own without. */
  @Post()
  @HttpCode(200)
  async add(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { library, view } = await this.shown.review(reference, account);
    const asked = oneOf(rawFormOf(body), 'clause');
    if (asked !== '' && !clausesFor(library, view.partnership.kind).some(({ id }) => id === asked))
      throw new AppError({ kind: 'not-found', code: 'text.no-such-clause' });
    let added = asked;
    await this.desk.change(reference, actorOf(account), (text, open) => {
      added = asked || nextOwnId(usedClauseIds(open));
      return withClause(text, library, added);
    });
    const { clause, draft } = textAddresses(reference);
    response.redirect(303, asked ? `${draft}#clause-${asked}` : clause(added));
  }

  @Post(':id/order')
  @HttpCode(200)
  async order(
    @Param() { reference, id }: { reference: string; id: string },
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const raw = rawFormOf(body);
    const what = oneOf(raw, 'do');
    const seen = oneOf(raw, 'confirmed') === 'true' ? oneOf(raw, 'seen') : null;
    const { library } = await this.shown.review(reference, account);
    try {
      await this.desk.change(reference, actorOf(account), (text) => {
        if (what === 'remove') return withoutWords(text, library, id, seen);
        return what === 'up' || what === 'down' ? moved(text, library, id, what === 'up' ? -1 : 1) : text;
      });
    } catch (error) {
      if (!(error instanceof WordsAtStake)) throw error;
      response.status(seen === null ? 200 : 409);
      return this.confirm(await this.shown.review(reference, account), id, page);
    }
    const addresses = textAddresses(reference);
    response.redirect(303, `${addresses.draft}#${what === 'remove' ? 'clauses' : `clause-${id}`}`);
    return undefined;
  }

  private confirm({ view, draft, composed }: ReviewedDraft, id: string, page: PageContext): string {
    const { reference } = view.partnership;
    const clause = composed.content.clauses.find((each) => each.id === id) ?? { id, wording: {} };
    const own = ownWords(draft.text, id);
    const { clause: addressOf, draft: backHref } = textAddresses(reference);
    const model = {
      ...{ reference, backHref, version: null, action: `${addressOf(id)}/order` },
      title: words('agreements:remove.title', { clause: clauseName(clause, page.language) }),
      text: words('agreements:remove.text'),
      button: words('agreements:remove.button'),
      fields: [
        { name: 'do', value: 'remove' },
        { name: 'confirmed', value: 'true' },
        { name: 'seen', value: canonicalHash(own) },
      ],
      lost: Object.entries(own).map(([code, wording]) => ({
        language: namedLanguage(code as AgreementLanguage, page.language),
        ...wording,
      })),
    };
    return this.renderer.render('agreements/confirm', model, page);
  }
}

/** Somebody wrote words in the clause that whoever removes it hasn't seen. */
class WordsAtStake extends Error {}

const ownWords = (text: DraftText, id: string): ClauseInput['wording'] => clauseOf(text, id)?.wording ?? {};

/** `seen`: the fingerprint of the words that were shown as what would be lost. */
function withoutWords(text: DraftText, library: AgreementLibrary, id: string, seen: string | null): DraftText {
  const own = ownWords(text, id);
  if (Object.keys(own).length > 0 && canonicalHash(own) !== seen) throw new WordsAtStake();
  return withoutClause(text, library, id);
}
