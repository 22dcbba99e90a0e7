import { describe, expect, it } from '@jest/globals';
import { aPartnership, facts, prohibition, service } from '../../../test/support/partnership-builders.js';
import type { LoadedCase, PartnershipStore } from '../../partnerships/application/partnership-store.js';
import type { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { SetClock } from '../../platform/clock/clock.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { DeliveredEvent } from '../../platform/outbox/event-consumer.js';
import { AgreementContents } from '../application/agreement-contents.js';
import { FreezeTextHandler } from '../application/freeze-text.handler.js';
import type { StoredOriginals } from '../application/stored-originals.js';
import { FreezeTextConsumer } from './freeze-text.consumer.js';

const accepted = { accepted: { initiator: 1, counterpart: 1 } };
const agreed = aPartnership({ state: 'drafting', procedure: accepted });
const event = { partnershipId: agreed.id, occurredAt: '2026-03-10T14:00:00.000Z' } as DeliveredEvent;

/** What was done to the case once the event has been handled. */
async function handledOn(loaded: Pick<LoadedCase, 'partnership'> & Partial<LoadedCase>): Promise<string[]> {
  const done: string[] = [];
  const whole = { facts: facts(), actor: service, headHash: '', visible: true, sample: true, ...loaded };
  const handler = new FreezeTextHandler(
    { load: async () => whole } as unknown as PartnershipStore,
    { execute: async ({ action }: { action: string }) => done.push(action) } as unknown as PerformActionHandler,
    new AgreementContents({ read: async () => null } as unknown as DocumentStore),
    { keep: async () => ({ initiator: 'one', counterpart: 'other' }) } as unknown as StoredOriginals,
    new SetClock(new Date(event.occurredAt)),
    { baseUrl: 'https://entente.example.org' },
  );
  await new FreezeTextConsumer(handler).handle(event);
  return done;
}

describe('freezing what both have accepted', () => {
  it('freezes it', async () => {
    expect(await handledOn({ partnership: agreed })).toEqual(['freezeText']);
  });

  it('is refused with its reason where a rule bars the pair, so that staff see it and can have it tried again', async () => {
    const barred = handledOn({ partnership: agreed, facts: facts({ prohibitions: [prohibition] }) });
    await expect(barred).rejects.toMatchObject({ kind: 'refused', errors: [{ code: 'pair.prohibited' }] });
  });

  it.each([
    ['the other side has not accepted yet', aPartnership({ state: 'drafting' })],
    ['the case is elsewhere', aPartnership({ state: 'signing' })],
    [
      'the case is on hold',
      aPartnership({
        state: 'drafting',
        procedure: { ...accepted, hold: { since: event.occurredAt, until: null, reason: '' } },
      }),
    ],
  ])('is no incident when %s, even where a rule bars the pair', async (_why, partnership) => {
    expect(await handledOn({ partnership, facts: facts({ prohibitions: [prohibition] }) })).toEqual([]);
  });
});
