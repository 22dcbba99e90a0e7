import { v7 as uuidv7 } from 'uuid';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import type { PagesWorld } from './pages-world.js';

/** Plans what the clock has to do in every open case, as the consumer of events would. */
export async function planEveryCase({ app, test }: PagesWorld): Promise<void> {
  const plan = app.get(PlanDeadlines, { strict: false });
  const rows = await test.database.query<{ id: string }>('select id from partnership');
  for (const { id } of rows) await test.database.transaction((sql) => plan.execute(id, null, sql));
}

export interface ToldMessage {
  readonly reference: string;
  readonly mail: string;
  readonly path?: string;
  readonly state?: string;
  readonly template?: string;
  /** Where the clock asked for it: when it was due, and how late it was taken. */
  readonly dueAt?: Date;
  readonly lateMs?: number;
}

/** A message as it stands after somebody was written to; gives its id. */
export async function aMessage(world: PagesWorld, message: ToldMessage): Promise<string> {
  const { reference, mail, state = 'sent', template = 'text-ready', dueAt = null, lateMs = null } = message;
  const path = message.path ?? `/partnerships/${reference}`;
  const data = { link: { path }, why: 'clerk', zone: 'UTC', params: names(reference), terms: { kind: 'kinds.sister' } };
  const about = [await world.id(reference), template, await world.personId(mail), mail];
  const id = uuidv7();
  const values = [...about, JSON.stringify({ ...data, details: [], quotes: [] }), state, dueAt, lateMs, id];
  await world.test.database.query(
    `insert into message (id, partnership_id, template, recipient_id, recipient_mail, recipient_name, data, message_id, state,
       next_attempt_at, created_at, sent_at, host, due_at, lateness_ms)
     values ($9::uuid, $1, $2, $3, $4, 'Sample Person', $5, '<' || $9::uuid || '@example.org>', $6::text, now(), now(),
       case when $6::text in ('sent', 'bounced') then now() - interval '1 second' end, split_part($4, '@', 2), $7, $8)`,
    values,
  );
  return id;
}

const names = (reference: string) => ({
  reference,
  initiator: 'Seattle',
  counterpart: 'Kobe',
  own: 'Kobe',
  partner: 'Seattle',
});
