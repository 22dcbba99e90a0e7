import type { PartyNames } from '../../../partnerships/domain/text-input.js';
import {
  type AgreementContent,
  type AgreementParty,
  type AnyContent,
  isFirst,
  type PerLanguage,
} from '../agreement-content.js';

const gap = '…';
const filled = (text: string): string => (text === '' ? gap : text);

/** For the eyes only: what is still missing from a draft stands in it as an ellipsis instead of as nothing at all. */
export function withGapsShown(content: AnyContent): AnyContent {
  if (isFirst(content)) return content;
  const { initiator, counterpart } = content.parties;
  const parties = { initiator: namedParty(initiator), counterpart: namedParty(counterpart) };
  const clauses = content.clauses.map((clause): AgreementContent['clauses'][number] => ({
    ...clause,
    wording: each(clause.wording, ({ heading, text }) => ({
      heading: clause.place === 'article' ? filled(heading) : heading,
      text: filled(text),
    })),
  }));
  return { ...content, parties, clauses };
}

const namedParty = ({ names, arms }: AgreementParty): AgreementParty => ({
  names: each(
    names,
    ({ styled, name, office, signatory }): PartyNames => ({
      styled: filled(styled),
      name: filled(name),
      office: filled(office),
      signatory,
    }),
  ),
  arms,
});

const each = <T>(record: PerLanguage<T>, of: (value: T) => T): PerLanguage<T> =>
  Object.fromEntries(Object.entries(record).map(([language, value]) => [language, of(value)]));
