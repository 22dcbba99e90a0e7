import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { ChildFailed } from '../documents/child-failed.js';
import { Gate } from '../documents/gate.js';
import { GuardedChild } from '../documents/guarded-child.js';
import { keyFileLimits } from './key-file-limits.js';
import { type KeyFileRefusal, KeyFileRefused } from './key-file-refused.js';
import type { KeyPair } from './key-pair.js';
import { keyPairOf, type OpenedKeyFile } from './opened-key-file.js';

const moduleNamed = (name: string): string => join(projectRoot(), 'src/platform/keys', name);

const gate = new Gate(1);

/** Opens a file that anybody may have made, in a process of limited time and memory. @throws KeyFileRefused */
export async function openKeyFile(
  bytes: Uint8Array,
  password: string,
  timeoutMs: number = keyFileLimits.timeoutMs,
): Promise<KeyPair> {
  checkSize(bytes);
  return keyPairOf(await gate.pass(() => openInChild(bytes, password, timeoutMs)));
}

async function openInChild(bytes: Uint8Array, password: string, timeoutMs: number): Promise<OpenedKeyFile> {
  const { memoryMb } = keyFileLimits;
  const child = new GuardedChild({ module: moduleNamed('open-key-file-child.mjs'), memoryMb });
  try {
    return await child.ask<OpenedKeyFile>({ bytes: Uint8Array.from(bytes), password }, timeoutMs);
  } catch (error) {
    const exhausted = error instanceof ChildFailed && (error.reason === 'timeout' || error.reason === 'memory');
    if (exhausted) return { refusal: 'too-complex' };
    throw error;
  } finally {
    child.kill();
  }
}

/** The same for the configuration, which is read before anything can be waited for. @throws KeyFileRefused */
export function openKeyFileNow(bytes: Uint8Array, password: string): KeyPair {
  checkSize(bytes);
  const input = JSON.stringify({ bytes: Buffer.from(bytes).toString('base64'), password });
  return keyPairOf(fromText(openedText(input)));
}

function openedText(input: string): string {
  try {
    return execFileSync(process.execPath, [moduleNamed('open-key-file-once.mjs')], {
      input,
      // whoever configures is no stranger: a slow file only has to end some time
      timeout: keyFileLimits.timeoutMs * 4,
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  } catch {
    throw new KeyFileRefused('too-complex');
  }
}

type Told = { refusal: KeyFileRefusal } | { privateKey: string; certificates: string[] };

function fromText(text: string): OpenedKeyFile {
  const told = JSON.parse(text) as Told;
  if ('refusal' in told) return told;
  const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
  return { privateKey: bytes(told.privateKey), certificates: told.certificates.map(bytes) };
}

function checkSize({ length }: Uint8Array): void {
  if (length > keyFileLimits.maxBytes) throw new KeyFileRefused('too-large');
}
