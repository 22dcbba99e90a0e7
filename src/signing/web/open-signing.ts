import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { notFound } from '../../partnerships/application/action-errors.js';
import { type LoadedCase, PartnershipStore } from '../../partnerships/application/partnership-store.js';
import { caseAddress } from '../../partnerships/web/case-names.js';
import { Clock } from '../../platform/clock/clock.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { type SigningDoor, signingDoor } from './signing-door.js';
import { SigningPages } from './signing-pages.js';

type EnteredDoor = Exclude<SigningDoor, { is: 'hidden' }>;

/** Finds the case and says whether this person can sign it now. */
@Injectable()
export class OpenSigning {
  constructor(
    private readonly store: PartnershipStore,
    private readonly clock: Clock,
    private readonly pages: SigningPages,
  ) {}

  /** @throws AppError `partnership.not-found` */
  async enter(reference: string, account: Account): Promise<{ loaded: LoadedCase; door: EnteredDoor }> {
    const loaded = await this.store.load(reference, { kind: 'person', personId: account.id }, this.clock.now());
    if (!loaded) throw notFound();
    const door = signingDoor(loaded, await this.store.events(loaded.partnership.id));
    if (door.is === 'hidden') throw notFound();
    return { loaded, door };
  }

  turnAway(
    loaded: LoadedCase,
    door: Exclude<EnteredDoor, { is: 'open' }>,
    page: PageContext,
    response: Response,
  ): string | undefined {
    if (door.is === 'signed') {
      response.redirect(303, `${caseAddress(loaded.partnership)}/signed`);
      return undefined;
    }
    response.status(door.reason === 'not-official' || door.reason === 'term-over' ? 403 : 409);
    return this.pages.closed(loaded, door, page);
  }
}
