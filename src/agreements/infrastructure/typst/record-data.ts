import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { PrintedEvent } from '../../application/typesetting/printed-evidence.js';
import type { SealedJob } from '../../application/typesetting/render-job.js';
import type { LanguagePack } from '../../domain/language-pack.js';
import { keeperFirst, printedLanguages } from '../../domain/printed-parties.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';
import { digitsIn } from '../../domain/written-numbers.js';
import { type Parts, plainTime, plainUtc } from './document-dates.js';
import { shortName } from './short-name.js';
import { versionOf } from './signature-facts.js';
import { writtenIn } from './written-in.js';

/** Every event, once for all languages of the agreement: times are the same in each, and what happened is said in each. */
export function recordData(job: SealedJob, packs: PacksByLanguage) {
  const languages = printedLanguages(job.content, job.keeper);
  const { chainHead, events, zones } = job.evidence;
  const places = keeperFirst(job.keeper).map((side) => zones[side]);
  const said = (label: 'evidence' | 'what' | 'chainHead' | 'consents') =>
    languages.map((language) => ({ language, text: packs[language].document.certificate[label] }));
  return {
    title: said('evidence'),
    what: said('what'),
    chainHead: { labels: said('chainHead'), value: chainHead },
    zones: [...new Set(places)],
    events: events.map((event) => ({
      utc: plainUtc(event.at),
      local: [...new Set(places)].map((zone) => plainTime(event.at, zone)),
      said: languages.map((language) => ({ language, text: saidOf(event, job, packs[language]) })),
    })),
    consents: { title: said('consents'), texts: consentsOf(job, packs) },
  };
}

/** `Text accepted · Nagasaki · 2` */
function saidOf({ type, side, revision }: PrintedEvent, job: SealedJob, pack: LanguagePack): Parts {
  const { events } = pack.document.certificate;
  const words = Object.hasOwn(events, type) ? events[type] : undefined;
  const who = side ? [` · ${shortName(job, side, pack.code, 26)}`] : [];
  const number = revision === undefined ? [] : [` · ${digitsIn(pack, String(revision))}`];
  return [words ?? { machine: type }, ...who, ...number];
}

/** Word for word what was agreed to, each text once, in the language in which it was read. */
function consentsOf(job: SealedJob, packs: PacksByLanguage) {
  const [first = 'en'] = printedLanguages(job.content, job.keeper);
  const given = job.signatures
    .flatMap((signature) => signature.members ?? [signature])
    .flatMap((each) => each.consent ?? []);
  const texts = new Map(given.map(({ version, text }) => [`${version}\n${text}`, { version, text }]));
  return [...texts.values()].map(({ version, text }) => ({
    language: writtenIn(text) satisfies AgreementLanguage,
    label: { language: first, text: versionOf(version, packs[first].document.certificate.consentVersion) },
    text,
  }));
}
