import type { Procedure } from '../../../partnerships/domain/procedure.js';
import type { Side } from '../../../partnerships/domain/states.js';
import { keeperFirst } from '../printed-parties.js';
import { writtenDate } from '../written-numbers.js';
import type { ProgrammeBody } from './paper.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { namesIn, type Voice } from './paper-names.js';

const words = ({ pack }: Voice) => pack.papers.programme;

export function programme(paper: PaperCase, { side }: PaperRequest, voices: readonly Voice[]): ProgrammeBody {
  const each = eachIn(voices);
  const items = Math.min(...voices.map((voice) => words(voice).items.length));
  return {
    titles: voices.map((voice) => {
      const { title, between } = words(voice);
      return { language: voice.language, title: voice.say(title), between: voice.say(between) };
    }),
    facts: whenAndWhere(paper.partnership.procedure, side, voices),
    order: each((voice) => words(voice).order),
    items: Array.from({ length: items }, (_, index) => each((voice) => voice.say(words(voice).items[index] ?? ''))),
    signatories: {
      heading: each((voice) => words(voice).signatories),
      blocks: keeperFirst(side).map((signing) => signatoryLines(paper, signing, voices)),
    },
    notes: each((voice) => words(voice).note),
  };
}

const eachIn = (voices: readonly Voice[]) => (of: (voice: Voice) => string) =>
  voices.map((voice) => ({ language: voice.language, text: of(voice) }));

/** Known once a paper original says so; open before. */
function whenAndWhere({ wetInk, signatures }: Procedure, side: Side, voices: readonly Voice[]): ProgrammeBody['facts'] {
  const each = eachIn(voices);
  const order = keeperFirst(side);
  const recorded = order.flatMap((kept) => wetInk[kept] ?? [])[0];
  const signed = order.flatMap((signing) => signatures[signing] ?? []).find(({ mode }) => mode === 'ceremony');
  const day = recorded?.signedOn ?? signed?.civilDate;
  // a place is one line, as it was written down
  const place = recorded ? each(() => recorded.place).slice(0, 1) : null;
  return [
    { labels: each((voice) => words(voice).when), values: day ? each(({ pack }) => writtenDate(pack, day)) : null },
    { labels: each((voice) => words(voice).where), values: place },
  ];
}

/** Who signs, as far as it is known: the person, the office, the community. */
function signatoryLines(paper: PaperCase, side: Side, voices: readonly Voice[]) {
  const given = paper.partnership.procedure.signatures[side];
  const lines = voices.flatMap(({ language }) => {
    const { signatory, office, styled } = namesIn(paper, side, language);
    return [
      { language, strong: true, text: signatory },
      { language, strong: false, text: office },
      { language, strong: false, text: styled },
    ];
  });
  const person = given ? [{ language: voices[0]?.language ?? 'en', strong: true, text: given.name }] : [];
  const named = [...person, ...lines].filter(({ text }) => text !== '');
  return named.filter(({ text }, index) => named.findIndex((other) => other.text === text) === index);
}
