import type { ProclamationBody } from './paper.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { namesIn, type Voice } from './paper-names.js';

/** In one language: that of the people to whom it is read. */
export function proclamation(
  paper: PaperCase,
  { side }: PaperRequest,
  { language, pack, say }: Voice,
): ProclamationBody {
  const words = pack.papers.proclamation;
  return {
    title: say(words.title),
    by: say(words.by),
    whereas: words.whereas.map(say),
    proclaimed: say(words.proclaimed),
    given: say(words.given),
    signatory: namesIn(paper, side, language).signatory,
    nameLabel: pack.document.block.name,
    office: say(words.signature),
  };
}
