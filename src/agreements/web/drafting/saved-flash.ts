import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { Flash } from '../../../platform/web/flash.js';
import type { OpenDraft } from '../../application/drafting/drafting-desk.js';

/** The newest text when the page was first made, also where it is shown again with what was typed. */
export function latestSeen(raw: RawForm | undefined, latest: number): number {
  const sent = /^\d{1,6}$/.exec(oneOf(raw ?? {}, 'latest'))?.[0];
  return sent === undefined ? latest : Number(sent);
}

/** Number of a text that was proposed after the page was made, where this save began a working copy without it. */
export function proposedMeanwhile({ draft, latest }: OpenDraft, raw: RawForm): number | null {
  return draft.updatedAt === null && latestSeen(raw, latest) < latest ? latest : null;
}

export function savedFlash(open: OpenDraft, raw: RawForm, key: string): Flash {
  const number = proposedMeanwhile(open, raw);
  return number === null
    ? { kind: 'success', key, params: {} }
    : { kind: 'notice', key: 'agreements:draft.savedAnew', params: { number } };
}

/** With the name of the form that was saved, so that the page there drops what it kept of it. */
export const afterSave = (address: string, sent: string | null): string => (sent ? `${address}?sent=${sent}` : address);

export const sentIn = (raw: RawForm): string | null => /^[\w-]{1,40}$/.exec(oneOf(raw, 'sent'))?.[0] ?? null;
