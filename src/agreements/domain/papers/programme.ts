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

/** As a paper original says it was; before that as both agreed that it will be; open until then. */
function whenAndWhere(procedure: Procedure, side: Side, voices: readonly Voice[]): ProgrammeBody['facts'] {
  const each = eachIn(voices);
  const signed = keeperFirst(side)
    .flatMap((signing) => procedure.signatures[signing] ?? [])
    .find(({ mode }) => mode === 'ceremony');
  const planned = procedure.agreedPlan?.ceremony?.startsAt.slice(0, 10);
  const day = recordedOf(procedure, side)?.signedOn ?? signed?.civilDate ?? planned;
  const place = programmePlace(procedure, side);
  return [
    { labels: each((voice) => words(voice).when), values: day ? each(({ pack }) => writtenDate(pack, day)) : null },
    // a place is one line, as it was written down
    { labels: each((voice) => words(voice).where), values: place ? each(() => place).slice(0, 1) : null },
  ];
}

const recordedOf = ({ wetInk }: Procedure, side: Side) => keeperFirst(side).flatMap((kept) => wetInk[kept] ?? [])[0];

/** What somebody typed, so it may hold letters that can't be printed. */
export const programmePlace = (procedure: Procedure, side: Side): string | null =>
  recordedOf(procedure, side)?.place ?? procedure.agreedPlan?.ceremony?.place ?? null;

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
