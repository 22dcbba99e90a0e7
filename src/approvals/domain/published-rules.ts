import type { NationalRule } from './national-rules.js';

/** Rules that ship with the product. Each names its source; staff will keep further versions as data. */
export const publishedRules: readonly NationalRule[] = [
  {
    jurisdiction: 'US-TX',
    counterparts: ['CN', 'IR', 'KP', 'RU'],
    verbs: ['establish', 'maintain', 'renew'],
    effect: 'bar',
    from: '2025-09-01',
    until: null,
    citation: 'Texas Government Code, section 795.003 (H.B. 128, 89th Legislature)',
    text: 'A governmental entity of Texas may not establish, maintain or renew a sister-city agreement with China, Iran, North Korea or Russia, or with a community there.',
  },
];
