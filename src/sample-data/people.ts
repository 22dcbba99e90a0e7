import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../platform/database/database.js';
import { folded } from '../platform/database/folded.js';
import type { SampleCommunity } from './communities.data.js';

/** The people who act in the sample data, by what they are. Their addresses end in `.example`, which nobody can own. */
export interface SamplePeople {
  staff: string;
  secondStaff: string;
  admin: string;
  clerk: Record<string, string>;
  official: Record<string, string>;
  community: Record<string, string>;
}

export const sampleMails = {
  staff: 'staff@entente.example',
  secondStaff: 'second.staff@entente.example',
  admin: 'admin@entente.example',
  clerk: (slug: string) => `clerk@${slug}.example`,
  official: (slug: string) => `official@${slug}.example`,
};

/** Nobody can take these for real people: "Sample Mayor of Saint Paul". */
export async function insertPeople(sql: Sql, communities: readonly SampleCommunity[], at: Date): Promise<SamplePeople> {
  const staff = await person(sql, 'Sample Staff Member', sampleMails.staff, { staff: true });
  const secondStaff = await person(sql, 'Sample Second Staff Member', sampleMails.secondStaff, { staff: true });
  const admin = await person(sql, 'Sample Administrator', sampleMails.admin, { staff: true, admin: true });
  const people: SamplePeople = { staff, secondStaff, admin, clerk: {}, official: {}, community: {} };
  for (const community of communities) await insertCommunity(sql, community, people, at);
  return people;
}

async function insertCommunity(sql: Sql, community: SampleCommunity, people: SamplePeople, at: Date): Promise<void> {
  const { slug, name, office } = community;
  const id = uuidv7();
  await sql.query(
    `insert into community (id, slug, name, styled_name, level, country, sovereign, subdivision, zone, languages, latitude,
       longitude, population, office_title, search_text, sample, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, true, $16)`,
    [id, slug, name, ...placeOf(community), office, searchText(community), at],
  );
  people.community[slug] = id;
  people.clerk[slug] = await person(sql, `Sample Clerk of ${name}`, sampleMails.clerk(slug), {});
  people.official[slug] = await person(sql, `Sample ${office} of ${name}`, sampleMails.official(slug), {});
  await sql.query(
    `insert into membership (id, person_id, community_id, role, granted_by, granted_at) values ($1, $2, $3, 'clerk', $4, $5)`,
    [uuidv7(), people.clerk[slug], id, people.staff, at],
  );
  await insertTerm(sql, community, people, at);
}

const placeOf = (c: SampleCommunity): unknown[] => [
  c.styledName,
  c.level,
  c.country,
  c.sovereign ?? c.country,
  c.subdivision ?? null,
  c.zone,
  c.languages,
  ...c.at,
  c.population,
];

const searchText = ({ name, styledName }: SampleCommunity): string => folded(`${name} ${styledName}`);

async function insertTerm(
  sql: Sql,
  { slug, name, office }: SampleCommunity,
  people: SamplePeople,
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, valid_until,
       mail_confirmed_at, mail_confirmed_by, entered_by, created_at)
     values ($1, $2, $3, $4, $5, 'holder', 'elected', $6, null, $7, $8, $9, $7)`,
    [
      uuidv7(),
      people.community[slug],
      people.official[slug],
      `Sample ${office} of ${name}`,
      office,
      at.toISOString().slice(0, 10),
      at,
      people.staff,
      people.clerk[slug],
    ],
  );
}

async function person(
  sql: Sql,
  name: string,
  mail: string,
  flags: { staff?: boolean; admin?: boolean },
): Promise<string> {
  const id = uuidv7();
  await sql.query('insert into person (id, name, mail, staff, admin, sample) values ($1, $2, $3, $4, $5, true)', [
    id,
    name,
    mail,
    flags.staff ?? false,
    flags.admin ?? false,
  ]);
  return id;
}
