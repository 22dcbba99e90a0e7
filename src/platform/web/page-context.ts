import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { directionOf, sourceLanguage } from '../languages.js';
import { csrfFieldName } from './csrf.js';
import type { Flash } from './flash.js';
import { type NavigationEntry, navigationOf } from './navigation.js';
import type { SignedInPerson } from './request-context.js';
import type { WebSettings } from './web-settings.js';

/** What every page's layout needs; templates read it as `page`. */
export interface PageContext {
  readonly path: string;
  /** To come back to after choosing another language; null for what answers a form, which can't be asked for again. */
  readonly here: string | null;
  /** The same page in English, whatever the person's language is. */
  readonly inEnglish: string;
  readonly person: SignedInPerson | null;
  /** Read lazily: pages without a form set no cookie. Templates write `{{ csrfField() }}` instead. */
  readonly csrfToken: string;
  readonly navigation: readonly NavigationEntry[];
  /** From where the stream of changes goes on from this page; null where nobody listens. */
  readonly changesAfter: string | null;
  readonly sampleData: boolean;
  readonly flash: Flash | null;
  readonly baseUrl: string;
  /** In which the page is said: English, unless it speaks the preferred one and is being rendered in that. */
  readonly language: string;
  /** The person's. Handlers make their models in English: most pages speak nothing else. */
  readonly preferred: string;
  readonly languageChosen: boolean;
  readonly direction: 'ltr' | 'rtl';
  readonly now: Date;
  readonly reference: string;
}

/** The services that make a page's context; `configureWebApp` leaves them on the Express app. */
export interface PageContextSources {
  readonly settings: WebSettings;
  readonly takeFlash: (request: Request) => Flash | null;
  readonly now: () => Date;
}

export const pageContextSources = 'entente:page-context-sources';

/** `@CurrentPage() page: PageContext` in a controller. */
export const CurrentPage = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  pageContextOf(execution.switchToHttp().getRequest<Request>()),
);

export function pageContextOf(request: Request): PageContext {
  const sources = request.app.get(pageContextSources) as PageContextSources;
  const { context } = request;
  return {
    path: request.path,
    here: request.method === 'GET' || request.method === 'HEAD' ? addressWith(request, null) : null,
    inEnglish: addressWith(request, 'en'),
    person: context.person,
    get csrfToken() {
      return context.csrfToken;
    },
    navigation: navigationOf(context.person, context.counts, request.path),
    changesAfter: context.changesAfter,
    sampleData: sources.settings.sampleData,
    flash: sources.takeFlash(request),
    baseUrl: sources.settings.baseUrl.origin,
    language: sourceLanguage,
    preferred: context.language,
    languageChosen: context.languageChosen,
    direction: directionOf(sourceLanguage),
    now: sources.now(),
    reference: context.reference,
  };
}

/** For somebody else's eyes than the browser's owner seems to be. Not a copy: the form token is made only when it is read. */
export const preferring = (page: PageContext, language: string): PageContext =>
  Object.create(page, { preferred: { value: language, enumerable: true } }) as PageContext;

/** The same page, said in another language. */
export const inLanguage = (page: PageContext, language: string): PageContext =>
  Object.create(page, {
    language: { value: language, enumerable: true },
    direction: { value: directionOf(language), enumerable: true },
  }) as PageContext;

/**
 * Its own address, without what is no part of it, in another language for this once. Of slashes it begins with one: after
 * two, browsers read the name of another site.
 */
function addressWith({ originalUrl }: Request, language: string | null): string {
  const [path = '/', query = ''] = originalUrl.replace(/^[/\\]+/, '/').split('?');
  const params = new URLSearchParams(query);
  params.delete('lang');
  params.delete(csrfFieldName);
  if (language !== null) params.set('lang', language);
  const rest = params.toString();
  return rest === '' ? path : `${path}?${rest}`;
}
