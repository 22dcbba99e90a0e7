import { proposalSteps } from './proposal-steps.js';
import { signingSteps } from './signing-steps.js';
import type { StoryStep } from './story-step.js';
import { textSteps } from './text-steps.js';

/** The whole life of a partnership, as the people who live it would tell it. */
export const story: readonly StoryStep[] = [...proposalSteps, ...textSteps, ...signingSteps];
