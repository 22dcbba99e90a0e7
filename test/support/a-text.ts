import { AgreementTexts } from '../../src/partnerships/application/agreement-texts.js';
import type { LoadedCase } from '../../src/partnerships/application/partnership-store.js';
import type { ComposedRevision } from '../../src/partnerships/domain/decisions/text-decisions.js';
import { type TextInput, textInput } from '../../src/partnerships/domain/text-input.js';

const party = (styled: string, name: string) => ({ en: { styled, name, office: 'Mayor' } });

/** A text as a clerk would propose it: in English, in the wording of the house. */
export function aText(changes: Partial<TextInput> = {}): TextInput {
  return textInput.parse({
    languages: { initiator: 'en', counterpart: 'en' },
    names: {
      initiator: party('the City of Saint Paul', 'Saint Paul'),
      counterpart: party('the City of Nagasaki', 'Nagasaki'),
    },
    areas: ['culture', 'education'],
    termYears: null,
    ...changes,
  });
}

/** The same between two other communities. */
export const aTextBetween = (initiator: string, counterpart: string, changes: Partial<TextInput> = {}): TextInput =>
  aText({
    names: textInput.shape.names.parse({
      initiator: party(`the City of ${initiator}`, initiator),
      counterpart: party(`the City of ${counterpart}`, counterpart),
    }),
    ...changes,
  });

/** For worlds in which documents are only hashes: nothing is composed or stored. */
export class HashedTexts extends AgreementTexts {
  async keep(_loaded: LoadedCase, input: TextInput): Promise<Omit<ComposedRevision, 'base'>> {
    const { areas, termYears, renewable, noticeMonths, languages, names } = input;
    return {
      ...{ areas, termYears, renewable, noticeMonths },
      names: { initiator: names.initiator.en?.styled ?? '', counterpart: names.counterpart.en?.styled ?? '' },
      content: { sha256: 'a'.repeat(64), languages, library: 2, clauses: ['title', 'declaration'] },
    };
  }
}
