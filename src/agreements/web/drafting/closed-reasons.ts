import { latestRevision } from '../../../partnerships/domain/procedure.js';
import { otherSide } from '../../../partnerships/domain/states.js';
import { namesOf } from '../../../partnerships/web/case-names.js';
import { reasonList } from '../../../partnerships/web/reasons.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';

/** Why nothing can be written now; empty where it can. Whose yes it was that fixed the text is said by name. */
export function closedReasons({ closed, view }: Pick<ReviewedDraft, 'closed' | 'view'>): Words[] {
  const { procedure } = view.partnership;
  const names = namesOf(view.facts);
  const fixed = latestRevision(procedure);
  if (closed.length === 0 || procedure.state !== 'signing' || !fixed) return reasonList(closed, names);
  // whoever proposed it had accepted it by that
  const community = given(names[otherSide(fixed.proposedBy)]);
  return [words('agreements:draft.fixed', { community, number: fixed.number })];
}
