import { describe, expect, it } from '@jest/globals';
import { aPartnership } from '../../../test/support/partnership-builders.js';
import { documentsOf } from './documents-of-case.js';

const hash = (letter: string) => letter.repeat(64);
type History = Parameters<typeof documentsOf>[1];

const { procedure } = aPartnership({ state: 'in-approval' });
const { approvals } = procedure;
const resolved = (documentSha256: string | null) => ({
  type: 'approval.recorded' as const,
  data: { side: 'initiator' as const, approval: { ...approvals?.initiator, documentSha256 } },
});
const now = (documentSha256: string) =>
  ({ ...approvals, initiator: { ...approvals?.initiator, documentSha256 } }) as typeof approvals;

describe('the documents of a case', () => {
  it('have the letter by which an invitation was answered', () => {
    const history = (['partnership.invitation-accepted', 'partnership.invitation-declined'] as const).map(
      (type, at) => ({
        type,
        data: { letterSha256: at === 0 ? hash('1') : hash('2'), clerkId: null },
      }),
    );
    expect(documentsOf(procedure, history)).toEqual([
      { sha256: hash('1'), kind: 'letter', side: 'counterpart', replaced: false },
      { sha256: hash('2'), kind: 'letter', side: 'counterpart', replaced: false },
    ]);
    expect(
      documentsOf(procedure, [{ type: 'partnership.invitation-accepted', data: { letterSha256: null } }] as never),
    ).toEqual([]);
  });

  it('keep a resolution that a later one replaced, each once', () => {
    const history = [resolved(hash('3')), resolved(null), resolved(hash('3')), resolved(hash('4'))] as History;
    const found = documentsOf({ ...procedure, approvals: now(hash('4')) }, history);
    expect(found).toEqual([
      { sha256: hash('4'), kind: 'resolution', side: 'initiator', replaced: false },
      { sha256: hash('3'), kind: 'resolution', side: 'initiator', replaced: true },
    ]);
  });
});
