import { createTransport } from 'nodemailer';
import type { Database } from '../../../src/platform/database/database.js';

const batch = 50;

const claimSql = `
select d.id, a.mail, p.reference from deadline d join partnership p on p.id = d.partnership_id
join membership m on m.community_id = p.initiator_id and m.ended_at is null join person a on a.id = m.person_id
where d.done_at is null and d.due_at <= now() order by d.due_at limit ${batch} for update of d`;

/**
 * What one would write in an afternoon, in one process: rows locked by `select … for update`, a plain text for each through
 * nodemailer’s pool, the rows marked, commit. No calendar, no second look, no row for the message, no retry.
 */
export async function handWritten(
  database: Database,
  smtpUrl: string,
  until: (sent: number) => boolean,
): Promise<number> {
  const pool = createTransport({ url: smtpUrl, pool: true, maxConnections: 10, maxMessages: Number.POSITIVE_INFINITY });
  let sent = 0;
  while (!until(sent)) {
    const done = await database.transaction(async (sql) => {
      const due = await sql.query<{ id: string; mail: string; reference: string }>(claimSql);
      const text = (reference: string) => `Please go on with ${reference}.`;
      await Promise.all(
        due.map(({ mail: to, reference }) =>
          pool.sendMail({ from: 'a@entente.example', to, subject: `Reminder: ${reference}`, text: text(reference) }),
        ),
      );
      await sql.query('update deadline set done_at = now() where id = any($1)', [due.map(({ id }) => id)]);
      return due.length;
    });
    if (done === 0) break;
    sent += done;
  }
  pool.close();
  return sent;
}
