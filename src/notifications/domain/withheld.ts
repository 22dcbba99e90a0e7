import { linkMails } from './mails.js';

/** Why a mail was never handed over. */
export type Withheld = 'unwanted' | 'paused' | 'link-dead';

/** What decides whether a mail may still go out, asked right before. */
export interface Outgoing {
  readonly template: string;
  readonly informative: boolean;
  /** A step of the clock asked for it. */
  readonly isReminder: boolean;
  /** Its address is not written to. */
  readonly paused: boolean;
  /** How its recipient wants what only tells. */
  readonly wish: 'each' | 'daily' | 'none';
}

export interface Verdict {
  readonly withheld: Withheld;
  /** Somebody has to see it: it was essential and couldn't be told. */
  readonly incident: boolean;
  readonly reason: string;
}

const digest = 'digest';

/** Null where it may go. Codes for signing in always do: somebody at that address asks for them at this moment. */
export function withheldNow({ template, informative, isReminder, paused, wish }: Outgoing): Verdict | null {
  if ((linkMails as readonly string[]).includes(template)) return null;
  const dispensable = informative || template === digest;
  if (paused) {
    const incident = !dispensable && !isReminder;
    return { withheld: 'paused', incident, reason: 'Mail to this address is paused: see the list of addresses.' };
  }
  if (dispensable && wish === 'none')
    return { withheld: 'unwanted', incident: false, reason: 'The recipient does not want mails that only tell.' };
  return null;
}
