import type { Proposal } from '../partnerships/domain/proposal.js';
import type { SampleCommunity } from './communities.data.js';
import type { SampleLife } from './lives.data.js';
import { sampleMails } from './people.js';

/** The six sections of a made-up proposal. */
export function sampleProposal(
  life: SampleLife,
  initiator: SampleCommunity,
  counterpart: SampleCommunity,
): Required<Proposal> {
  return {
    purpose: {
      purpose: `Schools, volunteers and businesses of ${initiator.name} and ${counterpart.name} have worked together for some years. A lasting partnership would give these ties a home and bring in people who have not met yet.`,
      earlierTies: 'Two visits of students and one exhibition, organised by volunteers on both sides.',
    },
    areas: { areas: [...life.areas] },
    supporters: {
      initiatorSupporters: [
        { name: `Sample Friends of ${counterpart.name} (${initiator.name})`, role: 'Volunteers who host visitors' },
        { name: `Sample School District of ${initiator.name}`, role: 'School exchange' },
      ],
      counterpartSupporters: [{ name: `Sample ${counterpart.name} International Association`, role: 'Coordination' }],
    },
    plan: {
      firstYearPlan:
        'A visit of one delegation in each direction, a joint online course for two classes, and a public festival in the autumn.',
    },
    funding: {
      funding: 'Travel is paid by the travellers; the festival by donations and a grant that is applied for.',
    },
    contacts: {
      contactName: `Sample Clerk of ${initiator.name}`,
      contactMail: sampleMails.clerk(initiator.slug),
      counterpartName: `Sample Clerk of ${counterpart.name}`,
      counterpartOffice: 'International Relations',
      counterpartMail: sampleMails.clerk(counterpart.slug),
    },
  };
}
