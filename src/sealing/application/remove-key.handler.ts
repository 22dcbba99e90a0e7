import { notYours } from '../../communities/application/community-errors.js';
import { mayKeepKey } from '../../communities/domain/acting-person.js';
import type { Clock } from '../../platform/clock/clock.js';
import { communityLock, type KeyChange } from './key-changes.js';
import { sealKeyChanged } from './seal-errors.js';
import type { SealKeyStore } from './seal-key-store.js';

/** A community takes its own key back; until it brings another one, the authority issues a certificate to it. */
export class RemoveKeyHandler {
  constructor(
    private readonly keys: SealKeyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `community.not-yours`, `sealing.key-changed` */
  async execute({ communityId, seen, by }: KeyChange): Promise<void> {
    if (!mayKeepKey(by, communityId)) throw notYours();
    await this.keys.locked(communityLock(communityId), async (sql) => {
      const held = await this.keys.inUse('community', communityId, sql);
      if (held?.origin !== 'brought' || held.fingerprint !== seen) throw sealKeyChanged();
      await this.keys.end(held.id, { reason: 'removed', at: this.clock.now(), by: by.personId }, sql);
    });
  }
}
