import { ConfigurableModuleBuilder, Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { join } from 'node:path';
import { AssetManifest } from './asset-manifest.js';
import { readCatalogues } from './catalogues.js';
import { Cookies } from './cookies.js';
import { CsrfGuard } from './csrf.guard.js';
import { CsrfTokens } from './csrf.js';
import { WebExceptionFilter } from './errors/web-exception.filter.js';
import { FlashMessages } from './flash.js';
import { InputPipe } from './input.pipe.js';
import { PageRenderer } from './page-renderer.js';
import { PrivateCacheInterceptor } from './private-cache.interceptor.js';
import { Translator } from './translator.js';
import { PinoWebLog, WebLog } from './web-log.js';
import { type WebOptions, WebSettings } from './web-settings.js';

/** Makes `forRoot(options)` and `forRootAsync({ imports, inject, useFactory })`. */
const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } = new ConfigurableModuleBuilder<WebOptions>()
  .setClassMethodName('forRoot')
  .build();

const services = [PageRenderer, AssetManifest, Translator, CsrfTokens, Cookies, FlashMessages, WebSettings, WebLog];

const providers: Provider[] = [
  {
    provide: WebSettings,
    inject: [MODULE_OPTIONS_TOKEN],
    useFactory: (options: WebOptions) => new WebSettings(options),
  },
  PageRenderer,
  AssetManifest,
  CsrfTokens,
  Cookies,
  FlashMessages,
  { provide: WebLog, useClass: PinoWebLog },
  { provide: Translator, inject: [WebSettings, WebLog], useFactory: createTranslator },
  { provide: APP_FILTER, useClass: WebExceptionFilter },
  { provide: APP_GUARD, useClass: CsrfGuard },
  { provide: APP_INTERCEPTOR, useClass: PrivateCacheInterceptor },
  { provide: APP_PIPE, useClass: InputPipe },
];

/** Pages, forms, errors and their protection. Global: features inject `PageRenderer` and the rest without an import. */
@Global()
@Module({ providers, exports: services })
export class WebPlatformModule extends ConfigurableModuleClass {}

function createTranslator(settings: WebSettings, log: WebLog): Translator {
  const folders = settings.templates.map((folder) => join(folder, 'locales'));
  const onMissing = (language: string, key: string) => log.warn({ language, key }, 'A text is missing');
  return new Translator(readCatalogues(folders), { strict: settings.strictTexts, onMissing });
}
