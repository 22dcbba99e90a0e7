import type { Database } from '../../platform/database/database.js';
import { CounterpartSearch, type FoundCommunity } from '../application/counterpart-search.js';

const findSql = `
select c.id, c.name, c.styled_name as "styledName", c.country, c.level
from community c
where c.id <> $2 and (
  (select bool_and(c.search_text like '%' || word || '%') from unnest($1::text[]) word)
  or exists (select 1 from community_name n where n.community_id = c.id and lower(n.name) = $3))
order by c.search_text not like $4, c.population desc nulls last, c.name, c.id
limit 20`;

/** As `search_text` was written: without marks, in small letters. */
const folded = (typed: string): string => typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export class PostgresCounterpartSearch extends CounterpartSearch {
  constructor(private readonly database: Database) {
    super();
  }

  async find(typed: string, exceptId: string): Promise<FoundCommunity[]> {
    const text = folded(typed).slice(0, 100);
    const words = text.split(/\s+/).filter(Boolean).slice(0, 8).map(literal);
    if (words.length === 0) return [];
    const values = [words, exceptId, typed.trim().toLowerCase(), `${literal(text)}%`];
    return this.database.query<FoundCommunity & Record<string, unknown>>(findSql, values);
  }
}
