import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { ConfigError } from './config-error.js';

const read = (S3_URL: string) => loadConfig({ S3_URL }).s3;

function refusal(S3_URL: string): string {
  try {
    read(S3_URL);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  throw new Error('the address was accepted');
}

describe('S3_URL', () => {
  it('says where documents are, with a key of its own', () => {
    expect(read('https://AKIA:s%2Fcr%2Bt@s3.example.org/entente?region=eu-central-1')).toEqual({
      endpoint: 'https://s3.example.org',
      region: 'eu-central-1',
      bucket: 'entente',
      prefix: '',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 's/cr+t' },
    });
  });

  it('may name a port and a prefix, and leave the key to what AWS’s own tools use', () => {
    expect(read('http://127.0.0.1:9000/documents.of.ours/a/b-2/')).toEqual({
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
      bucket: 'documents.of.ours',
      prefix: 'a/b-2/',
      credentials: null,
    });
  });

  it('may be left out: documents are in PostgreSQL then', () => {
    expect(loadConfig({}).s3).toBeUndefined();
    expect(read('')).toBeUndefined();
  });

  it.each([
    ['s3://bucket', 'is not an http:// or https:// address'],
    ['bucket', 'is not an http:// or https:// address'],
    ['https://s3.example.org', 'names no bucket'],
    ['https://s3.example.org/Bucket', 'names no bucket'],
    ['https://s3.example.org/a..b', 'names no bucket'],
    ['https://s3.example.org/bucket/a%20b', 'has a prefix'],
    ['https://hush@s3.example.org/bucket', 'has half of a key'],
    ['https://:hush@s3.example.org/bucket', 'has half of a key'],
    ['https://hush:100%@s3.example.org/bucket', 'has half of a key'],
    ['https://hush:sl/sh@s3.example.org/bucket', 'is not an http:// or https:// address'],
    ['https://s3.example.org/bucket?secret=hush', 'has more than ?region='],
    ['https://s3.example.org/bucket?region=', 'no region'],
    ['https://s3.example.org/bucket#hush', 'has more than ?region='],
  ])('is refused as %s, and not repeated', (text, problem) => {
    const message = refusal(text);
    expect(message).toContain(`S3_URL ${problem.startsWith('no region') ? 'has more' : problem}`);
    expect(message).not.toMatch(/hush|sl\/sh|100%/);
  });
});
