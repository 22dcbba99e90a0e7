import { describe, expect, it } from '@jest/globals';
import { usualInputs } from '../../../test/support/partnership-steps.js';
import { parseInput } from '../../platform/input.js';
import { actionInputs, reviewCriteria } from './actions.js';

const fieldsRefused = (action: keyof typeof actionInputs, input: object): (string | undefined)[] => {
  const result = parseInput(actionInputs[action], input);
  return result.ok ? [] : result.reasons.map(({ field, code }) => `${field}: ${code}`);
};

describe('what an action is given', () => {
  it('counts the votes: a vote without seats, yes and no is refused, a deferral needs none', () => {
    const { seats, yes, no, ...rest } = usualInputs.recordApproval;
    expect([seats, yes, no]).toEqual([7, 6, 1]);
    expect(fieldsRefused('recordApproval', rest)).toEqual(['seats: required', 'yes: required', 'no: required']);
    expect(fieldsRefused('recordApproval', { ...rest, outcome: 'deferred' })).toEqual([]);
  });

  it('asks for a score from 1 to 5 on every criterion', () => {
    const { scores, ...rest } = usualInputs.recommend;
    const { plan, ...others } = scores;
    expect(reviewCriteria).toContain('plan');
    expect(plan).toBe(4);
    expect(fieldsRefused('recommend', { ...rest, scores: others })).toEqual(['scores.plan: score']);
    expect(fieldsRefused('recommend', { ...rest, scores: { ...others, plan: 0 } })).toEqual(['scores.plan: score']);
    expect(fieldsRefused('recommend', { ...rest, scores: { ...others, plan: 6 } })).toEqual(['scores.plan: score']);
  });

  it('asks for a section and a comment when staff request changes', () => {
    expect(fieldsRefused('requestChanges', { requests: [] })).toEqual(['requests: changes.none']);
    expect(fieldsRefused('requestChanges', { requests: [{ section: 'plan', comment: '  ' }] })).toEqual([
      'requests.0.comment: required',
    ]);
  });

  it.each([
    'reject',
    'reopenText',
    'declineToSign',
    'refuseRecognition',
    'withdraw',
    'revive',
    'mergeCrossing',
  ] as const)('asks for a reason: %s', (action) => {
    expect(fieldsRefused(action, { reason: ' ' })).toEqual(['reason: required']);
  });

  it('asks for the citation of the rule that bars', () => {
    expect(fieldsRefused('bar', { reason: 'A rule' })).toEqual(['citation: required']);
  });

  it('asks an official for consent and six digits', () => {
    const { signatureId, evidence, ...typed } = usualInputs.sign;
    expect([signatureId, evidence.consentVersion]).toEqual(['a-signature', '1']);
    expect(fieldsRefused('sign', { ...typed, code: '123456' })).toEqual([]);
    expect(fieldsRefused('sign', { ...typed, consent: false, code: '12345' })).toEqual([
      'consent: signature.consent',
      'code: code.format',
    ]);
  });
});
