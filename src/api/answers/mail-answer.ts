import { z } from 'zod';
import type { PlannedMessage } from '../../staff/application/planned-messages.js';
import { id, instant, reference, text } from './text-schemas.js';

export const plannedStepAnswer = z
  .object({
    id,
    reference,
    kind: text.meta({ description: 'Which step of the clock', example: 'reminder-2' }),
    party: text.meta({
      description: '`initiator`, `counterpart`, `staff`, or `service` for what the clock does itself',
    }),
    at: instant,
    zone: text.meta({ description: 'IANA zone of whoever gets it' }),
    messages: z
      .array(z.object({ template: text, name: text, mail: text, language: text }))
      .meta({ description: 'Who would get what, as things stand now' }),
  })
  .meta({ id: 'PlannedStep' });

export const plannedStepFrom = ({ step, zone, mails }: PlannedMessage): z.output<typeof plannedStepAnswer> => ({
  ...{ id: step.id, reference: step.reference, kind: step.kind, party: step.party, at: step.at.toISOString(), zone },
  messages: mails.map(({ template, recipient: { name, mail, language } }) => ({ template, name, mail, language })),
});

const seconds = z.number().nullable().meta({ description: 'Seconds; null where there were none' });
const latenessAnswer = z.object({ reminders: z.int(), p50: seconds, p99: seconds, worst: seconds });

export const mailHealthAnswer = z
  .object({
    due: z.int().meta({ description: 'Messages whose time has come' }),
    sending: z.int(),
    retrying: z.int().meta({ description: 'Refused before, and tried again later' }),
    later: z.int().meta({ description: 'Messages whose time has not come' }),
    digested: z.int().meta({ description: 'Waiting for the mail of the day' }),
    failed: z.int().meta({ description: 'Given up' }),
    bouncedThisWeek: z.int(),
    oldestUnsent: z.number().meta({ description: 'Seconds; 0 where nothing is late' }),
    dueSteps: z.int().meta({ description: 'Steps of the clock that are due' }),
    oldestStep: z.number().meta({ description: 'Seconds that the oldest of them has waited' }),
    lateness: z
      .object({ day: latenessAnswer, week: latenessAnswer })
      .meta({ description: 'From the due instant of a reminder to the moment in which the mail server took it' }),
    hosts: z.array(
      z.object({ host: text, retrying: z.int(), failed: z.int(), bounced: z.int(), answer: text.nullable() }),
    ),
  })
  .meta({ id: 'MailHealth' });
