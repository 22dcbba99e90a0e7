import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { sampleText } from '../../src/sample-data/sample-text.js';
import { difficultCommunities } from './difficult-names.js';
import type { PagesWorld } from './pages-world.js';

const communityOf = (slug: string) => {
  const found = [...sampleCommunities, ...difficultCommunities].find((community) => community.slug === slug);
  if (!found) throw new Error(`Nobody knows a community ${slug}.`);
  return found;
};

/** A case whose first text the initiating community has proposed; gives its reference. */
export async function caseWithText(world: PagesWorld, initiator: string, counterpart: string): Promise<string> {
  const reference = await world.bring(initiator, counterpart, 'drafting');
  const text = sampleText(communityOf(initiator), communityOf(counterpart), ['culture', 'education']);
  await world.act(sampleMails.clerk(initiator), reference, 'proposeText', text);
  return reference;
}
