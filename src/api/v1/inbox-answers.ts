import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { InboxEntry } from '../../inbox/application/inbox.js';
import type { WaitingCase } from '../../inbox/application/waiting-cases.js';
import type { Reader } from '../../inbox/domain/reader.js';
import { MailWriter } from '../../notifications/application/mail-writer.js';
import { Clock } from '../../platform/clock/clock.js';
import { entryFrom, type inboxEntryAnswer, type waitingAnswer, waitingFrom } from '../answers/inbox-answer.js';

/** Lines of an inbox as programs get them: in English, with the addresses that pages lead to. */
@Injectable()
export class InboxAnswers {
  constructor(
    private readonly writer: MailWriter,
    private readonly clock: Clock,
  ) {}

  entry(entry: InboxEntry, reader: Reader): z.output<typeof inboxEntryAnswer> {
    return entryFrom(entry, reader, this.writer);
  }

  waiting(waiting: WaitingCase, reader: Reader): z.output<typeof waitingAnswer> {
    return waitingFrom(waiting, reader, this.clock.now());
  }
}
