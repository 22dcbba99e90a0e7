import { countryName } from '../../../platform/web/countries.js';
import { words, type Words } from '../../../platform/web/words.js';
import type { Facts } from '../../domain/facts.js';
import { sides, type Side } from '../../domain/states.js';
import type { Viewer } from '../viewer.js';
import { expected } from './signatures-view.js';

export interface CommunityView {
  readonly side: Side;
  readonly name: string;
  readonly styledName: string;
  readonly level: Words;
  readonly country: string;
  readonly role: Words;
  readonly official: Words;
  readonly yours: boolean;
}

export const communityViews = (facts: Facts, viewer: Viewer, language: string): CommunityView[] =>
  sides.map((side) => {
    const { name, styledName, level, country } = facts.communities[side];
    return {
      side,
      name,
      styledName,
      level: words(`partnerships:levels.${level}`),
      country: countryName(language, country),
      role: words(`partnerships:role.${side}`),
      official: expected(facts, side),
      yours: viewer.side === side,
    };
  });
