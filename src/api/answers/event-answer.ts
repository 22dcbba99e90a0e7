import { z } from 'zod';
import type { CaseView } from '../../partnerships/application/case.query.js';
import type { ListedEvent } from '../../partnerships/application/partnership-store.js';
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

/** Of what `CaseQuery` found readable for this person. */
export const eventsFrom = ({ events }: Pick<CaseView, 'events'>): z.output<typeof eventAnswer>[] =>
  events.map(eventFrom);

function eventFrom(event: ListedEvent): z.output<typeof eventAnswer> {
  const { id: eventId, version, type, at, to, hash, actor, actorName } = event;
  const as = actor.kind === 'person' ? actor.as : null;
  return {
    ...{ id: eventId, version, type, at, to, hash },
    actor: { kind: actor.kind, as, name: actorName },
    data: { ...event.data },
    private: event.private ? { ...event.private } : null,
  };
}
