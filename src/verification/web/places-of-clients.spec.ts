import { describe, expect, it } from '@jest/globals';
import { PlacesOfClients } from './places-of-clients.js';

describe('The places for files of one client', () => {
  it('are two at once, are given back whatever happens, and are nobody else’s', async () => {
    const places = new PlacesOfClients(2);
    const ends: (() => void)[] = [];
    const slow = (client: string) => places.pass(client, () => new Promise<void>((end) => ends.push(end)));
    const held = [slow('198.51.100.1'), slow('198.51.100.1')];
    await expect(slow('198.51.100.1')).rejects.toMatchObject({
      code: 'verification.one-after-another',
      kind: 'rate-limited',
    });
    await expect(places.pass('198.51.100.2', async () => 'other')).resolves.toBe('other');
    for (const end of ends) end();
    await Promise.all(held);
    await expect(places.pass('198.51.100.1', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(Promise.all([1, 2].map((each) => places.pass('198.51.100.1', async () => each)))).resolves.toEqual([
      1, 2,
    ]);
  });
});
