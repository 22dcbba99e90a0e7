import type { PaperCase, PaperRequest } from '../../src/agreements/domain/papers/paper-case.js';
import type { PaperKind } from '../../src/agreements/domain/papers/paper-kinds.js';
import { paperOf } from '../../src/agreements/domain/papers/paper-of.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import { anAgreement, library, packs } from './an-agreement.js';
import { aPartnership, community, signature } from './partnership-builders.js';

export const aRecognition: NonNullable<Partnership['recognised']> = {
  number: 'E-2026-00007',
  recognisedAt: '2026-04-02T09:00:00.000Z',
  affiliationDate: '2026-03-11',
  validity: 'active',
  recognition: 'listed',
  activity: 'active',
};

/** Saint Paul and Nagasaki, recognised, with an agreement in English and Japanese. */
export function aPaperCase(changes: Partial<PaperCase> = {}): PaperCase {
  const signatures = { initiator: signature('initiator'), counterpart: signature('counterpart') };
  const partnership = aPartnership({ state: 'recognised', procedure: { signatures } });
  return {
    partnership: { ...partnership, recognised: aRecognition },
    communities: {
      initiator: community('initiator', { officeTitle: 'Mayor' }),
      counterpart: community('counterpart', { officeTitle: 'Mayor' }),
    },
    content: anAgreement(),
    library,
    packs: packs.all,
    sample: false,
    baseUrl: 'https://register.example.org',
    ...changes,
  };
}

export const aPaper = (kind: PaperKind, request: Partial<PaperRequest> = {}, changes: Partial<PaperCase> = {}) =>
  paperOf(aPaperCase(changes), {
    kind,
    side: 'initiator',
    language: 'en',
    date: '2026-03-05T09:30:00.000Z',
    ...request,
  });
