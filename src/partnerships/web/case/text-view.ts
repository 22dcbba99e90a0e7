import { given, words, type Words } from '../../../platform/web/words.js';
import type { Partnership } from '../../domain/partnership.js';
import { latestRevision } from '../../domain/procedure.js';
import { sides } from '../../domain/states.js';
import { caseAddress, type CaseNames } from '../case-names.js';

export interface RevisionView {
  readonly number: number;
  readonly href: string;
  readonly title: Words;
  readonly proposedBy: Words;
  /** Whether each community has accepted it; only the newest can be. */
  readonly accepted: Words | null;
  readonly frozen: boolean;
}

/** Newest first; null before a text was proposed. */
export function revisionViews({ procedure, reference }: Partnership, names: CaseNames): RevisionView[] | null {
  const latest = latestRevision(procedure);
  if (!latest) return null;
  const accepting = sides.filter((side) => procedure.accepted[side] === latest.number);
  const communities = accepting.map((side) => given(names[side]));
  return procedure.revisions
    .map((revision) => ({
      number: revision.number,
      href: `${caseAddress({ reference })}/text?revision=${revision.number}`,
      title: words('partnerships:text.revision', { number: revision.number }),
      proposedBy: words('partnerships:text.proposedBy', { community: given(names[revision.proposedBy]) }),
      accepted:
        revision.number !== latest.number || communities.length === 0
          ? null
          : words('partnerships:text.acceptedBy', { communities }),
      frozen: procedure.frozen?.revision === revision.number,
    }))
    .reverse();
}
