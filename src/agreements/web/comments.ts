import type { CaseView } from '../../partnerships/application/case.query.js';
import { namesOf } from '../../partnerships/web/case-names.js';
import { byWhom } from '../../partnerships/web/timeline.js';
import type { Words } from '../../platform/web/words.js';

export interface CommentView {
  readonly id: string;
  readonly clause: string;
  readonly by: Words | null;
  readonly at: string;
  readonly text: string;
  readonly revision: number;
}

/** What was said about clauses, oldest first. */
export const commentsOf = (view: CaseView): CommentView[] =>
  view.events.flatMap((event): CommentView[] =>
    event.type === 'agreement.commented' && event.private !== null
      ? [
          {
            id: event.id,
            clause: event.data.clause,
            by: byWhom(event, namesOf(view.facts)),
            at: event.at,
            text: event.private.text,
            revision: event.data.revision,
          },
        ]
      : [],
  );
