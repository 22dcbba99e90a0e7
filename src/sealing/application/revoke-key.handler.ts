import type { Clock } from '../../platform/clock/clock.js';
import type { HeldKey } from '../domain/held-key.js';
import { notThisKey, sealKeyChanged, sealKeyUnknown } from './seal-errors.js';
import type { SealKeyStore } from './seal-key-store.js';

/** Staff take a certificate back that the authority issued, for good; the next seal gets another one. */
export class RevokeKeyHandler {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly clock: Clock,
  ) {}

  /** What would be revoked. @throws as `execute` does */
  async revocable(fingerprint: string): Promise<HeldKey> {
    const known = await this.keys.withFingerprint(fingerprint);
    if (!known) throw sealKeyUnknown();
    if (known.role === 'authority' || known.origin !== 'issued') throw notThisKey();
    if (known.ended?.reason === 'revoked') throw sealKeyChanged();
    return known;
  }

  /** @throws AppError `sealing.key-unknown`, `sealing.key-not-issued-here`, `sealing.key-changed` */
  async execute({ fingerprint, personId }: { fingerprint: string; personId: string }): Promise<void> {
    const { id, role, communityId } = await this.revocable(fingerprint);
    await this.keys.locked(`${role} ${communityId ?? ''}`, async (sql) => {
      const end = { reason: 'revoked', at: this.clock.now(), by: personId } as const;
      if (!(await this.keys.end(id, end, sql))) throw sealKeyChanged();
    });
  }
}
