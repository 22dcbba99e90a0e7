import type { Database, Sql } from '../../platform/database/database.js';
import { containing, folded } from '../../platform/database/folded.js';
import { keysetSql, type ListOrder, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import { type CommunitySearch, CommunityStore } from '../application/community-store.js';
import type { Community } from '../domain/community.js';

const columns = `c.id, c.slug, c.name, c.styled_name as "styledName", c.level, c.country, c.sovereign, c.subdivision, c.zone,
c.languages, c.latitude, c.longitude, c.population, c.office_title as "officeTitle",
c.arms_sha256 as "armsSha256", c.sample, c.version`;

interface Row extends Omit<Community, 'coordinates'>, Record<string, unknown> {
  latitude: number | null;
  longitude: number | null;
}

const order: ListOrder = { column: 'c.search_text', id: 'c.id', kind: 'text' };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const slug = /^[a-z0-9-]{1,80}$/;

const insertSql = `
insert into community (id, slug, name, styled_name, level, country, sovereign, subdivision, zone, languages, latitude, longitude,
  population, office_title, search_text, sample, version, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) on conflict (slug) do nothing returning id`;

const updateSql = `
update community set name = $3, styled_name = $4, level = $5, country = $6, sovereign = $7, subdivision = $8, zone = $9,
  languages = $10, latitude = $11, longitude = $12, population = $13, office_title = $14, search_text = $15, version = version + 1
where id = $1 and version = $2 returning id`;

const updateArmsSql = `
update community set arms_sha256 = $3, version = version + 1 where id = $1 and version = $2 returning id`;

export class PostgresCommunityStore extends CommunityStore {
  constructor(private readonly database: Database) {
    super();
  }

  async find(idOrSlug: string, sql: Sql = this.database): Promise<Community | null> {
    const key = uuid.test(idOrSlug) ? 'id' : slug.test(idOrSlug) ? 'slug' : null;
    if (key === null) return null;
    const [row] = await sql.query<Row>(`select ${columns} from community c where c.${key} = $1`, [idOrSlug]);
    return row ? communityFrom(row) : null;
  }

  async search({ text, country, mark, limit }: CommunitySearch): Promise<ListPage<Community>> {
    const values: unknown[] = [];
    const where = [
      ...folded(text)
        .split(' ')
        .filter(Boolean)
        .map((word) => `c.search_text like $${values.push(containing(word))}`),
      ...(country ? [`c.country = $${values.push(country)}`] : []),
    ];
    const page = keysetSql(order, mark, values);
    const found = await this.database.query<Row & MarkedRow>(
      `select ${page.columns}, ${columns} from community c where ${[...where, page.where].join(' and ')}
       order by ${page.orderBy} limit ${limit + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, limit, mark);
    return { rows: rows.map(communityFrom), ...marks };
  }

  async insert(community: Community, at: Date, sql: Sql = this.database): Promise<boolean> {
    const { id, slug: address, sample, version } = community;
    const rows = await sql.query(insertSql, [id, address, ...facts(community), sample, version, at]);
    return rows.length > 0;
  }

  async update(community: Community, sql: Sql = this.database): Promise<boolean> {
    const rows = await sql.query(updateSql, [community.id, community.version, ...facts(community)]);
    return rows.length > 0;
  }

  async updateArms({ id, version, armsSha256 }: Community, sql: Sql = this.database): Promise<boolean> {
    const rows = await sql.query(updateArmsSql, [id, version, armsSha256]);
    return rows.length > 0;
  }

  async keepFormerName(communityId: string, name: string, until: string, sql: Sql = this.database): Promise<void> {
    await sql.query('insert into community_name (community_id, name, valid_until) values ($1, $2, $3)', [
      communityId,
      name,
      until,
    ]);
  }
}

/** In the order of the columns of both statements. */
function facts(c: Community): unknown[] {
  const names = [c.name, c.styledName, c.level, c.country, c.sovereign, c.subdivision, c.zone, c.languages];
  const place = [c.coordinates?.latitude ?? null, c.coordinates?.longitude ?? null, c.population];
  return [...names, ...place, c.officeTitle, folded(`${c.name} ${c.styledName}`)];
}

function communityFrom(row: Row): Community {
  const { id, slug: address, name, styledName, level, country, sovereign, subdivision, zone, languages } = row;
  const { population, officeTitle, armsSha256, sample, version, latitude, longitude } = row;
  const coordinates = latitude === null || longitude === null ? null : { latitude, longitude };
  const place = { level, country, sovereign, subdivision, zone, languages, coordinates, population };
  return { id, slug: address, name, styledName, ...place, officeTitle, armsSha256, sample, version };
}
