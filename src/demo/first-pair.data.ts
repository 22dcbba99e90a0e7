import type { Proposal, ThematicArea } from '../partnerships/domain/proposal.js';
import { cast } from './cast.js';

/** Saint Paul and Nagasaki, the first pair of an American and a Japanese city (7 December 1955), as they would propose it today. */
export const pair = {
  kind: 'sister',
  initiator: {
    slug: 'saint-paul',
    name: 'Saint Paul',
    styledName: 'the City of Saint Paul, Minnesota, United States of America',
  },
  counterpart: { slug: 'nagasaki', name: 'Nagasaki', styledName: 'the City of Nagasaki, Japan' },
} as const;

const areas: ThematicArea[] = ['culture', 'education', 'youth', 'humanitarian'];

export const proposal: Required<Proposal> = {
  purpose: {
    purpose:
      'Ten years after the war the people of Saint Paul and of Nagasaki want to know each other, so that what happened cannot happen again. We propose the first partnership between a city of the United States and a city of Japan.',
    earlierTies:
      'Letters between schools, and the visit of a delegation of the United Nations Association of Minnesota.',
  },
  areas: { areas },
  supporters: {
    initiatorSupporters: [
      { name: 'Sample Saint Paul–Nagasaki Committee', role: 'Volunteers who host visitors' },
      { name: 'Sample Como Park Conservatory', role: 'Japanese garden' },
    ],
    counterpartSupporters: [{ name: 'Sample Nagasaki–Saint Paul Association', role: 'Coordination and interpreters' }],
  },
  plan: {
    firstYearPlan:
      'Gifts of children’s art in both directions in spring, a delegation of each council in summer, and an exchange of two students in autumn.',
  },
  funding: {
    funding: 'Travel is paid by the travellers; the exhibition by donations and the committee’s membership fees.',
  },
  contacts: {
    contactName: 'Sample Clerk of Saint Paul',
    contactMail: cast.clerkOfSaintPaul.mail,
    counterpartName: 'Sample Clerk of Nagasaki',
    counterpartOffice: 'International Affairs Section',
    counterpartMail: cast.clerkOfNagasaki.mail,
  },
};

/** In both languages, side by side; the clauses are those of the house. */
export const agreementText = {
  languages: { initiator: 'en' as const, counterpart: 'ja' as const },
  names: {
    initiator: {
      en: { styled: pair.initiator.styledName, name: pair.initiator.name, office: 'Mayor', signatory: '' },
      ja: { styled: 'アメリカ合衆国ミネソタ州セントポール市', name: 'セントポール市', office: '市長', signatory: '' },
    },
    counterpart: {
      en: { styled: pair.counterpart.styledName, name: pair.counterpart.name, office: 'Mayor', signatory: '' },
      ja: { styled: '日本国長崎県長崎市', name: '長崎市', office: '市長', signatory: '' },
    },
  },
  areas,
  termYears: 5,
  renewable: true,
  noticeMonths: 6,
};

export const costsComment =
  'Our council asks that hosts and guests each pay their own way, as the text says. We are glad of it.';

/** Made up for the demo; what both cities stand for is not. */
export const peaceArticle = {
  en: {
    heading: 'Peace',
    text: 'The parties will tell the young of both cities what the people of Nagasaki lived through on 9 August 1945, so that Nagasaki remains the last place to suffer it.',
  },
  ja: {
    heading: '平和',
    text: '両当事者は、長崎が最後の被爆地であり続けるよう、1945年8月9日に長崎の人々が経験したことを、両市の若い世代に伝えていく。',
  },
};

export const resolutions = {
  initiator: { number: 'RES 55-1', votes: { seats: 7, yes: 7, no: 0, absent: 0 } },
  counterpart: { number: 'Dai 55-2', votes: { seats: 40, yes: 33, no: 4, absent: 3 } },
} as const;

export const review = {
  scores: { breadth: 4, support: 5, plan: 4, funding: 3, reciprocity: 5 },
  noTie: true,
  reason: 'Both sides are carried by people who mean it, and the plan is one that volunteers can keep up.',
} as const;
