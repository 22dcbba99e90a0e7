import { civilDate } from '../../../platform/clock/civil-date.js';
import { words, type Words } from '../../../platform/web/words.js';
import { signatoryOn } from '../../domain/authority.js';
import { boardOn } from '../../domain/board.js';
import type { Facts } from '../../domain/facts.js';
import type { Procedure } from '../../domain/procedure.js';
import type { Side } from '../../domain/states.js';

/** What whoever signs for a community today rests on: basis, last day, whether staff confirmed it, and a board's quorum. */
export function authorityWords(facts: Facts, procedure: Procedure, side: Side): Words[] {
  const today = civilDate(new Date(facts.now), facts.communities[side].zone);
  const term = signatoryOn(facts, side, today);
  if (!term) return [];
  const { basis, until, capacity, mailConfirmed } = term;
  const seen = capacity === 'delegate' ? 'instrument' : 'address';
  return [
    words(`partnerships:authority.${basis}`),
    until === null
      ? words('partnerships:authority.withoutEnd')
      : words('partnerships:authority.until', { date: { day: until } }),
    words(`partnerships:authority.${mailConfirmed ? 'confirmed' : 'unconfirmed'}.${seen}`),
    ...boardWords(facts, procedure, side, today),
  ];
}

/** "2 of 3 members have signed", of as many as have to. */
function boardWords(facts: Facts, { boardSignatures, signatures }: Procedure, side: Side, today: string): Words[] {
  const board = boardOn(facts, side, today);
  if (!board || board.quorum <= 1 || signatures[side]) return [];
  const signed = boardSignatures?.[side]?.length ?? 0;
  const missing = board.members.length < board.quorum - signed;
  return [
    words('partnerships:authority.quorum', { quorum: board.quorum, members: board.members.length }),
    ...(signed > 0 ? [words('partnerships:authority.signed', { signed, quorum: board.quorum })] : []),
    ...(missing ? [words('partnerships:authority.tooFew')] : []),
  ];
}
