import type { ThematicArea } from '../partnerships/domain/proposal.js';
import type { AgreementLanguage, PartyNames, TextInput } from '../partnerships/domain/text-input.js';
import type { SampleCommunity } from './communities.data.js';
import { foreignNames } from './names.data.js';

/** The house's text for two communities: in the languages of both, where we know what both are called in them. */
export function sampleText(
  initiator: SampleCommunity,
  counterpart: SampleCommunity,
  areas: readonly ThematicArea[],
): TextInput {
  const foreign = sharedLanguage(initiator.slug, counterpart.slug);
  const spoken: AgreementLanguage[] = foreign ? ['en', foreign] : ['en'];
  return {
    languages: { initiator: 'en', counterpart: foreign ?? 'en' },
    names: { initiator: namesIn(spoken, initiator), counterpart: namesIn(spoken, counterpart) },
    areas: [...areas],
    termYears: 5,
    renewable: true,
    noticeMonths: 6,
    layout: 'columns',
    titlePage: false,
  };
}

function sharedLanguage(one: string, other: string): AgreementLanguage | undefined {
  const known = Object.keys(foreignNames[one] ?? {}) as AgreementLanguage[];
  return known.find((language) => foreignNames[other]?.[language]);
}

function namesIn(languages: readonly AgreementLanguage[], { slug, styledName, name, office }: SampleCommunity) {
  const english = { styled: styledName, name, office, signatory: '' };
  const named = languages.map((language): [AgreementLanguage, PartyNames] => {
    const [styled, short, title] = foreignNames[slug]?.[language] ?? [];
    return [language, styled && short && title ? { styled, name: short, office: title, signatory: '' } : english];
  });
  return Object.fromEntries(named) as TextInput['names']['initiator'];
}
