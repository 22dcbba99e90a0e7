import { describe, expect, it } from '@jest/globals';
import type { SignatureFinding } from '../verification/domain/inspection.js';
import { verdictAnswer } from '../verification/web/verdict-answer.js';
import { verifyReport } from './verify-report.js';

const signature: SignatureFinding = {
  ...{ side: 'initiator', party: 'Springfield', name: 'Ana Ruiz', office: 'Mayor', capacity: 'holder' },
  ...{ basis: 'elected', mode: 'ceremony', members: [] },
  ...{ signedAt: null, zone: 'Asia/Tokyo', civilDate: '2026-03-11', place: 'Yokohama' },
};

function linesOf(changes: Partial<SignatureFinding>): string[] {
  const file = { sha256: 'a', bytes: 1 };
  const said = {
    outcome: 'accepted',
    reasons: [],
    notes: [],
    file,
    document: null,
    seals: [],
    register: null,
  } as const;
  const answer = verdictAnswer({ ...said, signatures: [{ ...signature, ...changes }] }, (key) => key);
  return verifyReport(answer, (field) => field).map((line) => line.trim());
}

describe('what npm run verify prints of a signature', () => {
  it('with a pen is its day and place, since nobody noted the hour', () => {
    expect(linesOf({})).toContain('ceremony, on 2026-03-11, Yokohama');
    expect(linesOf({ place: null })).toContain('ceremony, on 2026-03-11');
  });

  it('on a screen is the clock where it was signed, and its instant', () => {
    const electronic = { mode: 'electronic', signedAt: '2026-03-11T01:00:00.000Z', place: null };
    expect(linesOf(electronic)).toContain(
      'electronic, 2026-03-11 10:00:00 in Asia/Tokyo = 2026-03-11T01:00:00.000Z UTC',
    );
  });
});
