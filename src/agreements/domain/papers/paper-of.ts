import { isFirst } from '../agreement-content.js';
import { fill } from '../fields.js';
import { keeperFirst, languageOf } from '../printed-parties.js';
import { certificate } from './certificate.js';
import { councilResolution } from './council-resolution.js';
import { letterOfIntent } from './letter-of-intent.js';
import type { Paper, PaperBody, PaperHead, Said } from './paper.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { isOneSided } from './paper-kinds.js';
import { languagesOn } from './paper-languages.js';
import { namesIn, type Voice, voiceOf } from './paper-names.js';
import { proclamation } from './proclamation.js';
import { programme } from './programme.js';

type Voices = [first: Voice, ...others: Voice[]];

/** Turns a case into one finished paper. Pure: the same case gives the same paper in any process, at any time. */
export function paperOf(paper: PaperCase, request: PaperRequest): Paper {
  const [language, ...others] = languagesOn(paper, request);
  const voice = (each = request.language) => voiceOf(paper, request.side, each);
  const voices: Voices = [voice(language), ...others.map(voice)];
  return { ...bodyOf(paper, request, voices), ...headOf(paper, request, voices) };
}

function bodyOf(paper: PaperCase, request: PaperRequest, voices: Voices): PaperBody {
  const { kind } = request;
  switch (kind) {
    case 'letter-of-intent':
      return { kind, body: letterOfIntent(paper, request, voices) };
    case 'council-resolution':
      return { kind, body: councilResolution(voices[0]) };
    case 'proclamation':
      return { kind, body: proclamation(paper, request, voices[0]) };
    case 'programme':
      return { kind, body: programme(paper, request, voices) };
    case 'certificate':
      return { kind, body: certificate(paper, request, voices) };
  }
}

function headOf(paper: PaperCase, request: PaperRequest, voices: Voices): PaperHead {
  const [{ language, pack }] = voices;
  const names = keeperFirst(request.side).map((side) => namesIn(paper, side, language));
  return {
    languages: voices.map((each) => each.language),
    title: `${pack.papers[request.kind].title} · ${names.map(({ name }) => name).join(' – ')}`,
    authors: names.map(({ styled }) => styled),
    reference: paper.partnership.reference,
    date: request.date,
    notices: voices.flatMap((voice) => noticesOf(paper, request, voice)),
    arms: armsOf(paper, request),
    page: { title: pack.papers[request.kind].title, label: pack.document.footer.page, digits: pack.digits },
  };
}

/** What nobody may take for more than it is says so above every page. */
function noticesOf({ sample }: PaperCase, { kind }: PaperRequest, { language, pack }: Voice): Said[] {
  const draft = kind === 'council-resolution' ? [pack.papers[kind].draftNote] : [];
  return [...(sample ? [pack.document.sampleData] : []), ...draft].map((text) => ({ language, text }));
}

/** Of the communities that stand on it as its own; described in the language in which they are read. */
function armsOf(paper: PaperCase, { kind, side, language }: PaperRequest): PaperHead['arms'] {
  const { content, packs } = paper;
  const shown = isOneSided(kind) ? [side] : keeperFirst(side);
  return shown.map((each) => {
    const sha256 = isFirst(content) ? null : content.parties[each].arms;
    if (!sha256) return null;
    const own = isOneSided(kind) ? language : languageOf(content, each);
    const alt = fill(packs[own].document.armsOf, { community: namesIn(paper, each, own).name });
    return { side: each, sha256, language: own, alt };
  });
}
