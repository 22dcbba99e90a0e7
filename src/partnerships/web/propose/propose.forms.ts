import { startProposalInput } from '../../application/start-proposal.handler.js';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';

const { initiatorId, kind } = startProposalInput.shape;

export const communityForm = defineForm({
  id: 'propose.community',
  schema: startProposalInput.pick({ initiatorId: true }),
  fields: [{ name: 'initiatorId', widget: 'radios', asHeading: true }],
});

export const kindForm = defineForm({
  id: 'propose.kind',
  schema: startProposalInput.pick({ kind: true }),
  fields: [{ name: 'kind', widget: 'radios', asHeading: true }],
});

export const counterpartForm = defineForm({
  id: 'propose.counterpart',
  schema: startProposalInput.pick({ counterpartId: true }),
  fields: [{ name: 'counterpartId', widget: 'radios' }],
});

/** What was answered so far stands in the address, so that every step can be gone back to. */
export interface ProposeAnswers {
  readonly community: string | null;
  readonly kind: string | null;
  readonly q: string | null;
}

export function answersFrom(query: unknown): ProposeAnswers {
  const read = (name: string): unknown => (typeof query === 'object' && query ? Reflect.get(query, name) : undefined);
  const typed = read('q');
  return {
    community: initiatorId.safeParse(read('community')).data ?? null,
    kind: kind.safeParse(read('kind')).data ?? null,
    q: typeof typed === 'string' && typed.trim() !== '' ? typed.trim().slice(0, 200) : null,
  };
}

export function stepAddress({ community, kind: chosen, q }: Partial<ProposeAnswers>): string {
  const query = new URLSearchParams();
  if (community) query.set('community', community);
  if (chosen) query.set('kind', chosen);
  if (q) query.set('q', q);
  return `/propose/new${query.size > 0 ? `?${query.toString()}` : ''}`;
}
