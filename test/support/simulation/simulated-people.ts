import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../../src/platform/database/database.js';
import type { NaiveCommunity, NaiveTerm } from '../naive-house.js';
import { simulatedPlaces } from './places.js';

export interface SimulatedTerm extends NaiveTerm {
  readonly personId: string;
}

export interface SimulatedCommunity extends NaiveCommunity {
  readonly id: string;
  readonly sovereign: string;
  readonly clerkIds: readonly string[];
  readonly terms: readonly SimulatedTerm[];
}

export interface SimulatedPeople {
  readonly communities: readonly SimulatedCommunity[];
  readonly staffIds: readonly string[];
  readonly staff: readonly string[];
  readonly mails: ReadonlyMap<string, string>;
}

/** Communities all over the world with two clerks each and whoever holds the office; and three of staff. */
export async function simulatedPeople(database: Database, beginning: Date): Promise<SimulatedPeople> {
  const mails = new Map<string, string>();
  const person = async (mail: string, staff = false): Promise<string> => {
    const id = uuidv7();
    await database.query('insert into person (id, name, mail, staff, created_at) values ($1, $2, $3, $4, $5)', [
      ...[id, `Sample ${mail}`, mail, staff, beginning],
    ]);
    mails.set(id, mail);
    return id;
  };
  const staff = ['ann@staff.example', 'bob@staff.example', 'cy@staff.example'];
  const staffIds: string[] = [];
  for (const mail of staff) staffIds.push(await person(mail, true));
  const communities: SimulatedCommunity[] = [];
  for (const [index, place] of simulatedPlaces.entries()) {
    const id = uuidv7();
    const slug = `place-${index}`;
    await database.query(
      `insert into community (id, slug, name, styled_name, level, country, sovereign, subdivision, zone, office_title, search_text)
       values ($1, $2, $2, $2, 'city', $3, $3, $4, $5, 'Mayor', $2)`,
      [id, slug, place.country, place.subdivision, place.zone],
    );
    const clerks = [`clerk-1@${slug}.example`, `clerk-2@${slug}.example`];
    const clerkIds: string[] = [];
    for (const mail of clerks) {
      const clerk = await person(mail);
      clerkIds.push(clerk);
      await database.query('insert into membership (id, person_id, community_id, role) values ($1, $2, $3, $4)', [
        ...[uuidv7(), clerk, id, 'clerk'],
      ]);
    }
    const terms: SimulatedTerm[] = [];
    for (const term of termsAt(index, slug)) {
      const personId = await person(term.mail);
      terms.push({ ...term, personId });
      await database.query(
        `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, valid_until,
           mail_confirmed_at, begun_on, created_at)
         values ($1, $2, $3, $4, 'Mayor', 'holder', 'elected', $5, $6, $7, $8, $7)`,
        [
          ...[uuidv7(), id, personId, `Sample ${term.mail}`, term.from, term.until, beginning],
          term.from < beginning.toISOString().slice(0, 10) ? term.from : null,
        ],
      );
    }
    communities.push({ id, place, sovereign: place.country ?? '', clerks, clerkIds, terms });
  }
  return { communities, staffIds, staff, mails };
}

/** In every fourth community somebody new is elected in the course of the year. */
function termsAt(index: number, slug: string): NaiveTerm[] {
  const mayor = `mayor@${slug}.example`;
  if (index % 4 !== 3) return [{ mail: mayor, from: '2024-01-01', until: null }];
  const last = `2026-${String(3 + (index % 8)).padStart(2, '0')}-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`;
  const first = new Date(Date.parse(`${last}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    { mail: mayor, from: '2024-01-01', until: last },
    { mail: `next.mayor@${slug}.example`, from: first, until: null },
  ];
}
