import { type Side, sides } from '../../../src/partnerships/domain/states.js';
import { dateIn, type Look } from './simulated-life.js';

const pens = { initiator: 'ceremony', counterpart: 'ceremony' } as const;
const screens = { initiator: 'electronic', counterpart: 'electronic' } as const;
const mixed = { initiator: 'electronic', counterpart: 'ceremony' } as const;

/** Plans, signatures with pens and on screens, and second thoughts. */
export async function signingActs(look: Look): Promise<void> {
  const { act, chances, clerk, procedure } = look;
  const { signingPlan: plan, agreedPlan: agreed, state } = procedure;
  const unaccepted = plan && plan.number !== agreed?.number ? sides.filter((side) => !plan.accepted[side]) : [];
  if (unaccepted[0] && chances.happens(0.8)) {
    await act('acceptPlan', clerk(unaccepted[0]), { plan: plan?.number });
    return;
  }
  if (state === 'drafting' || chances.happens(agreed ? 0.08 : 0.3)) {
    await propose(look);
    return;
  }
  if (chances.happens(0.04)) await act('reopenText', clerk(chances.oneOf(sides)));
  else await signOne(look);
}

async function propose({ act, chances, clerk, now }: Look): Promise<void> {
  const modes = chances.oneOf([pens, pens, screens, mixed]);
  const startsAt = `${dateIn(now, chances.between(2, 80))}T${chances.oneOf(['11:00', '17:45'])}`;
  const host = chances.oneOf(sides);
  const withDay = modes !== screens && chances.happens(0.85);
  await act('planSigning', clerk(chances.oneOf(sides)), {
    modes,
    order: chances.oneOf(['parallel', 'parallel', 'initiator-first', 'counterpart-first']),
    ceremony: withDay ? { host, place: chances.oneOf(['City hall', 'The bridge']), startsAt } : null,
  });
}

async function signOne(look: Look): Promise<void> {
  const { act, chances, communities, procedure } = look;
  const side = chances.oneOf(sides.filter((each) => !procedure.signatures[each]));
  const inOffice = communities[side].terms.find(
    ({ from, until }) => from <= dateIn(look.now, 0) && (until ?? '9') >= dateIn(look.now, 0),
  );
  const official = inOffice?.personId ?? '';
  if (chances.happens(0.04)) await act('declineToSign', official);
  else if (procedure.agreedPlan?.modes[side] === 'ceremony') await withAPen(look, side);
  else await act('sign', official, { typedName: 'A. Mayor', consent: true, code: '123456' });
  await sealIfSigned(look);
}

async function withAPen({ act, chances, clerk, now, procedure, staff }: Look, side: Side): Promise<void> {
  const paper = procedure.wetInk[side];
  if (!paper) await act('recordOriginal', clerk(side), { side, signedOn: dateIn(now, -1) });
  else if (chances.happens(0.15)) await act('rejectOriginal', staff[2] ?? '', { side });
  else await act('verifyOriginal', staff[2] ?? '', { side });
}

/** The service does it at once, once both have signed. */
async function sealIfSigned({ act, desk, id }: Look): Promise<void> {
  const { partnership } = await desk.load(id);
  if (partnership.procedure.state === 'signed' && !partnership.procedure.sealed) await act('storeSealed', 'service');
}
