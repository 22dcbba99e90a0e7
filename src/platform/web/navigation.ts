import type { NavigationCounts, SignedInPerson } from './request-context.js';

/** The addresses that the layout links to. Features serve them; nothing else in the layout knows an address. */
export const addresses = {
  home: '/',
  register: '/register',
  propose: '/propose',
  partnerships: '/partnerships',
  verify: '/verify',
  signIn: '/sign-in',
  signOut: '/sign-out',
  account: '/account',
  /** Leads everybody who has just signed in to their own work. */
  work: '/work',
  workQueue: '/staff/queue',
  messages: '/staff/messages',
  incidents: '/staff/incidents',
  communities: '/staff/communities',
  wording: '/staff/wording',
  sealKeys: '/staff/seal-keys',
  ownCommunities: '/communities',
  mailbox: '/mailbox',
  accessibility: '/accessibility',
  privacy: '/privacy',
  help: '/help',
  api: '/api',
} as const;

export interface NavigationEntry {
  /** `common:navigation.<key>` is its text. */
  readonly key: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: number;
}

type Entry = readonly [key: keyof typeof addresses, count?: keyof NavigationCounts];

const publicEntries: readonly Entry[] = [['register'], ['propose'], ['verify'], ['signIn']];
const communityEntries: readonly Entry[] = [['partnerships', 'partnerships'], ['register'], ['verify']];
const clerkEntries: readonly Entry[] = [['partnerships', 'partnerships'], ['ownCommunities'], ['register'], ['verify']];
const staffEntries: readonly Entry[] = [
  ['workQueue', 'workQueue'],
  ['messages', 'messages'],
  ['incidents', 'incidents'],
  ['communities'],
  ['wording'],
  ['register'],
];

export function navigationOf(
  person: SignedInPerson | null,
  counts: NavigationCounts,
  path: string,
): readonly NavigationEntry[] {
  const entries = entriesOf(person);
  const current = longestMatch(
    entries.map(([key]) => addresses[key]),
    path,
  );
  return entries.map(([key, count]) => {
    const number = count === undefined ? undefined : counts[count];
    const href = addresses[key];
    return { key, href, current: href === current, ...(number === undefined ? {} : { count: number }) };
  });
}

function entriesOf(person: SignedInPerson | null): readonly Entry[] {
  if (person === null) return publicEntries;
  if (person.isStaff || person.isAdmin) return staffEntries;
  return person.isClerk ? clerkEntries : communityEntries;
}

/** Staff's case pages lie below `/partnerships`, which only communities have an entry for; then none is current. */
function longestMatch(hrefs: readonly string[], path: string): string | null {
  const matches = hrefs.filter((href) => path === href || path.startsWith(`${href}/`));
  return matches.sort((a, b) => b.length - a.length)[0] ?? null;
}
