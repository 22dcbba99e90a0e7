import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentStanding } from '../application/current-standing.js';
import { InboxChanges } from '../application/inbox-changes.js';
import { EventStream } from './event-stream.js';
import { LiveStreams } from './live-streams.js';
import { PersonStream } from './person-stream.js';

export const streamPath = `${addresses.inbox}/stream`;

/** What changes in a person's inbox, as it does. A stream says which entries; what is in them is asked of the pages. */
@Controller(addresses.inbox)
export class InboxStreamController {
  constructor(
    private readonly changes: InboxChanges,
    private readonly standing: CurrentStanding,
    private readonly streams: LiveStreams,
  ) {}

  /** An EventSource can't sign in; 204 tells it not to come back. */
  @Get('stream')
  @Public()
  async stream(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { person, sessionId } = request.context;
    if (person === null || sessionId === null || request.method === 'HEAD' || !isFor(person.id, request)) {
      response.status(204).end();
      return;
    }
    if (this.streams.full) {
      response.status(503).setHeader('Retry-After', '30').end();
      return;
    }
    await this.streams.prepare();
    const { visible, given } = await this.changes.last();
    const from = numberIn(request);
    const known = from !== null && BigInt(from) <= BigInt(given);
    const out = new EventStream(response);
    // a number that this store has never given out: after a backup was restored, say
    if (from !== null && !known) await out.send({ event: 'reset', id: visible, data: {} });
    const owner = { personId: person.id, sessionId };
    const sources = { changes: this.changes, standing: this.standing };
    this.streams.open(new PersonStream(owner, out, known ? from : visible, sources));
  }
}

/** A page may outlast whoever asked for it: the browser's next person is not told there. */
const isFor = (personId: string, { query }: Request): boolean => query.of === undefined || query.of === personId;

/** A browser that comes back says what it had; at first the page says from where. */
function numberIn(request: Request): string | null {
  const given = request.get('last-event-id') ?? request.query.after;
  return typeof given === 'string' && /^\d{1,18}$/.test(given) ? given : null;
}
