import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { addAbortSignal, type Readable } from 'node:stream';
import type { S3Address } from '../config/s3-address.js';
import { ObjectStore, storeAway } from './object-store.js';
import { describeS3Error, statusOfS3Error } from './s3-error.js';

export interface S3Patience {
  /** Milliseconds until a connection stands. */
  readonly connectMs: number;
  /** Milliseconds in which one try must move. */
  readonly idleMs: number;
  /** Milliseconds for everything, repeats included. */
  readonly totalMs: number;
  readonly tries: number;
}

const usualPatience: S3Patience = { connectMs: 3_000, idleMs: 10_000, totalMs: 30_000, tries: 3 };

/** Any server that speaks S3. Addressed by path, because a host per bucket is more than most of them offer. */
export class S3ObjectStore extends ObjectStore {
  private readonly client: S3Client;

  constructor(
    private readonly address: S3Address,
    private readonly patience: S3Patience = usualPatience,
  ) {
    super();
    const { endpoint, region, credentials } = address;
    this.client = new S3Client({
      endpoint,
      region,
      ...(credentials ? { credentials } : {}),
      forcePathStyle: true,
      maxAttempts: patience.tries,
      requestHandler: {
        connectionTimeout: patience.connectMs,
        requestTimeout: patience.idleMs,
        throwOnRequestTimeout: true,
      },
      // the newer checksums come as trailers, which older servers write into the object
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /** Looks first, since a server that doesn't know `If-None-Match` on writes passes over it in silence. */
  async put(sha256: string, bytes: Buffer): Promise<boolean> {
    for (let tries = this.patience.tries; tries > 0; tries -= 1) {
      if (await this.exists(sha256)) return false;
      const written = await this.write(sha256, bytes, { IfNoneMatch: '*' });
      if (written === 'not implemented') return (await this.write(sha256, bytes, {})) === 'written';
      if (written !== 'overtaken') return written === 'written';
    }
    return false;
  }

  async get(sha256: string, size: number): Promise<Buffer | null> {
    try {
      const deadline = this.deadline();
      const { Body } = await this.client.send(new GetObjectCommand(this.place(sha256)), deadline);
      return await readAtMost(size + 1, addAbortSignal(deadline.abortSignal, Body as Readable));
    } catch (error) {
      if (statusOfS3Error(error) === 404 && isAboutTheObject(error)) return null;
      throw storeAway(describeS3Error('GET', error));
    }
  }

  /** The answer has no body, so nothing tells a lost object from a bucket that isn't there; writing does. */
  private async exists(sha256: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.place(sha256)), this.deadline());
      return true;
    } catch (error) {
      if (statusOfS3Error(error) === 404) return false;
      throw storeAway(describeS3Error('HEAD', error));
    }
  }

  private async write(sha256: string, body: Buffer, condition: { IfNoneMatch?: '*' }): Promise<WriteOutcome> {
    const checksum = Buffer.from(sha256, 'hex').toString('base64');
    const command = new PutObjectCommand({
      ...this.place(sha256),
      ...condition,
      Body: body,
      ChecksumSHA256: checksum,
    });
    try {
      await this.client.send(command, this.deadline());
      return 'written';
    } catch (error) {
      const status = statusOfS3Error(error);
      if (status === 412) return 'there already';
      if (status === 409) return 'overtaken';
      if (status === 501 && condition.IfNoneMatch) return 'not implemented';
      throw storeAway(describeS3Error('PUT', error));
    }
  }

  private place(sha256: string) {
    const { bucket, prefix } = this.address;
    return { Bucket: bucket, Key: `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}` };
  }

  private deadline() {
    return { abortSignal: AbortSignal.timeout(this.patience.totalMs) };
  }
}

/** `overtaken`: somebody writes the same key at this moment, and what comes of it isn't known yet. */
type WriteOutcome = 'written' | 'there already' | 'overtaken' | 'not implemented';

/** Whoever can alter an object can make it larger than our memory. */
async function readAtMost(limit: number, body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

/** A bucket that isn't there is a mistake in the settings, and says nothing about a document. */
const isAboutTheObject = (error: unknown): boolean => (error as { name?: string }).name !== 'NoSuchBucket';
