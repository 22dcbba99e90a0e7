import { describe, expect, it } from '@jest/globals';
import { relyingParty } from './relying-party.js';

describe('the party that a passkey belongs to', () => {
  it('is the host of our address, with its origin', () => {
    expect(relyingParty('https://entente.example.org')).toEqual({
      origin: 'https://entente.example.org',
      id: 'entente.example.org',
    });
    expect(relyingParty('http://localhost:3000')).toEqual({ origin: 'http://localhost:3000', id: 'localhost' });
  });

  it.each(['http://127.0.0.1:3000', 'https://[::1]', 'http://entente.example.org'])('is nobody at %s', (address) => {
    expect(relyingParty(address)).toBeNull();
  });
});
