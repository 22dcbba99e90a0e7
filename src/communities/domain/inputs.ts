import { z } from 'zod';
import { cleanText, emailAddress, line, wholeNumber } from '../../platform/input.js';
import { levels } from './community.js';
import { isCountry } from './country.js';
import { subdivisionFits } from './styled-name.js';
import { isZone } from './zone.js';

const upper = (text: string): string => cleanText(text).toUpperCase();
const country = z
  .string()
  .overwrite(upper)
  .min(1, 'errors:required')
  .max(2, 'errors:community.country')
  .refine(isCountry, 'errors:community.country')
  .meta({ description: 'ISO 3166-1 alpha-2 of the country or territory', example: 'JP' });
const subdivision = z
  .string()
  .overwrite(upper)
  .max(6, 'errors:community.subdivision')
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'errors:community.subdivision')
  .meta({ description: 'ISO 3166-2', example: 'JP-42' });
const zone = z
  .string()
  .overwrite(cleanText)
  .min(1, 'errors:required')
  .max(60, 'errors:community.zone')
  .refine(isZone, 'errors:community.zone')
  .meta({ description: 'IANA time zone', example: 'Asia/Tokyo' });
const language = z
  .string()
  .max(35, 'errors:community.language')
  .refine(isLanguageTag, 'errors:community.language')
  .meta({ description: 'BCP 47', example: 'ja' });
const degrees = (most: number) => z.number().min(-most).max(most);

const community = {
  name: line(200),
  styledName: line(300).optional(),
  level: z.enum(levels, { error: 'errors:choose-one' }),
  country,
  subdivision: subdivision.nullable().optional(),
  zone,
  languages: z.array(language).max(20).optional(),
  coordinates: z
    .object({ latitude: degrees(90), longitude: degrees(180) })
    .nullable()
    .optional(),
  population: wholeNumber(0, 2_000_000_000).nullable().optional(),
  officeTitle: line(100),
};

function subdivisionOfCountry(
  place: { country: string; subdivision?: string | null | undefined },
  context: z.RefinementCtx,
) {
  if (!place.subdivision || !isCountry(place.country) || subdivisionFits(place.subdivision, place.country)) return;
  context.addIssue({ code: 'custom', path: ['subdivision'], message: 'errors:community.subdivision-of-country' });
}

/** A new community. Without `styledName` it is styled from level, name, subdivision and country. */
export const communityInput = z.object(community).superRefine(subdivisionOfCountry).meta({ id: 'CommunityInput' });

/** What of a community changes; what isn't named stays. */
export const communityChanges = z
  .object(community)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'errors:nothing-to-change')
  .meta({ id: 'CommunityChanges' });

/** Somebody who acts for a community; the address is how they sign in. */
export const memberInput = z.object({ name: line(200), mail: emailAddress() }).meta({ id: 'MemberInput' });

export type CommunityInput = z.output<typeof communityInput>;
export type CommunityChanges = z.output<typeof communityChanges>;
export type MemberInput = z.output<typeof memberInput>;

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
