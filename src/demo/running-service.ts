import { isOpen } from '../partnerships/domain/states.js';
import type { Answer } from './answer.js';
import { cast } from './cast.js';
import { DemoFailed } from './demo-failed.js';
import { DemoUser } from './demo-user.js';
import { pair } from './first-pair.data.js';
import { HttpSession } from './http-session.js';
import { Mailbox } from './mailbox.js';
import type { SeenLine } from './partnership-api.js';

/** Why the demo can't run against what answers there; null where it can. */
export async function whyNot(baseUrl: string): Promise<string | null> {
  const session = new HttpSession(baseUrl);
  const ask = (path: string): Promise<Answer | null> => session.request('GET', path, {}).catch(() => null);
  if ((await ask('/health/live'))?.status !== 200) return `no service answers at ${baseUrl}`;
  if ((await ask('/mailbox.json?to=nobody'))?.status !== 200) {
    return `the service at ${baseUrl} has no mailbox: its mail goes out to people`;
  }
  if (!(await ask('/sign-in'))?.text.includes(cast.staff.mail)) {
    return `the service at ${baseUrl} has no sample users`;
  }
  return takenPair(baseUrl, session).catch((error: unknown) => {
    if (error instanceof DemoFailed) return `the service at ${baseUrl} refused: ${error.message}`;
    throw error;
  });
}

/** Only somebody of the pair can see whether it is free, so the clerk signs in and looks. */
async function takenPair(baseUrl: string, session: HttpSession): Promise<string | null> {
  const mailbox = new Mailbox(session);
  const clerk = new DemoUser('clerkOfSaintPaul', baseUrl, mailbox);
  await clerk.signInByCode();
  const { text } = await clerk.session.fetch('/api/v1/partnerships?limit=100');
  const { items } = JSON.parse(text) as { items: SeenLine[] };
  const taken = items.find((line) => isThePair(line) && (isOpen(line.state) || line.state === 'recognised'));
  return taken ? `the service at ${baseUrl} has this pair already, as ${taken.reference} (${taken.state})` : null;
}

const isThePair = ({ parties }: SeenLine): boolean =>
  [parties.initiator.name, parties.counterpart.name].includes(pair.counterpart.name);
