import 'reflect-metadata';
import { ConfigError } from './platform/config/config-error.js';
import { type Config, loadConfig } from './platform/config/config.js';
import { loadEnvFile } from './platform/config/env-file.js';
import { readOrCreateSecretKey } from './platform/config/secret-key.js';
import { openDataSource } from './platform/database/data-source.js';
import { EmbeddedDatabaseError } from './platform/database/embedded/embedded-database-error.js';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './platform/database/embedded/start-embedded-database.js';
import { openQueueConnection } from './platform/queues/queue-connection.js';
import { createProduct, fillWithSampleData, openProduct, type ProductParts } from './product.js';
import { welcome } from './welcome.js';
import pino from 'pino';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** The one entry of every role. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = loadConfig(process.env);
  const embedded = config.embedded ? await startEmbeddedDatabase({ dataDir: config.dataDir, log: () => {} }) : null;
  let app: NestExpressApplication | null = null;
  onStop(async () => {
    await app?.close();
    await embedded?.stop();
  });
  try {
    const parts = await openParts(config, embedded);
    app = await createProduct(parts);
    await fillWithSampleData(app, parts);
    await openProduct(app, parts);
    console.log(welcome(config, config.sampleData));
  } catch (error) {
    await app?.close().catch(() => {});
    await embedded?.stop();
    throw error;
  }
}

async function openParts(config: Config, embedded: EmbeddedDatabase | null): Promise<ProductParts> {
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const dataSource = await openDataSource({
    url,
    poolSize: poolSizeOf(config),
    applicationName: `entente-${config.role}`,
  });
  const secretKey = config.secretKey ?? readOrCreateSecretKey(config.dataDir);
  const log = pino({ name: 'queue', level: config.logLevel });
  if (config.role === 'web') return { config, secretKey, dataSource };
  return {
    config,
    secretKey,
    dataSource,
    queue: openQueueConnection({ databaseUrl: url, redisUrl: config.redisUrl, log }),
  };
}

/** Each of the three queues' workers may hold a connection per job, and a job that asks the core takes another. */
const poolSizeOf = ({ role, workerConcurrency }: Config): number => (role === 'web' ? 20 : 10 + 3 * workerConcurrency);

/** Ctrl-C, SIGTERM: finish what runs, close what is open, end with 0. npm may pass the same signal on once more. */
function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      console.log('Stopping …');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof EmbeddedDatabaseError;

const isPortTaken = (error: unknown): error is { port: number } => (error as { code?: string }).code === 'EADDRINUSE';

const portTaken = ({ port }: { port: number }): string =>
  `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;

main().catch((error: unknown) => {
  console.error(isPortTaken(error) ? portTaken(error) : isExpected(error) ? error.message : error);
  process.exit(1);
});
