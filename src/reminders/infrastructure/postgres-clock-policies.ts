import { type ClockPolicy, firstPolicy, type PolicyContent } from '../../partnerships/domain/clock-policy.js';
import type { PolicyInput } from '../../partnerships/domain/policy-input.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { ClockPolicies, type Publication, type PublishedPolicy } from '../application/clock-policies.js';
import type { Replans } from '../application/replans.js';

interface PolicyRow {
  version: number;
  content: PolicyContent;
  applies_to_open: boolean;
  published_at: Date;
  published_by: string;
  name: string;
  note: string;
  [column: string]: unknown;
}

const listSql = `
select c.*, a.name from clock_policy c join person a on a.id = c.published_by order by c.version desc`;

/** The key says who was first. */
const publishSql = `
insert into clock_policy (version, content, applies_to_open, published_at, published_by, note)
select $1::integer + 1, $2, $3, $4, $5, $6 where $1 = coalesce((select max(version) from clock_policy), 1)
on conflict do nothing returning version`;

export class PostgresClockPolicies extends ClockPolicies {
  constructor(
    private readonly database: Database,
    private readonly replans: Replans,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    super();
  }

  async list(): Promise<PublishedPolicy[]> {
    const rows = await this.database.query<PolicyRow>(listSql);
    return [...rows.map(publishedFrom), { policy: firstPolicy, by: null, note: '' }];
  }

  async publish(input: PolicyInput, personId: string, publication: Publication): Promise<ClockPolicy> {
    const policy = await this.database.transaction(async (sql) => {
      const published = await this.insert(input, personId, publication, sql);
      if (publication.appliesToOpen) await this.replans.askForAll(sql);
      return published;
    });
    this.wake.soon();
    return policy;
  }

  private async insert(content: PolicyInput, personId: string, publication: Publication, sql: Sql) {
    const { appliesToOpen, basedOn, note } = publication;
    const publishedAt = this.clock.now();
    const values = [basedOn, JSON.stringify(content), appliesToOpen, publishedAt, personId, note];
    const [row] = await sql.query<{ version: number }>(publishSql, values);
    if (!row) throw changedMeanwhile(basedOn);
    return { ...content, version: row.version, publishedAt: publishedAt.toISOString(), appliesToOpen };
  }
}

const publishedFrom = ({ content, name, note, ...row }: PolicyRow): PublishedPolicy => ({
  policy: {
    ...content,
    version: row.version,
    publishedAt: row.published_at.toISOString(),
    appliesToOpen: row.applies_to_open,
  },
  by: { id: row.published_by, name },
  note,
});

const changedMeanwhile = (basedOn: number): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'clock-policy.changed-meanwhile',
    message: `Somebody else has published a policy after version ${basedOn}. Look at it, then publish yours again.`,
  });
