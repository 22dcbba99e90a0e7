import type { ResolutionBody } from './paper.js';
import type { Voice } from './paper-names.js';

/** In one language: that of the council. */
export function councilResolution({ pack, say }: Voice): ResolutionBody {
  const words = pack.papers['council-resolution'];
  const { seats, yes, no, abstain, absent } = words.votes;
  return {
    title: say(words.title),
    subtitle: say(words.subtitle),
    subject: say(words.subject),
    blanks: [words.number, words.meeting],
    whereas: words.whereas.map(say),
    resolved: say(words.resolved),
    resolutions: words.resolutions.map(say),
    votes: [seats, yes, no, abstain, absent],
    signatures: words.signatures,
  };
}
