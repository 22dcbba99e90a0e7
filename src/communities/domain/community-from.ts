import type { Community } from './community.js';
import { sovereignOf } from './country.js';
import type { CommunityInput } from './inputs.js';
import { usualStyle } from './styled-name.js';

/** What follows from what was entered: the sovereign state, and the style where none was given. */
export function communityFrom(
  input: CommunityInput,
): Omit<Community, 'id' | 'slug' | 'version' | 'sample' | 'armsSha256'> {
  const { name, level, country, zone, officeTitle, languages = [], coordinates = null, population = null } = input;
  const place = { name, level, country, subdivision: input.subdivision ?? null };
  const styledName = input.styledName ?? usualStyle(place);
  return {
    ...place,
    styledName,
    sovereign: sovereignOf(country),
    zone,
    officeTitle,
    languages,
    coordinates,
    population,
  };
}
