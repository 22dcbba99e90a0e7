import { keeperFirst } from '../printed-parties.js';
import type { LetterBody } from './paper.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { areasIn, type Voice } from './paper-names.js';
import { signingBlock } from './signing-block.js';

export function letterOfIntent(paper: PaperCase, { side }: PaperRequest, voices: readonly Voice[]): LetterBody {
  const wordsOf = ({ pack }: Voice) => pack.papers['letter-of-intent'];
  const texts = voices.map((voice) => {
    const { title, between, paragraphs, areasIntro, next, effect } = wordsOf(voice);
    const said = { title, between, intent: paragraphs[paper.partnership.kind], areasIntro, next, effect };
    const filled = Object.entries(said).map(([name, text]) => [name, voice.say(text)]);
    const areas = areasIn(paper, voice.language);
    return { ...(Object.fromEntries(filled) as typeof said), language: voice.language, areas };
  });
  const blocks = keeperFirst(side).map((each) =>
    signingBlock(paper, each, voices, (voice) => wordsOf(voice).signature),
  );
  return { texts, blocks };
}
