import { describe, expect, it } from '@jest/globals';
import { navigationOf } from './navigation.js';

const clerk = { id: '1', name: 'Oakland clerk', isStaff: false, isAdmin: false, isClerk: true, isOfficial: false };
const staff = { ...clerk, isStaff: true };
const keys = (...input: Parameters<typeof navigationOf>) => navigationOf(...input).map((entry) => entry.key);

describe('the navigation', () => {
  it('is each role its own', () => {
    expect(keys(null, {}, '/')).toEqual(['register', 'propose', 'verify', 'signIn']);
    expect(keys(clerk, {}, '/')).toEqual(['partnerships', 'ownCommunities', 'register', 'verify']);
    expect(keys({ ...clerk, isClerk: false, isOfficial: true }, {}, '/')).toEqual([
      'partnerships',
      'register',
      'verify',
    ]);
    expect(keys(staff, {}, '/')).toEqual(['workQueue', 'messages', 'incidents', 'communities', 'wording', 'register']);
  });

  it('marks the entry that the page lies below, and one only', () => {
    const current = (path: string) =>
      navigationOf(null, {}, path)
        .filter((entry) => entry.current)
        .map((entry) => entry.key);
    expect(current('/register/p-1')).toEqual(['register']);
    expect(current('/propose/new')).toEqual(['propose']);
    expect(current('/registers')).toEqual([]);
  });

  it('carries counts where they are known', () => {
    const [queue, messages] = navigationOf(staff, { workQueue: 0 }, '/');
    expect(queue).toMatchObject({ count: 0 });
    expect(messages).not.toHaveProperty('count');
  });
});
