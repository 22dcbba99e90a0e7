import { Controller, Get, Param, Query } from '@nestjs/common';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import type { Account } from '../../../accounts/domain/account.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../../platform/web/query-string.js';
import { LibraryDrafts } from '../../application/wording/library-drafts.js';
import { libraryUnknown } from '../../application/wording/library-errors.js';
import { LibraryVersionsQuery } from '../../application/wording/library-versions.query.js';
import { changesPage } from './changes-page.js';
import { isAgreementLanguage } from './language-words.js';
import { versionPage } from './version-page.js';
import { versionsPage } from './versions-page.js';
import { versionIn } from './wording-addresses.js';

/** The wording of agreements in all its versions, to read. */
@Controller(addresses.wording)
@StaffOnly()
export class WordingController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly versions: LibraryVersionsQuery,
    private readonly drafts: LibraryDrafts,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    const [versions, drafts] = await Promise.all([this.versions.all(), this.drafts.all()]);
    const viewer = { language: page.language, personId: account.id };
    return this.renderer.render('wording/versions', versionsPage(versions, drafts, viewer), page);
  }

  @Get(':version')
  async read(
    @Param('version') typed: string,
    @Query() query: QueryString,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const version = await this.versions.one(versionIn(typed));
    const language = textIn(query, 'language');
    const model = versionPage(version, isAgreementLanguage(language) ? language : 'en', page.language);
    return this.renderer.render('wording/version', model, page);
  }

  @Get(':version/changes')
  async changes(
    @Param('version') typed: string,
    @Query() query: QueryString,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const all = await this.versions.all();
    const numbered = (number: number) => all.find(({ library }) => library.version === number);
    const version = numbered(versionIn(typed));
    if (!version) throw libraryUnknown();
    const asked = textIn(query, 'from');
    const from = numbered(asked === '' ? (version.previous?.version ?? version.library.version) : versionIn(asked));
    if (!from) throw libraryUnknown();
    return this.renderer.render('wording/changes', changesPage(version, from, all, page.language), page);
  }
}
