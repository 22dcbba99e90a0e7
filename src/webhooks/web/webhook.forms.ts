import type { EventType } from '../../partnerships/domain/event-parts.js';
import { eventTypes } from '../../partnerships/domain/events.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import { ofStaff } from '../domain/audience.js';
import { endpointInput, replayDaysInput, resumeInput, rotateInput } from '../domain/webhook-inputs.js';

const choices = (...values: string[]) => values.map((value) => ({ value }));

type Topic = EventType extends `${infer First}.${string}` ? First : never;
/** Under which heading of the list the events of each topic stand; in this order. */
const groups: Readonly<Record<Topic, string>> = {
  ...{ proposal: 'partnership', partnership: 'partnership' },
  ...{ approval: 'councils', approvals: 'councils' },
  agreement: 'text',
  ...{ signing: 'signing', signature: 'signing', signatures: 'signing', original: 'signing' },
  ...{ clock: 'work', case: 'work' },
};
const order = [...new Set(Object.values(groups))];
const groupOf = (type: EventType): string => groups[type.slice(0, type.indexOf('.')) as Topic];

/** What the owner can be told of at all, by subject. */
export const eventOptions = (owner: 'community' | 'association') =>
  eventTypes
    .filter((type) => owner === 'association' || !ofStaff.has(type))
    .map((value) => ({ value, group: groupOf(value) }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));

export const webhookForm = defineForm({
  id: 'webhook',
  schema: endpointInput,
  fields: [
    { name: 'name', widget: 'text', width: 20 },
    { name: 'url', widget: 'text' },
    { name: 'events', widget: 'radios', options: choices('all', 'chosen') },
    { name: 'eventTypes', widget: 'checkboxes' },
  ],
});

export const rotateForm = defineForm({
  id: 'webhook-secret',
  schema: rotateInput,
  fields: [{ name: 'atOnce', widget: 'checkbox' }],
});

export const resumeForm = defineForm({
  id: 'webhook-resume',
  schema: resumeInput,
  fields: [{ name: 'missed', widget: 'radios', options: choices('send', 'skip') }],
});

export const replayForm = defineForm({
  id: 'webhook-replay',
  schema: replayDaysInput,
  fields: [
    { name: 'from', widget: 'date' },
    { name: 'until', widget: 'date' },
    { name: 'which', widget: 'radios', options: choices('undelivered', 'all') },
  ],
});
