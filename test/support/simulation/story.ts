import type { Database } from '../../../src/platform/database/database.js';
import type { SimulatedYear } from './simulated-year.js';

/** What happened to one case and what was planned, in order of time: for whoever looks for the reason of a difference. */
export async function storyOf(
  database: Database,
  { lives, rounds, people, post }: SimulatedYear,
  pair: string,
): Promise<string[]> {
  const life = lives.find(({ id }) => id === pair);
  const events = await database.query<{ at: Date; line: string; by: string }>(
    `select occurred_at as at, type || coalesce(' → ' || entered, '') || ' ' || left(data::text, 160) as line,
       coalesce(actor ->> 'id', actor ->> 'kind') as by
     from partnership_event where partnership_id = $1 order by version`,
    [pair],
  );
  const steps = await database.query<{ at: Date; line: string }>(
    `select coalesce(done_at, due_at) as at, '   step ' || kind || ' ' || party || ' in ' || state || ', due '
       || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || ' ' || coalesce(outcome, 'open')
       || coalesce(' ' || last_error, '') as line from deadline where partnership_id = $1`,
    [pair],
  );
  const messages = await database.query<{ at: Date; line: string; id: string }>(
    `select created_at as at, '   message ' || template || ' → ' || recipient_mail || ' ' || state
       || coalesce(' withheld ' || withheld, '') as line, message_id as id from message where partnership_id = $1`,
    [pair],
  );
  const mails = messages.map(({ id, ...message }) => {
    const came = post.sent
      .get(id)
      ?.map(({ round, at }) => ` came ${new Date(at).toISOString().slice(0, 19)} (${round})`);
    return { ...message, line: `${message.line}${came?.join() ?? ''}` };
  });
  const lines = [
    ...events.map(({ by, ...event }) => ({ ...event, by: people.mails.get(by) ?? by })),
    ...[...steps, ...mails],
  ];
  lines.sort((a, b) => a.at.getTime() - b.at.getTime());
  const told = lines.map(({ at, line, ...more }) => {
    const round = rounds.all.find(({ shown }) => shown >= at.getTime())?.number ?? '…';
    return `${at.toISOString().slice(0, 19)} (${round}) ${line} ${'by' in more ? more.by : ''}`;
  });
  const places = Object.entries(life?.pair ?? {}).map(([side, { place }]) => `${side}: ${JSON.stringify(place)}`);
  return [pair, ...places, ...told];
}
