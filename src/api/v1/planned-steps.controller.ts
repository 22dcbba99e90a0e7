import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { StaffOnly } from '../../accounts/web/access.js';
import { Clock } from '../../platform/clock/clock.js';
import { PlannedMessages } from '../../staff/application/planned-messages.js';
import { plannedParties, plannedSorts } from '../../staff/application/planned-request.js';
import { plannedStepAnswer, plannedStepFrom } from '../answers/mail-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { markOf, searchText } from '../requests/page-query.js';

const stepsQuery = z.object({
  cursor: z.string().min(1).max(1000).optional().meta({ description: '`nextCursor` of the page before' }),
  days: z.enum(['1', '7', '30']).optional().meta({ description: 'How far ahead; everything without it' }),
  sort: z.enum(plannedSorts).optional(),
  party: z.enum(plannedParties).optional(),
  text: searchText.meta({ description: 'Community or reference' }),
});

const horizon = { 1: 1, 7: 7, 30: 30 } as const;

/** What goes out in the coming days if nobody moves. */
@Controller('api/v1/planned-steps')
@StaffOnly()
export class PlannedStepsController {
  constructor(
    private readonly planned: PlannedMessages,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Documented({
    tag: 'Operations',
    summary: 'What the clock will do if nobody moves, the next first',
    description: 'Each is looked at again at the moment of sending.',
    answer: pageOf(plannedStepAnswer),
  })
  async list(@Query({ schema: stepsQuery }) query: z.output<typeof stepsQuery>) {
    const { cursor, days, sort, party, text = '' } = query;
    const { rows, after } = await this.planned.page(
      {
        days: days ? horizon[days] : null,
        sorts: sort ? [sort] : [],
        parties: party ? [party] : [],
        ...{ text, mark: markOf(cursor, 'instant') },
      },
      this.clock.now(),
    );
    return { items: rows.map(plannedStepFrom), nextCursor: after };
  }
}
