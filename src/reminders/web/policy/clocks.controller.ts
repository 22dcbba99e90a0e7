import { Controller, Get, Param, Query } from '@nestjs/common';
import { StaffOnly } from '../../../accounts/web/access.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../../platform/web/query-string.js';
import { ClockPolicies, type PublishedPolicy } from '../../application/clock-policies.js';
import { policyUnknown, versionIn } from '../clock-addresses.js';
import { clocksVersionPage } from './version-page.js';
import { clocksPage } from './versions-page.js';

/** What staff have decided about waiting, in all its versions, to read. */
@Controller(addresses.clocks)
@StaffOnly()
export class ClocksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly policies: ClockPolicies,
  ) {}

  @Get()
  async list(@CurrentPage() page: PageContext): Promise<string> {
    const [newest, ...earlier] = await this.policies.list();
    if (!newest) throw policyUnknown();
    return this.renderer.render('clocks/list', clocksPage([newest, ...earlier]), page);
  }

  @Get(':version')
  async read(
    @Param('version') typed: string,
    @Query() query: QueryString,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const all = await this.policies.list();
    const version = numbered(all, versionIn(typed));
    const asked = textIn(query, 'from');
    const previous = all.find(({ policy }) => policy.version < version.policy.version) ?? null;
    const from = asked === '' ? previous : numbered(all, versionIn(asked));
    return this.renderer.render('clocks/version', clocksVersionPage(version, from, all), page);
  }
}

/** @throws AppError `clock-policy.unknown` */
function numbered(all: readonly PublishedPolicy[], number: number): PublishedPolicy {
  const found = all.find(({ policy }) => policy.version === number);
  if (!found) throw policyUnknown();
  return found;
}
