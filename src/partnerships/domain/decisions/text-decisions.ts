import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import type { EventDraft } from '../event-parts.js';
import { latestRevision, type Procedure, type RevisionContent } from '../procedure.js';
import { minimumAreas } from '../proposal.js';
import { refusal } from '../refusals.js';
import { sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** A text that was composed, found complete and stored. */
export interface ComposedRevision {
  /** Number of the newest revision that its author has seen; null: not checked. */
  base: number | null;
  areas: string[];
  termYears: number | null;
  renewable: boolean;
  noticeMonths: number;
  /** The full styles under which the two will have signed. */
  names: Record<Side, string>;
  content: RevisionContent;
}

/** Proposing a text also accepts it for one's own side; the other side's acceptance of an older one is void. */
export function proposeText({ partnership, actor, facts }: Case, composed: ComposedRevision): Decided {
  const side = sideOf(actor, ['clerk']) ?? 'initiator';
  const least = minimumAreas[partnership.kind];
  const { base, ...text } = { ...composed, areas: [...new Set(composed.areas)] };
  if (text.areas.length < least) return refused(refusal('text.too-few-areas', { least }, 'areas'));
  const latest = latestRevision(partnership.procedure)?.number ?? 0;
  if (base !== null && base !== latest) return refused(refusal('text.stale-base', { latest, base }));
  const parties = { initiator: partyOf(facts, 'initiator'), counterpart: partyOf(facts, 'counterpart') };
  return happened({
    type: 'agreement.text-proposed',
    data: { revision: { number: latest + 1, proposedBy: side, ...text, parties } },
  });
}

const partyOf = ({ communities }: Case['facts'], side: Side) => ({
  shortName: communities[side].name,
  level: communities[side].level,
});

/** What is accepted is one revision in all its languages: its hash, where the reader says which one that was. */
export function acceptText({ partnership, actor }: Case, input: ActionInput<'acceptText'>): Decided {
  const { revision, contentHash } = input;
  const latest = latestRevision(partnership.procedure);
  const another = contentHash !== undefined && contentHash !== latest?.content?.sha256;
  if (revision !== latest?.number || another)
    return refused(refusal('text.stale-revision', { latest: latest?.number ?? 0 }, 'revision'));
  return happened({
    type: 'agreement.text-accepted',
    data: { side: sideOf(actor, ['clerk']) ?? 'initiator', revision },
  });
}

/** A remark about one clause, for both sides and staff to read. */
export function commentText({ partnership, actor }: Case, input: ActionInput<'commentText'>): Decided {
  const { revision, clause, text } = input;
  const found = partnership.procedure.revisions.find(({ number }) => number === revision);
  if (!found?.content) return refused(refusal('text.no-revision', {}, 'revision'));
  if (!found.content.clauses.includes(clause)) return refused(refusal('text.no-such-clause', { clause }, 'clause'));
  const side = sideOf(actor, ['clerk']);
  return happened({ type: 'agreement.commented', data: { revision, clause, side }, private: { text } });
}

export interface FrozenContent {
  revision: number;
  contentHash: string;
  originals: Record<Side, string>;
  names: Record<Side, string>;
}

/** `content` was rendered from the revision named in it; a newer revision makes it stale. */
export function freezeText({ partnership }: Case, content: FrozenContent): Decided {
  const latest = latestRevision(partnership.procedure)?.number ?? 0;
  if (content.revision !== latest) return refused(refusal('text.stale-revision', { latest }));
  return happened({ type: 'agreement.text-frozen', data: content, to: 'signing' });
}

export const reopenText = ({ partnership }: Case, { reason }: ActionInput<'reopenText'>): Decided =>
  happened(...voided(partnership.procedure), {
    type: 'agreement.text-reopened',
    data: {},
    private: { reason },
    to: 'drafting',
  });

/** Leaves a trace of each signature, electronic or in ink, that a reopened text makes void. */
export function voided(procedure: Procedure): EventDraft[] {
  const given = sides.filter(
    (side) => procedure.signatures[side] || procedure.wetInk[side] || procedure.boardSignatures?.[side]?.length,
  );
  return given.length === 0 ? [] : [{ type: 'signatures.voided', data: { sides: given } }];
}
