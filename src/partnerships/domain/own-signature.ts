import type { GivenSignature, MemberSignature, Procedure } from './procedure.js';
import type { Side } from './states.js';

/** What this very person gave: alone, or as a member of a board. */
export function ownSignature(
  { signatures, boardSignatures }: Pick<Procedure, 'signatures' | 'boardSignatures'>,
  side: Side,
  personId: string,
): GivenSignature | MemberSignature | null {
  const given = signatures[side];
  const members = given?.members ?? boardSignatures?.[side] ?? [];
  const own = members.find((member) => member.personId === personId);
  return own ?? (given?.personId === personId ? given : null);
}
