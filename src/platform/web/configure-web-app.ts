import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { AssetManifest } from './asset-manifest.js';
import { securityHeaders } from './content-security-policy.js';
import { contextMiddleware } from './context.middleware.js';
import { CsrfTokens } from './csrf.js';
import { FlashMessages } from './flash.js';
import { measureRequests } from './http-metrics.js';
import { type PageContextSources, pageContextSources } from './page-context.js';
import { publicFolder } from './project-paths.js';
import { WebSettings } from './web-settings.js';

export interface ConfigureOptions {
  /** Reads the session and sets `request.context.person`, `.sessionId` and `.counts`. Runs after static files. */
  readonly identify?: RequestHandler;
  /** For "2 minutes ago"; the simulated clock of the demo, say. */
  readonly now?: () => Date;
}

/** The longest text of an agreement that may be proposed, in the letters that take most bytes, and its JSON around it. */
const bodyLimit = 512 * 1024;

/** Whoever answers these checks a signature over the very bytes that came. */
const signedPaths = ['/api/v1/mail/bounces'];

/** Call before `app.init()` or `app.listen()`, on an app created with `{ bodyParser: false }`. */
export function configureWebApp(app: NestExpressApplication, options: ConfigureOptions = {}): void {
  const settings = app.get(WebSettings);
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.set(pageContextSources, sourcesOf(app, settings, options.now ?? (() => new Date())));
  app.use(measureRequests);
  app.use(contextMiddleware(app.get(CsrfTokens)));
  app.use(securityHeaders(settings.secure));
  serveFiles(app);
  app.use(signedPaths, express.raw({ type: () => true, limit: bodyLimit }));
  // Flat bodies: form fields are dotted names, and nothing that was sent can build objects.
  app.use(express.urlencoded({ extended: false, limit: bodyLimit }));
  app.use(express.json({ limit: bodyLimit, type: ['application/json', 'application/*+json'] }));
  if (options.identify) app.use(options.identify);
}

function sourcesOf(app: NestExpressApplication, settings: WebSettings, now: () => Date): PageContextSources {
  const flashes = app.get(FlashMessages);
  return { settings, now, takeFlash: (request) => flashes.take(request, request.res as Response) };
}

function serveFiles(app: NestExpressApplication): void {
  const assets = app.get(AssetManifest);
  app.use(
    '/assets',
    express.static(join(publicFolder, 'assets'), { immutable: true, maxAge: '365d', index: false, redirect: false }),
  );
  app.use('/robots.txt', (_: Request, response: Response) => {
    response.type('text/plain').set('Cache-Control', 'public, max-age=86400').send(robots);
  });
  app.use('/favicon.ico', (_: Request, response: Response) => {
    response.redirect(302, assets.addressOf('mark.svg'));
  });
}

const robots = ['User-agent: *', 'Disallow: /api/', 'Disallow: /sign-in', 'Disallow: /staff/', 'Allow: /', ''].join(
  '\n',
);
