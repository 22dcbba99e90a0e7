import { Controller, Get } from '@nestjs/common';
import { Public } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { ApiRoutes } from '../openapi/api-routes.js';
import { type ApiGroup, apiGroups } from './api-groups.js';

interface ApiLinks {
  readonly keysHref: string;
  readonly documentHref: string;
  readonly tryHref: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'api/overview': ApiLinks & { readonly groups: readonly ApiGroup[] };
    'api/docs': ApiLinks;
  }
}

const links: ApiLinks = {
  keysHref: `${addresses.account}/api-keys`,
  documentHref: `${addresses.api}/openapi.json`,
  tryHref: `${addresses.api}/docs`,
};

/** What the API can do, as a page that needs no script, and a page to try it, as oneself or with a key. */
@Controller(addresses.api)
@Public()
export class ApiDocsController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly routes: ApiRoutes,
  ) {}

  @Get()
  overview(@CurrentPage() page: PageContext): string {
    return this.renderer.render('api/overview', { ...links, groups: apiGroups(this.routes.all()) }, page);
  }

  @Get('docs')
  docs(@CurrentPage() page: PageContext): string {
    return this.renderer.render('api/docs', links, page);
  }
}
