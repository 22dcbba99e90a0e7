import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import type { EventDraft } from '../event-parts.js';
import { latestRevision, type Procedure } from '../procedure.js';
import { minimumAreas } from '../proposal.js';
import { refusal } from '../refusals.js';
import { sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** Proposing a text also accepts it for one's own side; the other side's acceptance of an older one is void. */
export function proposeText({ partnership, actor, facts }: Case, input: ActionInput<'proposeText'>): Decided {
  const side = sideOf(actor, ['clerk']) ?? 'initiator';
  const least = minimumAreas[partnership.kind];
  const areas = [...new Set(input.areas)];
  if (areas.length < least) return refused(refusal('text.too-few-areas', { least }, 'areas'));
  const number = (latestRevision(partnership.procedure)?.number ?? 0) + 1;
  const { termYears, renewable, noticeMonths } = input;
  const names = { initiator: input.initiatorName, counterpart: input.counterpartName };
  const parties = { initiator: partyOf(facts, 'initiator'), counterpart: partyOf(facts, 'counterpart') };
  return happened({
    type: 'agreement.text-proposed',
    data: { revision: { number, proposedBy: side, areas, termYears, renewable, noticeMonths, names, parties } },
  });
}

const partyOf = ({ communities }: Case['facts'], side: Side) => ({
  shortName: communities[side].name,
  level: communities[side].level,
});

export function acceptText({ partnership, actor }: Case, { revision }: ActionInput<'acceptText'>): Decided {
  const latest = latestRevision(partnership.procedure)?.number ?? 0;
  if (revision !== latest) return refused(refusal('text.stale-revision', { latest }, 'revision'));
  return happened({
    type: 'agreement.text-accepted',
    data: { side: sideOf(actor, ['clerk']) ?? 'initiator', revision },
  });
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
  const given = sides.filter((side) => procedure.signatures[side] || procedure.wetInk[side]);
  return given.length === 0 ? [] : [{ type: 'signatures.voided', data: { sides: given } }];
}
