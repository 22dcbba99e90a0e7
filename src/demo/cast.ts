import { sampleMails } from '../sample-data/people.js';

/** Everybody who acts in the demo. Their communities are real; they are not. */
export const cast = {
  clerkOfSaintPaul: { title: 'Clerk of Saint Paul', mail: sampleMails.clerk('saint-paul') },
  clerkOfNagasaki: { title: 'Clerk of Nagasaki', mail: sampleMails.clerk('nagasaki') },
  mayorOfSaintPaul: { title: 'Mayor of Saint Paul', mail: sampleMails.official('saint-paul') },
  mayorOfNagasaki: { title: 'Mayor of Nagasaki', mail: sampleMails.official('nagasaki') },
  staff: { title: 'Staff', mail: sampleMails.staff },
  secondStaff: { title: 'Second staff member', mail: sampleMails.secondStaff },
} as const;

export type CastMember = keyof typeof cast;
export const castMembers = Object.keys(cast) as CastMember[];

export const titleOf = (who: CastMember | 'service'): string => (who === 'service' ? 'The service' : cast[who].title);
