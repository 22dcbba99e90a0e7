import { words, type Words } from '../../../platform/web/words.js';
import type { Facts } from '../../domain/facts.js';
import type { Procedure } from '../../domain/procedure.js';
import { daysToSigning } from '../../domain/term-warnings.js';
import { sides, type Side } from '../../domain/states.js';
import type { Viewer } from '../viewer.js';
import { authorityWords } from './authority-view.js';
import { expected } from './signatures-view.js';

export interface CommunityView {
  readonly side: Side;
  readonly name: string;
  readonly styledName: string;
  readonly level: Words;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: Words;
  readonly official: Words;
  /** What the official's authority rests on; empty while no signature is to be expected. */
  readonly authority: readonly Words[];
  readonly yours: boolean;
}

export const communityViews = (facts: Facts, procedure: Procedure, viewer: Viewer): CommunityView[] =>
  sides.map((side) => {
    const { name, styledName, level, country } = facts.communities[side];
    return {
      side,
      name,
      styledName,
      level: words(`partnerships:levels.${level}`),
      country,
      role: words(`partnerships:role.${side}`),
      official: expected(facts, side),
      authority: isToSign(procedure, side) ? authorityWords(facts, procedure, side) : [],
      yours: viewer.side === side,
    };
  });

const isToSign = ({ state, signatures }: Procedure, side: Side): boolean =>
  daysToSigning[state] !== undefined && !signatures[side];
