import { Controller, Get, Redirect } from '@nestjs/common';
import { Public } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';

declare module '../../platform/web/views.js' {
  interface Views {
    'api/docs': { readonly keysHref: string };
  }
}

/** The page to read about the API and to try it, as oneself or with a key. */
@Controller(addresses.api)
@Public()
export class ApiDocsController {
  constructor(private readonly renderer: PageRenderer) {}

  @Get()
  @Redirect(`${addresses.api}/docs`, 302)
  start(): void {}

  @Get('docs')
  docs(@CurrentPage() page: PageContext): string {
    return this.renderer.render('api/docs', { keysHref: `${addresses.account}/api-keys` }, page);
  }
}
