import { z } from 'zod';
import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { allStates } from '../../partnerships/domain/states.js';
import { waitingColumns } from './partnership-answer.js';
import { address, bothSides, id, instant, reference, text } from './text-schemas.js';

export const partnershipLineAnswer = z
  .object({
    id,
    reference,
    kind: z.enum(partnershipKinds),
    version: z.int(),
    state: z.enum(allStates),
    since: instant,
    onHold: z.boolean(),
    waitingOn: z.enum(waitingColumns),
    targetAt: instant.nullable().meta({ description: 'From when it is past its usual time' }),
    parties: bothSides(z.object({ communityId: id, name: text, country: text })),
    registerNumber: text.nullable(),
    createdAt: instant,
    links: z.object({ self: address }),
  })
  .meta({ id: 'PartnershipLine' });
