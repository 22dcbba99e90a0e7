import type { RenderJob } from '../../../src/agreements/application/typesetting/render-job.js';
import type { AgreementLanguage, PartyNames } from '../../../src/partnerships/domain/text-input.js';
import { sides } from '../../../src/partnerships/domain/states.js';
import { anOriginal, inLanguages } from '../../support/an-agreement.js';
import { nagasakiNames, saintPaulNames } from '../../support/community-names.js';

export type Pair = readonly [AgreementLanguage, AgreementLanguage];

/** Both originals of as many distinct agreements: names that no other has. */
export function originalsOf([first, second]: Pair, agreements: number, from = 0): RenderJob[] {
  return Array.from({ length: agreements }, (_, index) => from + index).flatMap((number) => {
    const names = { initiator: numbered(saintPaulNames, number), counterpart: numbered(nagasakiNames, number) };
    const content = inLanguages(first, second, { names });
    return sides.map((keeper) =>
      anOriginal({ content, keeper, reference: `P-2026-${String(number).padStart(5, '0')}` }),
    );
  });
}

function numbered(names: Record<AgreementLanguage, PartyNames>, number: number): Record<AgreementLanguage, PartyNames> {
  const each = Object.entries(names).map(([language, of]) => [language, { ...of, name: `${of.name} ${number}` }]);
  return Object.fromEntries(each);
}
