import type { FirstAgreementContent } from '../../src/agreements/domain/first-release/first-content.js';

export const saintPaul: FirstAgreementContent['parties'][0] = {
  side: 'initiator',
  styled: 'the City of Saint Paul, Minnesota, United States of America',
  shortName: 'Saint Paul',
  signatory: { name: 'Sample Mayor of Saint Paul', office: 'Mayor' },
};

export const nagasaki: FirstAgreementContent['parties'][0] = {
  side: 'counterpart',
  styled: 'the City of Nagasaki, Nagasaki Prefecture, Japan',
  shortName: 'Nagasaki',
  signatory: { name: 'Sample Mayor of Nagasaki', office: 'Mayor' },
};

/** Content as the first release froze it. */
export function aFirstAgreement(changes: Partial<FirstAgreementContent> = {}): FirstAgreementContent {
  return {
    schema: 1,
    template: 'sister-en',
    templateVersion: 1,
    language: 'en',
    kind: 'sister',
    level: 'city',
    parties: [saintPaul, nagasaki],
    areas: ['Culture and the arts', 'Education and youth exchange', 'Peace and remembrance', 'Public health'],
    term: { years: null, renewable: false },
    noticeMonths: 6,
    ...changes,
  };
}

export function aFirstFriendship(changes: Partial<FirstAgreementContent> = {}): FirstAgreementContent {
  return aFirstAgreement({ template: 'friendship-en', kind: 'friendship', areas: ['Youth exchange'], ...changes });
}
