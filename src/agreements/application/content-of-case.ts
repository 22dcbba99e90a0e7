import type { CommunityFacts } from '../../partnerships/domain/facts.js';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { TextRevision } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { AgreementContent, AgreementLevel, AgreementParty } from '../domain/agreement-content.js';
import { areaLabels } from '../domain/area-labels.js';

type Communities = Record<Side, CommunityFacts>;

/** What is accepted, frozen, printed and signed, made from one revision. Names are those of the revision. */
export function contentOf(
  { kind }: Pick<Partnership, 'kind'>,
  revision: TextRevision,
  communities: Communities,
): AgreementContent {
  return {
    schema: 1,
    template: `${kind}-en`,
    templateVersion: 1,
    language: 'en',
    kind,
    level: commonLevel(communities),
    parties: [partyFrom('initiator', revision, communities), partyFrom('counterpart', revision, communities)],
    areas: revision.areas.map((area) => areaLabels[area] ?? area),
    term: { years: revision.termYears, renewable: revision.renewable },
    noticeMonths: revision.noticeMonths,
  };
}

const partyFrom = (side: Side, revision: TextRevision, communities: Communities): AgreementParty => ({
  side,
  styled: revision.names[side],
  shortName: communities[side].name,
  signatory: null,
});

function commonLevel({ initiator, counterpart }: Communities): AgreementLevel {
  const { level } = initiator;
  const known = level === 'city' || level === 'county' || level === 'state';
  return known && level === counterpart.level ? level : 'community';
}
