import type { RecognisedFacts } from '../../../partnerships/domain/partnership.js';
import { keeperFirst } from '../printed-parties.js';
import { writtenDate } from '../written-numbers.js';
import type { CertificateBody, Parts } from './paper.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { namesIn, type Voice } from './paper-names.js';
import { qrMatrix } from './qr-matrix.js';

const words = ({ pack }: Voice) => pack.papers.certificate;

/** @throws Error for a partnership that isn't recognised: nothing may look like a certificate of it. */
export function certificate(
  paper: PaperCase,
  request: PaperRequest,
  voices: readonly [Voice, ...Voice[]],
): CertificateBody {
  const { recognised, reference } = paper.partnership;
  if (!recognised) throw new Error(`${reference} is not recognised.`);
  const url = `${paper.baseUrl}/verify/${recognised.number}`;
  const [first] = voices;
  return {
    texts: voices.map((voice) => certifiedText(paper, request, voice)),
    facts: registeredFacts(recognised, voices),
    qr: { matrix: qrMatrix(url), language: first.language, alt: words(first).qrAlt.replace('{url}', () => url) },
    verify: voices.map((voice) => ({ language: voice.language, text: withAddress(words(voice).verify, url) })),
  };
}

function certifiedText(paper: PaperCase, { side }: PaperRequest, voice: Voice): CertificateBody['texts'][number] {
  const { title, certifies, and, recognised } = words(voice);
  const { language, say } = voice;
  const parties = keeperFirst(side).map((each) => {
    const { name, styled } = namesIn(paper, each, language);
    return { name, styled };
  });
  const sentence = recognised[paper.partnership.kind];
  return { language, title: say(title), certifies: say(certifies), parties, and: say(and), recognised: say(sentence) };
}

function registeredFacts(recognised: RecognisedFacts, voices: readonly Voice[]): CertificateBody['facts'] {
  const labels = (name: 'number' | 'affiliated' | 'recognisedOn') =>
    voices.map((voice) => ({ language: voice.language, text: words(voice)[name] }));
  const date = (civilDate: string) =>
    voices.map(({ language, pack }) => ({ language, text: [writtenDate(pack, civilDate)] }));
  return [
    { labels: labels('number'), values: [{ language: 'en', text: [{ machine: recognised.number }] }] },
    { labels: labels('affiliated'), values: date(recognised.affiliationDate) },
    // recognised by the register's staff, wherever they are: its day is counted in UTC
    { labels: labels('recognisedOn'), values: date(recognised.recognisedAt.slice(0, 10)) },
  ];
}

function withAddress(text: string, url: string): Parts {
  const [before = '', after = ''] = text.split('{url}');
  return [before, { machine: url }, after].filter((part) => part !== '');
}
