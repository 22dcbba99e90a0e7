import { describe, expect, it } from '@jest/globals';
import { navigationOf } from './navigation.js';

const clerk = { id: '1', name: 'Oakland clerk', isStaff: false, isAdmin: false, isClerk: true, isOfficial: false };
const staff = { ...clerk, isStaff: true };
const keys = (...input: Parameters<typeof navigationOf>) => navigationOf(...input).map((entry) => entry.key);

describe('the navigation', () => {
  it('is each role its own', () => {
    expect(keys(null, {}, '/')).toEqual(['register', 'propose', 'verify', 'signIn']);
    expect(keys(clerk, {}, '/')).toEqual(['partnerships', 'inbox', 'ownCommunities', 'register', 'verify']);
    expect(keys({ ...clerk, isClerk: false, isOfficial: true }, {}, '/')).toEqual([
      'partnerships',
      'inbox',
      'register',
      'verify',
    ]);
    expect(keys(staff, {}, '/')).toEqual([
      'workQueue',
      'inbox',
      'messages',
      'incidents',
      'communities',
      'wording',
      'clocks',
      'register',
    ]);
  });

  it('marks the entry that the page lies below, and one only', () => {
    const current = (path: string) =>
      navigationOf(null, {}, path)
        .filter((entry) => entry.current)
        .map((entry) => entry.key);
    expect(current('/register/p-1')).toEqual(['register']);
    expect(current('/propose/new')).toEqual(['propose']);
    expect(current('/registers')).toEqual([]);
    const ofStaff = (path: string) => navigationOf(staff, {}, path).filter(({ current: is }) => is);
    expect(ofStaff('/staff/webhooks').map(({ key }) => key)).toEqual(['messages']);
    expect(ofStaff('/webhooks/new').map(({ key }) => key)).toEqual(['messages']);
  });

  it('carries counts where they are known', () => {
    const [queue, inbox] = navigationOf(staff, { workQueue: 0 }, '/');
    expect(queue).toMatchObject({ count: 0 });
    expect(inbox).not.toHaveProperty('count');
  });
});
