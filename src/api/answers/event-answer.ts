import { z } from 'zod';
import type { CaseView } from '../../partnerships/application/case.query.js';
import type { ListedEvent } from '../../partnerships/application/partnership-store.js';
import type { Actor } from '../../partnerships/domain/actors.js';
import { eventTypes } from '../../partnerships/domain/events.js';
import { allStates, sides } from '../../partnerships/domain/states.js';
import { id, instant, sha256, text } from './text-schemas.js';

export const eventAnswer = z
  .object({
    id,
    version: z.int(),
    type: z.enum(eventTypes),
    at: instant,
    actor: z.object({
      kind: z.enum(['person', 'clock', 'service']),
      as: z.enum([...sides, 'staff']).nullable(),
      name: text.nullable(),
    }),
    to: z.enum(allStates).nullable().meta({ description: 'The state that was entered, where it changed' }),
    data: z.record(text, z.unknown()).meta({ description: 'Public part; it is what the hash covers' }),
    private: z.record(text, z.unknown()).nullable().meta({ description: 'Private part, where you may read it' }),
    hash: sha256,
  })
  .meta({ id: 'Event' });

export const eventsFrom = ({ events, actor }: CaseView): z.output<typeof eventAnswer>[] =>
  events.map((event) => eventFrom(event, actor));

function eventFrom(event: ListedEvent, viewer: Actor): z.output<typeof eventAnswer> {
  const { id: eventId, version, type, at, to, hash, actor, actorName } = event;
  const as = actor.kind === 'person' ? actor.as : null;
  return {
    ...{ id: eventId, version, type, at, to, hash },
    actor: { kind: actor.kind, as, name: actorName },
    data: { ...event.data },
    private: event.private && mayRead(event, viewer) ? { ...event.private } : null,
  };
}

/** A message is for whom it was sent to, for the side that sent it, and for staff. */
function mayRead(event: ListedEvent, viewer: Actor): boolean {
  if (event.type !== 'case.message-sent' || viewer.kind !== 'person' || viewer.staff) return true;
  const { to } = event.data;
  const sentBy = event.actor.kind === 'person' ? event.actor.as : null;
  return sides.some((side) => viewer.sides[side].length > 0 && (to === side || to === 'both' || sentBy === side));
}
