import { z } from 'zod';
import { eventTypes } from '../../partnerships/domain/events.js';
import { civilDate, cleanText, line } from '../../platform/input.js';

const address = z.string().overwrite(cleanText).min(1, 'errors:required').max(2_000);
const wanted = z.array(z.enum(eventTypes)).max(eventTypes.length);

/** What an owner says about an endpoint; whether the address may be called is asked of the outgoing rules. */
export const endpointInput = z
  .object({
    name: line(80),
    url: address,
    /** Left out, the list says it: events that are named are meant, and an empty list is every event. */
    events: z.enum(['all', 'chosen'], 'errors:required').optional(),
    eventTypes: wanted.default([]),
  })
  .refine(({ events, eventTypes: chosen }) => events !== 'chosen' || chosen.length > 0, {
    path: ['eventTypes'],
    message: 'errors:webhook.no-event-chosen',
  });
export type EndpointInput = z.output<typeof endpointInput>;

const afterwards = {
  path: ['until'],
  message: 'errors:webhook.range-backwards',
};

/** From the first instant on, and before the second. */
export const replayInput = z
  .object({
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    which: z.enum(['undelivered', 'all']).default('undelivered'),
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), afterwards);
export type ReplayInput = z.output<typeof replayInput>;

/** As a page asks for it: whole days, UTC, the last one included. */
export const replayDaysInput = z
  .object({ from: civilDate(), until: civilDate(), which: z.enum(['undelivered', 'all'], 'errors:required') })
  .refine(({ from, until }) => from <= until, afterwards);

export const resumeInput = z.object({ missed: z.enum(['send', 'skip'], 'errors:required').default('send') });
export type ResumeInput = z.output<typeof resumeInput>;

export const rotateInput = z.object({
  /** For a secret that somebody else knows: the former one signs nothing any more. */
  atOnce: z.boolean().default(false),
});
export type RotateInput = z.output<typeof rotateInput>;
