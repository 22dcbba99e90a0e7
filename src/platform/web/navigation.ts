import type { NavigationCounts, SignedInPerson } from './request-context.js';

/** The addresses that the layout links to. Features serve them; nothing else in the layout knows an address. */
export const addresses = {
  home: '/',
  register: '/register',
  propose: '/propose',
  partnerships: '/partnerships',
  inbox: '/inbox',
  verify: '/verify',
  signIn: '/sign-in',
  signOut: '/sign-out',
  account: '/account',
  webhooks: '/webhooks',
  staffWebhooks: '/staff/webhooks',
  /** Leads everybody who has just signed in to their own work. */
  work: '/work',
  workQueue: '/staff/queue',
  messages: '/staff/messages',
  planned: '/staff/planned',
  mailHealth: '/staff/mail',
  mailTemplates: '/staff/mails',
  incidents: '/staff/incidents',
  communities: '/staff/communities',
  wording: '/staff/wording',
  clocks: '/staff/clocks',
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
const communityEntries: readonly Entry[] = [
  ['partnerships', 'partnerships'],
  ['inbox', 'inbox'],
  ['register'],
  ['verify'],
];
const clerkEntries: readonly Entry[] = [
  ['partnerships', 'partnerships'],
  ['inbox', 'inbox'],
  ['ownCommunities'],
  ['register'],
  ['verify'],
];
const staffEntries: readonly Entry[] = [
  ['workQueue', 'workQueue'],
  ['inbox', 'inbox'],
  ['messages', 'messages'],
  ['incidents', 'incidents'],
  ['communities'],
  ['wording'],
  ['clocks'],
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
    besidesMessages.some((href) => isAt(path, href)) ? addresses.messages : path,
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
  const matches = hrefs.filter((href) => isAt(path, href));
  return matches.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** Tabs of the pages about messages, which have one entry together. */
const besidesMessages: readonly string[] = [
  ...[addresses.planned, addresses.mailHealth, addresses.mailTemplates],
  ...[addresses.staffWebhooks, addresses.webhooks],
];

const isAt = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);
