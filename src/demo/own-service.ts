import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment } from '../platform/config/child-environment.js';
import { projectRoot } from '../platform/config/project-root.js';
import { DemoFailed } from './demo-failed.js';
import { emptyStore } from './empty-store.js';
import { until } from './until.js';

export interface OwnService {
  readonly baseUrl: string;
  /** In order, so that its store can be opened by others. */
  stop(): Promise<void>;
}

const startMs = 120_000;
const stopMs = 30_000;

/** Starts the product on a free port with a new store in `folder`, on the embedded default and with sample data. */
export async function startOwnService(folder: string): Promise<OwnService> {
  const store = path.join(folder, 'store');
  await emptyStore(store);
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const log = path.join(folder, 'service.log');
  const child = startChild(log, { DATA_DIR: store, PORT: String(port), BASE_URL: baseUrl, LOG_LEVEL: 'warn' });
  const stop = () => stopChild(child);
  try {
    await until('The service of the demo', () => isReady(baseUrl, child, log), startMs);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function startChild(log: string, variables: Parameters<typeof childEnvironment>[0]): ChildProcess {
  const stopWithParent = pathToFileURL(path.join(projectRoot(), 'dist', 'demo', 'stop-with-parent.js')).href;
  const main = path.join(projectRoot(), 'dist', 'main.js');
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['--import', stopWithParent, main], {
    cwd: projectRoot(),
    env: childEnvironment(variables),
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return child;
}

async function isReady(baseUrl: string, child: ChildProcess, log: string): Promise<true | null> {
  if (hasEnded(child)) {
    throw new DemoFailed(`The service of the demo didn't start. It wrote:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  }
  const answer = await fetch(`${baseUrl}/health/ready`).catch(() => null);
  return answer?.ok ? true : null;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
  await ended;
  clearTimeout(late);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
