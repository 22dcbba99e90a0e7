import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readOrCreateSecretKey } from './secret-key.js';

describe('the key of an embedded store', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'entente-key-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('is made once, readable by its owner only, and stays', () => {
    const key = readOrCreateSecretKey(path.join(dataDir, 'new'));
    expect(key.length).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(dataDir, 'new', 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readOrCreateSecretKey(path.join(dataDir, 'new'))).toBe(key);
    expect(readdirSync(path.join(dataDir, 'new'))).toEqual(['secret.key']);
  });

  it('is refused when somebody cut it short', () => {
    writeFileSync(path.join(dataDir, 'secret.key'), 'cut');
    expect(() => readOrCreateSecretKey(dataDir)).toThrow(/secret\.key is damaged/);
  });
});
