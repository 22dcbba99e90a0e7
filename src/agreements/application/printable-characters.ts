import type { AgreementContent } from '../domain/agreement-content.js';

/**
 * Why a character is refused. `no-font`: none of our fonts has it. The others could make a text read differently from what
 * it says: they change direction, can't be seen, or aren't characters at all.
 */
export type UnprintableReason = 'no-font' | 'control' | 'bidi-control' | 'invisible' | 'unpaired-surrogate';

export type UnprintableCharacter = {
  /** The character itself; U+FFFD for an unpaired surrogate, which can't be sent on. */
  character: string;
  /** `U+1F600` */
  codePoint: string;
  /** Where it stands: `parties.initiator.styled`, `areas.3`, `signatures.counterpart.typedName`. */
  field: string;
  reason: UnprintableReason;
};

export type PrintableField = { field: string; text: string };

/** Says before anything is typeset what could not be printed. Each character is named once per field. */
export abstract class PrintableCharacters {
  abstract unprintableIn(fields: PrintableField[]): UnprintableCharacter[];

  unprintableInContent(content: AgreementContent): UnprintableCharacter[] {
    return this.unprintableIn(contentFields(content));
  }
}

export function contentFields(content: AgreementContent): PrintableField[] {
  const parties = content.parties.flatMap(({ side, styled, shortName, signatory }) => [
    { field: `parties.${side}.styled`, text: styled },
    { field: `parties.${side}.shortName`, text: shortName },
    { field: `parties.${side}.signatory.name`, text: signatory?.name ?? '' },
    { field: `parties.${side}.signatory.office`, text: signatory?.office ?? '' },
  ]);
  return [...parties, ...content.areas.map((text, index) => ({ field: `areas.${index}`, text }))];
}
