import nunjucks, { type Environment } from 'nunjucks';
import type { AssetManifest } from './asset-manifest.js';
import { startScript } from './content-security-policy.js';
import { countryName } from './countries.js';
import { csrfFieldName } from './csrf.js';
import { escapeHtml } from './escape-html.js';
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatRelative,
  formatTime,
  formatWeekday,
  formatZone,
  isoOf,
  isRecent,
  type Moment,
} from './formats.js';
import type { FormModel } from './forms/form-model.js';
import type { CatalogueTexts } from './forms/form-texts.js';
import { formView, problemsView } from './forms/form-view.js';
import { isChecked } from '../languages.js';
import { addresses } from './navigation.js';
import type { PageContext } from './page-context.js';
import { govukFolder } from './project-paths.js';
import { languageSwitchMark } from './language-switch.js';
import type { Speech } from './speech.js';
import type { TextParams } from './translator.js';
import { type Sayable, sayHtml, sayText } from './words.js';

/** What helpers read of the page that is being rendered. Rendering is synchronous, so it is one page at a time. */
export interface RenderScope {
  page: PageContext | null;
  speech: Speech | null;
}

export interface EnvironmentParts {
  readonly language: string;
  /** Where pages are looked for, first match first. */
  readonly folders: string[];
  readonly assets: AssetManifest;
  readonly scope: RenderScope;
}

/** One environment per language: macros see globals only, so the language has to be in them. */
export function createEnvironment(parts: EnvironmentParts): Environment {
  const loader = new nunjucks.FileSystemLoader([...parts.folders, govukFolder]);
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: true });
  addTexts(environment, parts);
  addFormats(environment, parts);
  addPageHelpers(environment, parts);
  addForms(environment, parts);
  return environment;
}

function addTexts(environment: Environment, { language, scope }: EnvironmentParts): void {
  const t = (key: string, params?: TextParams) => speechOf(scope).t(key, plain(params));
  environment.addGlobal('t', t);
  environment.addGlobal('hasText', (key: string) => speechOf(scope).has(key));
  // The text itself is ours and may hold markup; what is put into it is escaped unless it already is safe.
  environment.addGlobal('tHtml', (key: string, params?: TextParams) => safe(t(key, escapedParams(params))));
  const speaker = { language, t };
  environment.addGlobal('say', (said: Sayable) => safe(sayHtml(speaker, said)));
  environment.addGlobal('sayText', (said: Sayable) => sayText(speaker, said));
  environment.addGlobal('bdi', bdi);
  environment.addFilter('bdi', bdi);
}

function addFormats(environment: Environment, { language, scope }: EnvironmentParts): void {
  const ago = (moment: Moment) => formatRelative(language, moment, pageOf(scope).now);
  environment.addFilter('date', (moment: Moment, zone?: string) => formatDate(language, moment, zone));
  environment.addFilter('dateTime', (moment: Moment, zone?: string) => formatDateTime(language, moment, zone));
  environment.addFilter('weekday', (moment: Moment, zone?: string) => formatWeekday(language, moment, zone));
  environment.addFilter('timeOfDay', (moment: Moment, zone?: string) => formatTime(language, moment, zone));
  environment.addFilter('zoneAt', (moment: Moment, zone: string) => formatZone(language, moment, zone));
  environment.addFilter('ago', ago);
  environment.addFilter('relativeTime', ago);
  environment.addFilter('number', (value: number, options?: Intl.NumberFormatOptions) =>
    formatNumber(language, value, options),
  );
  environment.addFilter('recent', (moment: Moment) => isRecent(moment, pageOf(scope).now));
  environment.addFilter('iso', isoOf);
  environment.addFilter('country', (code: string) => countryName(language, code));
}

function addPageHelpers(environment: Environment, { language, assets, scope }: EnvironmentParts): void {
  environment.addGlobal('checkedByNatives', isChecked(language));
  environment.addGlobal('languageSwitch', () => safe(languageSwitchMark));
  environment.addGlobal('asset', (name: string) => assets.addressOf(name));
  environment.addGlobal('addresses', addresses);
  environment.addGlobal('startScript', safe(startScript));
  environment.addGlobal('csrfField', () =>
    safe(`<input type="hidden" name="${csrfFieldName}" value="${escaped(pageOf(scope).csrfToken)}">`),
  );
}

function addForms(environment: Environment, { scope }: EnvironmentParts): void {
  const texts: CatalogueTexts = {
    t: (key, params) => speechOf(scope).t(key, params),
    has: (key) => speechOf(scope).has(key),
  };
  environment.addGlobal('formView', (model: FormModel) => formView(model, texts, () => pageOf(scope).csrfToken));
  environment.addGlobal('problemsOf', (model: FormModel) => problemsView(model, texts));
}

function pageOf(scope: RenderScope): PageContext {
  if (scope.page === null) throw new Error('This helper works only while a page is rendered.');
  return scope.page;
}

function speechOf(scope: RenderScope): Speech {
  if (scope.speech === null) throw new Error('There are words only while a page is rendered.');
  return scope.speech;
}

function safe(html: string) {
  return new nunjucks.runtime.SafeString(html);
}

function escaped(value: unknown): string {
  return value instanceof nunjucks.runtime.SafeString ? String(value) : escapeHtml(String(value));
}

/** Text that people wrote, kept from turning the direction of the text around it. */
function bdi(value: unknown) {
  return safe(`<bdi>${escaped(value)}</bdi>`);
}

/** nunjucks marks keyword arguments with a key of its own. */
function plain(params: TextParams = {}): TextParams {
  const { __keywords: _, ...rest } = params;
  return rest;
}

function escapedParams(params: TextParams = {}): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? value : escaped(value)]),
  );
}
