import type { Partnership } from '../../../partnerships/domain/partnership.js';
import type { TextRevision } from '../../../partnerships/domain/procedure.js';
import type { Side } from '../../../partnerships/domain/states.js';
import { areaLabels } from './first-area-labels.js';
import type { AgreementLevel, AgreementParty, FirstAgreementContent } from './first-content.js';

/** What the first release froze: from one revision and nothing that could change after it, so that its hash stays. */
export function firstContentOf({ kind }: Pick<Partnership, 'kind'>, revision: TextRevision): FirstAgreementContent {
  return {
    schema: 1,
    template: `${kind}-en`,
    templateVersion: 1,
    language: 'en',
    kind,
    level: commonLevel(revision.parties),
    parties: [partyFrom('initiator', revision), partyFrom('counterpart', revision)],
    areas: revision.areas.map((area) => areaLabels[area] ?? area),
    term: { years: revision.termYears, renewable: revision.renewable },
    noticeMonths: revision.noticeMonths,
  };
}

const partyFrom = (side: Side, revision: TextRevision): AgreementParty => ({
  side,
  styled: revision.names[side],
  shortName: revision.parties[side].shortName,
  signatory: null,
});

function commonLevel({ initiator, counterpart }: TextRevision['parties']): AgreementLevel {
  const { level } = initiator;
  const known = level === 'city' || level === 'county' || level === 'state';
  return known && level === counterpart.level ? level : 'community';
}
