import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Environment } from 'nunjucks';
import { AssetManifest } from './asset-manifest.js';
import type { PageContext } from './page-context.js';
import { createEnvironment, type RenderScope } from './template-environment.js';
import { Translator } from './translator.js';
import type { Views } from './views.js';
import { WebSettings } from './web-settings.js';

/** Turns a page's model into HTML. Throws when the template or one of its texts or values is missing. */
@Injectable()
export class PageRenderer {
  private readonly environments = new Map<string, Environment>();
  private readonly scope: RenderScope = { page: null };

  constructor(
    private readonly translator: Translator,
    private readonly assets: AssetManifest,
    private readonly settings: WebSettings,
  ) {}

  /** In the template the model's keys are names of their own, and `page` is the context. */
  render<K extends keyof Views>(name: K, model: Views[K], page: PageContext): string {
    this.scope.page = page;
    try {
      return this.environmentOf(page.language).render(`${name}.njk`, { ...model, page });
    } finally {
      this.scope.page = null;
    }
  }

  private environmentOf(language: string): Environment {
    const existing = this.environments.get(language);
    if (existing) return existing;
    const { translator, assets, scope } = this;
    const folders = this.settings.templates.map((folder) => join(folder, 'pages'));
    const environment = createEnvironment({ language, folders, translator, assets, scope });
    this.environments.set(language, environment);
    return environment;
  }
}
