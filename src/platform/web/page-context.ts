import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Flash } from './flash.js';
import { type NavigationEntry, navigationOf } from './navigation.js';
import type { SignedInPerson } from './request-context.js';
import type { WebSettings } from './web-settings.js';

/** What every page's layout needs; templates read it as `page`. */
export interface PageContext {
  readonly path: string;
  readonly person: SignedInPerson | null;
  /** Read lazily: pages without a form set no cookie. Templates write `{{ csrfField() }}` instead. */
  readonly csrfToken: string;
  readonly navigation: readonly NavigationEntry[];
  readonly sampleData: boolean;
  readonly flash: Flash | null;
  readonly baseUrl: string;
  readonly language: string;
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

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** `@CurrentPage() page: PageContext` in a controller. */
export const CurrentPage = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  pageContextOf(execution.switchToHttp().getRequest<Request>()),
);

export function pageContextOf(request: Request): PageContext {
  const sources = request.app.get(pageContextSources) as PageContextSources;
  const { context } = request;
  return {
    path: request.path,
    person: context.person,
    get csrfToken() {
      return context.csrfToken;
    },
    navigation: navigationOf(context.person, context.counts, request.path),
    sampleData: sources.settings.sampleData,
    flash: sources.takeFlash(request),
    baseUrl: sources.settings.baseUrl.origin,
    language: context.language,
    direction: directionOf(context.language),
    now: sources.now(),
    reference: context.reference,
  };
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
