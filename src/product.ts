import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { RequestIdentity } from './accounts/web/request-identity.js';
import { AgreementLibraries } from './agreements/application/wording/agreement-libraries.js';
import { DocumentRenderer } from './agreements/application/typesetting/document-renderer.js';
import { LanguagePacks } from './agreements/application/language-packs.js';
import { ApplicationModule } from './application.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { Database } from './platform/database/database.js';
import { Subscriptions } from './platform/outbox/subscriptions.js';
import type { QueueConnection } from './platform/queues/queue-connection.js';
import { WorkerModule } from './platform/queues/worker.module.js';
import { configureWebApp } from './platform/web/configure-web-app.js';
import { DocumentSealer } from './sealing/application/document-sealer.js';
import { SealKeys } from './sealing/application/seal-keys.js';
import { SealedFileCheck } from './sealing/application/sealed-file-check.js';
import { TimeStampAuthority } from './sealing/application/time-stamp-authority.js';
import { loadSampleData } from './sample-data/load-sample-data.js';

export interface ProductParts {
  config: Config;
  secretKey: string;
  dataSource: DataSource;
  queue?: QueueConnection;
  clock?: Clock;
}

/** Puts the product together for its role, without listening or working yet. */
export async function createProduct(parts: ProductParts): Promise<NestExpressApplication> {
  await parts.queue?.prepare().catch(() => {}); // Redis or PostgreSQL may come back later; the relay tries again
  const app = await NestFactory.create<NestExpressApplication>(ApplicationModule.forRoot(parts), {
    bodyParser: false,
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  if (parts.config.role === 'worker') configureWebApp(app, {});
  else configureWebApp(app, { identify: app.get(RequestIdentity).middleware });
  return app;
}

/** Made-up cases for an embedded store that is still empty. */
export async function fillWithSampleData(app: NestExpressApplication, { config }: ProductParts): Promise<boolean> {
  if (!config.sampleData) return false;
  // nobody is written to about what never happened, but the clock of a made-up case runs like any other
  const subscriptions = new Subscriptions();
  subscriptions.add(app.get(Subscriptions).consumer('reminders'));
  const parts = {
    database: app.get(Database),
    renderer: app.get(DocumentRenderer, { strict: false }),
    libraries: app.get(AgreementLibraries, { strict: false }),
    packs: app.get(LanguagePacks, { strict: false }),
    tools: {
      keys: app.get(SealKeys, { strict: false }),
      sealer: app.get(DocumentSealer, { strict: false }),
      stamps: app.get(TimeStampAuthority, { strict: false }),
    },
    check: app.get(SealedFileCheck, { strict: false }),
    subscriptions,
    baseUrl: config.baseUrl,
  };
  return loadSampleData(parts, new Date());
}

/** Begins: first the workers where the role has them, then the door. */
export async function openProduct(app: NestExpressApplication, { config, queue }: ProductParts): Promise<void> {
  await app.init();
  if (queue) await app.get(WorkerModule).start(config.workerConcurrency);
  await app.listen(config.port, config.host);
}
