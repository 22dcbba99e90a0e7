import { z } from 'zod';
import type { SeenTerm } from '../../communities/application/communities.query.js';
import { memberRoles } from '../../communities/application/people-of-communities.js';
import { type Community, levels } from '../../communities/domain/community.js';
import { termBases, termCapacities } from '../../communities/domain/term-inputs.js';
import { address, day, id, instant, sha256, text } from './text-schemas.js';

export const communityAnswer = z
  .object({
    id,
    slug: text,
    name: text,
    styledName: text.meta({ description: 'As an agreement names it' }),
    level: z.enum(levels),
    country: text.meta({ description: 'ISO 3166-1 alpha-2 of the country or territory' }),
    sovereign: text.meta({ description: 'Alpha-2 of the sovereign state it belongs to' }),
    subdivision: text.nullable(),
    zone: text,
    languages: z.array(text),
    coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    population: z.int().nullable(),
    officeTitle: text,
    armsSha256: sha256.nullable().meta({ description: 'Of its seal or coat of arms, a PNG' }),
    sample: z.boolean(),
    version: z.int(),
    links: z.object({ self: address, terms: address, arms: address.nullable() }),
  })
  .meta({ id: 'Community' });

export function communityFrom(community: Community): z.output<typeof communityAnswer> {
  const self = `/api/v1/communities/${community.id}`;
  const arms = community.armsSha256 ? `${self}/arms` : null;
  return { ...community, languages: [...community.languages], links: { self, terms: `${self}/terms`, arms } };
}

export const memberAnswer = z
  .object({ personId: id, name: text, mail: text, role: z.enum(memberRoles) })
  .meta({ id: 'Member' });

export const termAnswer = z
  .object({
    id,
    communityId: id,
    name: text,
    mail: text.nullable().meta({ description: 'Null for whoever is neither staff nor of this community' }),
    mailConfirmedAt: instant.nullable(),
    office: text,
    capacity: z.enum(termCapacities),
    capacityReason: text.nullable(),
    quorum: z.int().nullable().meta({ description: 'Of a member of a board: how many members have to sign' }),
    instrumentSha256: sha256.nullable().meta({ description: 'Of a delegate: the document that authorises them' }),
    instrumentUntil: day.nullable().meta({ description: 'The last day that the instrument names' }),
    basis: z.enum(termBases),
    basisReason: text.nullable(),
    from: day,
    until: day.nullable().meta({ description: 'The last day, inclusive' }),
    links: z.object({ instrument: address.nullable() }),
  })
  .meta({ id: 'OfficeTerm' });

/** Without who it is and who entered it: that is nobody else's business. */
export function termFrom({ personId: _, enteredBy: __, ...term }: SeenTerm): z.output<typeof termAnswer> {
  const self = `/api/v1/communities/${term.communityId}/terms/${term.id}`;
  return { ...term, links: { instrument: term.instrumentSha256 ? `${self}/instrument` : null } };
}
