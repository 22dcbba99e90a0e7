import type { Side } from '../../partnerships/domain/states.js';

/** What a sealed original carries, by these names. */
export const reviewedName = 'reviewed.pdf';
export const contentName = 'agreement.json';
export const scanName = (side: Side): string => `scan-${side}.pdf`;
