import { z } from 'zod';
import type { InboxEntry } from '../../inbox/application/inbox.js';
import type { WaitingCase } from '../../inbox/application/waiting-cases.js';
import type { Reader } from '../../inbox/domain/reader.js';
import { placeOf, saidIn } from '../../inbox/web/entry-line.js';
import { waitingLine } from '../../inbox/web/waiting-line.js';
import type { MailWriter } from '../../notifications/application/mail-writer.js';
import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { allStates } from '../../partnerships/domain/states.js';
import { sourceLanguage } from '../../platform/languages.js';
import { address, bothSides, id, instant, reference, text } from './text-schemas.js';

export const inboxCountsAnswer = z
  .object({
    waiting: z.int().meta({ description: 'Open cases in which it is your move; counted up to 100' }),
    unread: z.int().meta({ description: 'What you were told and have not read; counted up to 100' }),
  })
  .meta({ id: 'InboxCounts' });

export const waitingAnswer = z
  .object({
    reference,
    kind: z.enum(partnershipKinds),
    state: z.enum(allStates),
    task: text.meta({ description: 'What is asked of you: the state’s own move, or one beside it' }),
    since: instant,
    targetAt: instant.nullable().meta({ description: 'From when it is past its usual time' }),
    parties: bothSides(text),
    links: z.object({ page: address, self: address }),
  })
  .meta({ id: 'WaitingCase' });

export const inboxEntryAnswer = z
  .object({
    id,
    template: text,
    heading: text.nullable().meta({ description: 'In English; null for a mail that this release has no words for' }),
    text: text.nullable(),
    reference: reference.nullable(),
    delivery: text.meta({ description: 'What became of the mail: `failed` and `bounced` never reached you' }),
    toldAt: instant,
    readAt: instant.nullable(),
    links: z.object({ page: address }),
  })
  .meta({ id: 'InboxEntry' });

export const markedAnswer = z.object({ marked: z.int() }).meta({ id: 'MarkedEntries' });

export function waitingFrom(waiting: WaitingCase, reader: Reader, now: Date): z.output<typeof waitingAnswer> {
  const { reference: name, state, names, task, href } = waitingLine(waiting, reader, now);
  return {
    ...{ reference: name, kind: waiting.kind, state, task, parties: { ...names } },
    since: waiting.waitingSince.toISOString(),
    targetAt: waiting.target?.toISOString() ?? null,
    links: { page: href, self: `/api/v1/partnerships/${name}` },
  };
}

export function entryFrom(entry: InboxEntry, reader: Reader, writer: MailWriter): z.output<typeof inboxEntryAnswer> {
  const said = saidIn(sourceLanguage, entry, writer);
  return {
    id: entry.id,
    template: entry.template,
    heading: said?.heading ?? null,
    text: said?.text ?? null,
    reference: entry.about?.reference ?? null,
    delivery: entry.delivery,
    toldAt: entry.toldAt.toISOString(),
    readAt: entry.readAt?.toISOString() ?? null,
    links: { page: placeOf(entry, reader) },
  };
}
