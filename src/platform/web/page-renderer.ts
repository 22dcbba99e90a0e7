import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Environment } from 'nunjucks';
import { sourceLanguage } from '../languages.js';
import { AssetManifest } from './asset-manifest.js';
import { languageSwitch, languageSwitchMark } from './language-switch.js';
import { inLanguage, type PageContext } from './page-context.js';
import { Speech } from './speech.js';
import { createEnvironment, type RenderScope } from './template-environment.js';
import { Translator } from './translator.js';
import type { Views } from './views.js';
import { WebSettings } from './web-settings.js';

/**
 * Turns a page's model into HTML: in the page's language where that has all of its words, else in English. Throws when the
 * template or one of its English texts or values is missing.
 */
@Injectable()
export class PageRenderer {
  private readonly environments = new Map<string, Environment>();
  private readonly scope: RenderScope = { page: null, speech: null };

  constructor(
    private readonly translator: Translator,
    private readonly assets: AssetManifest,
    private readonly settings: WebSettings,
  ) {}

  /** In the template the model's keys are names of their own, and `page` is the context. */
  render<K extends keyof Views>(name: K, model: Views[K], page: PageContext): string {
    return this.renderSaid(name, () => model, page);
  }

  /** For models that hold sentences: they are made in the language that the page will have. */
  renderSaid<K extends keyof Views>(name: K, modelOf: (speech: Speech) => Views[K], page: PageContext): string {
    const { preferred } = page;
    if (preferred === sourceLanguage) return this.said(name, modelOf, page, this.speech(sourceLanguage));
    const speech = this.speech(preferred);
    try {
      return this.said(name, modelOf, inLanguage(page, preferred), speech);
    } catch (error) {
      if (!speech.notSpoken) throw error;
      return this.said(name, modelOf, page, this.speech(sourceLanguage));
    }
  }

  private speech(language: string): Speech {
    return new Speech(language, this.translator);
  }

  private said<K extends keyof Views>(
    name: K,
    modelOf: (speech: Speech) => Views[K],
    page: PageContext,
    speech: Speech,
  ): string {
    Object.assign(this.scope, { page, speech });
    try {
      const environment = this.environmentOf(page.language);
      const html = environment.render(`${name}.njk`, { ...modelOf(speech), page });
      return html.includes(languageSwitchMark) ? this.withLanguages(html, environment, page, speech) : html;
    } finally {
      Object.assign(this.scope, { page: null, speech: null });
    }
  }

  /** Offered are the languages that could have said this very page. */
  private withLanguages(html: string, environment: Environment, page: PageContext, speech: Speech): string {
    const spoken = speech.languages;
    const offer = page.here !== null && spoken.length > 1;
    const drawn = offer
      ? environment.render('components/languages.njk', { page, ...languageSwitch(page.language, spoken) })
      : '';
    return html.replace(languageSwitchMark, () => drawn);
  }

  private environmentOf(language: string): Environment {
    const existing = this.environments.get(language);
    if (existing) return existing;
    const { assets, scope } = this;
    const folders = this.settings.templates.map((folder) => join(folder, 'pages'));
    const environment = createEnvironment({ language, folders, assets, scope });
    this.environments.set(language, environment);
    return environment;
  }
}
