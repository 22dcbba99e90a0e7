import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../../src/platform/config/project-root.js';

const register = path.join(projectRoot(), 'test/support/register-typescript.mjs');

export interface WorkerOptions {
  databaseUrl: string;
  redisUrl: string | undefined;
  smtpUrl: string;
}

/** The product itself with ROLE=worker, read from its sources as the benchmark is. */
export async function startWorkers(count: number, options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const children = await Promise.all(Array.from({ length: count }, (_, index) => startOne(index, options)));
  return {
    async stop() {
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null) return;
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        }),
      );
    },
  };
}

async function startOne(index: number, { databaseUrl, redisUrl, smtpUrl }: WorkerOptions): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', register, path.join(projectRoot(), 'src', 'main.ts')], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl ?? '', SMTP_URL: smtpUrl, ROLE: 'worker' },
      ...{ SECRET_KEY: 'x'.repeat(40), BASE_URL: 'https://entente.example.org', MAIL_FROM: 'a@entente.example' },
      ...{ SAMPLE_DATA: 'off', LOG_LEVEL: 'warn', HOST: '127.0.0.1', PORT: String(39_411 + index) },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A worker ended with ${code} before it was ready.`);
  });
  const ready = once(child.stdout as NodeJS.ReadableStream, 'data');
  await Promise.race([ready, ended]);
  ended.catch(() => {});
  child.stdout?.resume();
  return child;
}
