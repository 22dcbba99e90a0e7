import type { CaseView } from '../../application/case.query.js';
import { decide } from '../../domain/decide.js';
import { sides } from '../../domain/states.js';
import { actionHref } from '../action-words.js';
import { namesOf } from '../case-names.js';

/** A button that sends an official a new link: one click, since the official waits. */
export interface LinkButton {
  readonly action: string;
  readonly side: string;
  readonly community: string;
  readonly version: number;
}

/** For every official whose link this person may see to now, asked of the rule that decides it. */
export function linkButtons(view: CaseView): LinkButton[] {
  const { partnership, facts } = view;
  const possible = sides.filter((side) => !('refused' in decide(view, 'reissueSigningLink', { side })));
  return possible.map((side) => ({
    action: actionHref(partnership, 'reissueSigningLink'),
    side,
    community: namesOf(facts)[side],
    version: partnership.version,
  }));
}
