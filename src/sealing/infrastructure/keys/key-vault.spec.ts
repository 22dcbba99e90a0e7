import { describe, expect, it } from '@jest/globals';
import { KeyVault } from './key-vault.js';

const secret = 'k'.repeat(32);
const privateKey = Buffer.from('a private key');

describe('private keys at rest', () => {
  it('come back as they were, and never look the same twice', () => {
    const vault = new KeyVault(secret);
    const locked = vault.lock('one', privateKey);
    expect(new KeyVault(secret).unlock('one', locked)).toEqual(privateKey);
    expect(locked.includes(privateKey)).toBe(false);
    expect(vault.lock('one', privateKey)).not.toEqual(locked);
  });

  it('can’t be read with another SECRET_KEY, under the id of another key, or after a bit was changed', () => {
    const vault = new KeyVault(secret);
    const locked = vault.lock('one', privateKey);
    expect(() => new KeyVault('x'.repeat(32)).unlock('one', locked)).toThrow();
    expect(() => vault.unlock('two', locked)).toThrow();
    for (let at = 0; at < locked.length; at += 1) {
      const changed = Buffer.from(locked);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.unlock('one', changed)).toThrow();
    }
  });
});
