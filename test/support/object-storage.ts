import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { loadConfig } from '../../src/platform/config/config.js';
import type { S3Address } from '../../src/platform/config/s3-address.js';
import { S3ObjectStore } from '../../src/platform/documents/s3-object-store.js';

const bucket = 'documents';
/** Fails soon, so that a server that is away is not waited for. */
const littlePatience = { connectMs: 500, idleMs: 2_000, totalMs: 4_000, tries: 2 };

/** A real S3-compatible server on a port of its own, whose objects tests can look at behind its back. */
export class ObjectStorage {
  private server: S3rver | null = null;
  private port = 0;

  private constructor(private readonly folder: string) {}

  static async open(): Promise<ObjectStorage> {
    const storage = new ObjectStorage(mkdtempSync(path.join(tmpdir(), 'entente-s3-')));
    await storage.start();
    return storage;
  }

  /** Also again after `stop`, on the same port and with the same objects. */
  async start(): Promise<void> {
    const place = { address: '127.0.0.1', port: this.port, directory: this.folder };
    this.server = new S3rver({ ...place, silent: true, configureBuckets: [{ name: bucket }] });
    this.port = (await this.server.run()).port;
  }

  async stop(): Promise<void> {
    this.server?.httpServer.closeAllConnections();
    await this.server?.close();
    this.server = null;
  }

  async close(): Promise<void> {
    if (this.server) await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  url(prefix = 'entente', credentials = 'S3RVER:S3RVER', inBucket = bucket): string {
    return `http://${credentials}@127.0.0.1:${this.port}/${inBucket}/${prefix}`;
  }

  address(prefix?: string, credentials?: string): S3Address {
    return loadConfig({ S3_URL: this.url(prefix, credentials) }).s3 as S3Address;
  }

  objects(prefix?: string, credentials?: string): S3ObjectStore {
    return new S3ObjectStore(this.address(prefix, credentials), littlePatience);
  }

  /** Keys of all objects, sorted. */
  keys(): string[] {
    const files = readdirSync(path.join(this.folder, bucket), { recursive: true, encoding: 'utf8' });
    return files.flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : [])).sort();
  }

  bytesAt(key: string): Buffer {
    return readFileSync(this.fileOf(key));
  }

  /** Changes an object behind the server's back, or plants one. */
  alter(key: string, bytes: Buffer): void {
    mkdirSync(path.dirname(this.fileOf(key)), { recursive: true });
    writeFileSync(this.fileOf(key), bytes);
  }

  lose(key: string): void {
    rmSync(this.fileOf(key));
  }

  private fileOf(key: string): string {
    return path.join(this.folder, bucket, `${key}${suffix}`);
  }
}

/** How s3rver names its files. */
const suffix = '._S3rver_object';

export const keyOf = (sha256: string, prefix = 'entente'): string =>
  `${prefix}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
