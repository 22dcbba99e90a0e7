import type { MailCases } from '../../notifications/application/mail-cases.js';
import { calendarFor, deadlinesOf } from '../../notifications/domain/case-clock.js';
import { clockMails } from '../../notifications/domain/clock-mail.js';
import type { MailCase } from '../../notifications/domain/mail-case.js';
import type { PlannedMail } from '../../notifications/domain/plan-mails.js';
import { type Side, sides } from '../../partnerships/domain/states.js';
import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { isMessage } from '../../reminders/domain/step-kinds.js';
import type { ListedStep, PlannedList } from './planned-list.js';
import type { PlannedRequest } from './planned-request.js';

/** A planned step with everybody who would hear of it, as things stand now. */
export interface PlannedMessage {
  readonly step: ListedStep;
  /** Where its time is told: that of whoever is written to. */
  readonly zone: string;
  /** False where the case has moved on, and nothing will come of it. */
  readonly wanted: boolean;
  /** Empty where the clock itself acts, or nobody can be reached. */
  readonly mails: readonly PlannedMail[];
}

/** What will be sent to whom, by the very rules that will send it. */
export class PlannedMessages {
  constructor(
    private readonly list: PlannedList,
    private readonly cases: MailCases,
    private readonly database: Database,
  ) {}

  async page(request: PlannedRequest, now: Date): Promise<ListPage<PlannedMessage>> {
    const { rows, ...marks } = await this.list.page(request, now);
    const ids = [...new Set(rows.map(({ partnershipId }) => partnershipId))];
    const loaded = await Promise.all(ids.map((id) => this.cases.about(id, now, this.database)));
    const byId = new Map(loaded.map((about) => [about.partnershipId, about]));
    return { rows: rows.map((step) => messageOf(step, byId.get(step.partnershipId))), ...marks };
  }

  /** Up to `countedUpTo`. */
  count(request: PlannedRequest, now: Date): Promise<number> {
    return this.list.count(request, now);
  }

  /** @throws AppError `step.unknown` */
  async one(id: string, now: Date): Promise<PlannedMessage> {
    const step = await this.list.one(id);
    if (!step) throw stepUnknown();
    return messageOf(step, await this.cases.about(step.partnershipId, now, this.database));
  }
}

function messageOf(step: ListedStep, about: MailCase | undefined): PlannedMessage {
  const side = sides.find((each) => each === step.party) ?? null;
  if (!about) return { step, zone: zoneOf(side, step), wanted: false, mails: [] };
  const planned = deadlinesOf(about).find(({ kind, party }) => kind === step.kind && party === step.party);
  const mails = planned && isMessage(step.kind) ? clockMails(planned, about) : [];
  return { step, zone: calendarFor(side, about).zone, wanted: planned !== undefined, mails };
}

const zoneOf = (side: Side | null, { communities }: ListedStep): string => (side ? communities[side].zone : 'UTC');

const stepUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'step.unknown',
    message: 'There is no such planned step. The case may have moved on.',
  });
