import type { Side } from '../../partnerships/domain/states.js';
import type { Database } from '../../platform/database/database.js';
import type { PublicRegister } from '../../register/application/public-register.js';
import { type Verification, verificationOf } from '../../register/domain/verification.js';
import { SealedRegister } from '../application/sealed-register.js';
import type { RegisterKnowledge } from '../domain/register-knowledge.js';

/** Of every run of a partnership that was sealed, the newest first. */
const sealedSql = `
select r.data #> '{sealed,copies}' as copies
from partnership p join procedure r on r.partnership_id = p.id
where p.reference = $1 and r.data #> '{sealed,copies}' is not null
order by r.started_at desc`;

const unsealedSql = `
select p.reference from procedure r join partnership p on p.id = r.partnership_id
where r.data #>> '{signedCopies,initiator}' = $1 or r.data #>> '{signedCopies,counterpart}' = $1 limit 1`;

const kindSql = 'select kind from document where sha256 = $1';

interface SealedRow extends Record<string, unknown> {
  copies: Record<Side, string>;
}

export class PostgresSealedRegister extends SealedRegister {
  constructor(
    private readonly database: Database,
    private readonly register: PublicRegister,
  ) {
    super();
  }

  async know(sha256: string, reference: string | null): Promise<RegisterKnowledge> {
    const sealed = reference === null ? null : await this.ofSealed(sha256, reference);
    return sealed ?? this.byHash(sha256);
  }

  private async ofSealed(sha256: string, reference: string): Promise<RegisterKnowledge | null> {
    const runs = await this.database.query<SealedRow>(sealedSql, [reference]);
    if (runs.length === 0) return null;
    const at = runs.findIndex(({ copies }) => Object.values(copies).includes(sha256));
    const status = await this.status(reference);
    return at < 0 ? { is: 'other-file', status } : { is: 'sealed-original', status, superseded: at > 0 };
  }

  private async byHash(sha256: string): Promise<RegisterKnowledge> {
    const [document] = await this.database.query<{ kind: string }>(kindSql, [sha256]);
    if (document?.kind === 'original') return { is: 'reviewed-text' };
    if (document?.kind !== 'signed-copy') return { is: 'unknown' };
    const [found] = await this.database.query<{ reference: string }>(unsealedSql, [sha256]);
    return found ? { is: 'unsealed-copy', status: await this.status(found.reference) } : { is: 'unknown' };
  }

  private async status(reference: string): Promise<Verification> {
    return verificationOf(await this.register.known(reference));
  }
}
