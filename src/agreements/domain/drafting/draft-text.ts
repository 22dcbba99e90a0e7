import type { PartnershipKind } from '../../../partnerships/domain/proposal.js';
import type { CommunityFacts } from '../../../partnerships/domain/facts.js';
import type { TextRevision } from '../../../partnerships/domain/procedure.js';
import type { Side } from '../../../partnerships/domain/states.js';
import {
  type AgreementLanguage,
  agreementLanguages,
  type ClauseInput,
  type ClauseWording,
  languagesOf,
  type PartyNames,
  type TextInput,
} from '../../../partnerships/domain/text-input.js';
import type { AgreementContent, PerLanguage } from '../agreement-content.js';
import { beginningClauses } from '../compose-text.js';
import { houseWording } from '../wording/house-wording.js';
import type { AgreementLibrary } from '../wording/library.js';

/** A text on which one side is working: every clause is listed, and the wording that it began with is fixed. */
export type DraftText = TextInput & { clauses: ClauseInput[]; library: number };

interface Beginning {
  kind: PartnershipKind;
  communities: Readonly<Record<Side, CommunityFacts>>;
  areas: TextInput['areas'];
  library: AgreementLibrary;
}

/** The first text of a partnership: the house's wording, and the names that are known. */
export function beginningText({ kind, communities, areas, library }: Beginning): DraftText {
  const languages = {
    initiator: usualLanguage(communities.initiator),
    counterpart: usualLanguage(communities.counterpart),
  };
  return {
    languages,
    names: { initiator: knownNames(communities.initiator), counterpart: knownNames(communities.counterpart) },
    areas,
    termYears: null,
    renewable: true,
    noticeMonths: 6,
    layout: 'columns',
    titlePage: false,
    library: library.version,
    clauses: beginningClauses({ library, kind }),
  };
}

/** As one that was proposed has them: what else is known of the two stays. */
export function withNamesOf(text: DraftText, { names, parties }: Pick<TextRevision, 'names' | 'parties'>): DraftText {
  const named = (side: Side): PerLanguage<PartyNames> => {
    const { office = '', signatory = '' } = text.names[side].en ?? {};
    return { ...text.names[side], en: { styled: names[side], name: parties[side].shortName, office, signatory } };
  };
  return { ...text, names: { initiator: named('initiator'), counterpart: named('counterpart') } };
}

/** The community's own first language that an agreement can be written in; English where there is none. */
function usualLanguage({ languages = [] }: CommunityFacts): AgreementLanguage {
  for (const spoken of languages) {
    const found = agreementLanguages.find((each) => each === spoken || each.split('-')[0] === spoken.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

/** Communities are known by English styles; the other languages' are for the people who speak them to write. */
function knownNames({ styledName, name, officeTitle = '' }: CommunityFacts): PerLanguage<PartyNames> {
  return { en: { styled: styledName, name, office: officeTitle, signatory: '' } };
}

/** A text to go on from: what still is the house's wording stays so, and follows when a fact changes. */
export function textFrom(content: AgreementContent, library: AgreementLibrary): DraftText {
  const { languages, parties, areas, term, noticeMonths, layout, titlePage } = content;
  const facts = {
    languages,
    names: { initiator: parties.initiator.names, counterpart: parties.counterpart.names },
    areas: areas.codes as TextInput['areas'],
    termYears: term.years,
    renewable: term.renewable,
    noticeMonths,
  };
  const clauses = content.clauses.map(({ id, wording }): ClauseInput => {
    const own = languagesOf(facts).filter((language) => {
      const house = houseWording(library, content.kind, id, language, facts);
      return !house || !sameWording(house, wording[language]);
    });
    return { id, wording: Object.fromEntries(own.map((language) => [language, wording[language]])) };
  });
  return { ...facts, layout, titlePage, library: content.library, clauses };
}

export const sameWording = (one: ClauseWording | undefined, other: ClauseWording | undefined): boolean =>
  one?.heading === other?.heading && one?.text === other?.text;

export const clauseOf = ({ clauses }: Pick<DraftText, 'clauses'>, id: string): ClauseInput | undefined =>
  clauses.find((clause) => clause.id === id);
