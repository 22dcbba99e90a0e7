import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/platform.module.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { CurrentContext, type RequestContext } from '../../platform/web/request-context.js';
import { PublicRegister } from '../../register/application/public-register.js';
import type { RegisterFigures } from '../../register/domain/register-entry.js';

const steps = ['propose', 'invite', 'review', 'approve', 'sign', 'recognise'] as const;

export interface HomePage {
  readonly figures: RegisterFigures;
  readonly asOf: Date;
  readonly steps: readonly string[];
  /** Somebody tries the product out: where they sign in as made-up people, and where the caught mail is. */
  readonly tryIt: { readonly signIn: string; readonly mailbox: string | null } | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'home/home': HomePage;
    'home/help': Pick<HomePage, 'steps'>;
    'home/accessibility': object;
    'home/privacy': object;
  }
}

@Controller()
@Public()
export class HomeController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly register: PublicRegister,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(addresses.home)
  async home(@CurrentPage() page: PageContext): Promise<string> {
    const { sampleData, catchMail } = this.config;
    const tryIt = sampleData ? { signIn: addresses.signIn, mailbox: catchMail ? addresses.mailbox : null } : null;
    const model = { figures: await this.register.figures(), asOf: page.now, steps, tryIt };
    return this.renderer.render('home/home', model, page);
  }

  @Get(addresses.work)
  work(@CurrentContext() { person }: RequestContext, @Res() response: Response): void {
    if (person?.isStaff) response.redirect(303, addresses.workQueue);
    else response.redirect(303, person ? addresses.partnerships : addresses.signIn);
  }

  @Get(addresses.help)
  help(@CurrentPage() page: PageContext): string {
    return this.renderer.render('home/help', { steps }, page);
  }

  @Get(addresses.accessibility)
  accessibility(@CurrentPage() page: PageContext): string {
    return this.renderer.render('home/accessibility', {}, page);
  }

  @Get(addresses.privacy)
  privacy(@CurrentPage() page: PageContext): string {
    return this.renderer.render('home/privacy', {}, page);
  }
}
