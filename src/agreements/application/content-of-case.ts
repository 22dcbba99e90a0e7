import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { TextRevision } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { AgreementContent, AgreementLevel, AgreementParty } from '../domain/agreement-content.js';
import { areaLabels } from '../domain/area-labels.js';

/**
 * What is accepted, frozen, printed and signed: from one revision and nothing that could change after it, so that it has
 * the same hash whenever it is made.
 */
export function contentOf({ kind }: Pick<Partnership, 'kind'>, revision: TextRevision): AgreementContent {
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
