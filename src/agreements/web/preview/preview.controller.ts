import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { AppError } from '../../../platform/errors.js';
import { AgreementPreview, type PreviewOf } from '../../application/drafting/agreement-preview.js';
import { textAddresses } from '../text-addresses.js';
import { PreviewPages } from './preview-pages.js';
import { PreviewSources } from './preview-sources.js';

/** Pages of texts as pictures, for people of the case; those of a draft for the clerks of its side. */
@Controller('partnerships/:reference/text')
@SignedIn()
export class PreviewController {
  constructor(
    private readonly sources: PreviewSources,
    private readonly preview: AgreementPreview,
    private readonly pages: PreviewPages,
    private readonly renderer: PageRenderer,
  ) {}

  /** What a page that is open puts in the place of its pictures after a save. */
  @Get('draft/preview')
  async draftPages(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const of = await this.sources.draft(reference, account);
    const preview = await this.pages.of(of, textAddresses(reference).draftPreview);
    return this.renderer.render('agreements/preview-fragment', { preview }, page);
  }

  @Get('draft/preview/:page.png')
  async draftPage(
    @Param() { reference, page }: { reference: string; page: string },
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    await this.send(await this.sources.draft(reference, account), page, response);
  }

  @Get('preview')
  async printed(
    @Param('reference') reference: string,
    @Query('revision') asked: string | undefined,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { of, revision } = await this.sources.revision(reference, asked, account);
    const addresses = textAddresses(reference);
    const preview = await this.pages.of(of, `${addresses.printed}/${revision}`);
    const model = { reference, preview, revision, backHref: `${addresses.text}?revision=${revision}` };
    return this.renderer.render('agreements/printed', model, page);
  }

  @Get('preview/:revision/:page.png')
  async revisionPage(
    @Param() { reference, revision, page }: { reference: string; revision: string; page: string },
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const { of } = await this.sources.revision(reference, revision, account);
    await this.send(of, page, response);
  }

  private async send(of: PreviewOf, asked: string, response: Response): Promise<void> {
    if (!/^[1-9]\d{0,3}$/.test(asked)) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    const { png, tag, pages } = await this.preview.page(of, Number(asked));
    response.setHeader('Content-Type', 'image/png');
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', `"${tag}"`);
    response.setHeader('X-Pages', String(pages));
    response.send(png);
  }
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/preview-fragment': { preview: import('./preview-pages.js').PreviewModel };
    'agreements/printed': {
      reference: string;
      preview: import('./preview-pages.js').PreviewModel;
      revision: number;
      backHref: string;
    };
  }
}
