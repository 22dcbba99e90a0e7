import type { RegisterEntry, Signatory } from '../../src/register/domain/register-entry.js';
import { hashes } from './partnership-builders.js';

const signatory = (name: string, changes: Partial<Signatory>): Signatory => ({
  name,
  office: 'Mayor',
  capacity: 'holder',
  mode: 'electronic',
  signedAt: '2026-03-10T14:00:00.000Z',
  zone: 'America/Chicago',
  signedOn: '2026-03-10',
  ...changes,
});
const resolution = { outcome: 'granted', number: 'R-7', date: '2026-02-02' } as const;

/** Saint Paul and Nagasaki, as the public sees them. */
export const anEntry = (changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  number: 'E-2026-00007',
  reference: 'P-2026-00042',
  kind: 'sister',
  parties: {
    initiator: { name: 'Saint Paul', nameAsSigned: 'the City of Saint Paul', level: 'city', country: 'US' },
    counterpart: { name: 'Nagasaki', nameAsSigned: 'the City of Nagasaki', level: 'city', country: 'JP' },
  },
  areas: ['culture', 'education'],
  termYears: 5,
  renewable: true,
  affiliationDate: '2026-03-11',
  frozenAt: '2026-03-01T15:00:00.000Z',
  recognisedAt: '2026-03-15T09:00:00.000Z',
  validity: 'active',
  recognition: 'listed',
  activity: 'active',
  signatories: {
    initiator: signatory('Sample Mayor of Saint Paul', {}),
    counterpart: signatory('Sample Mayor of Nagasaki', {
      signedAt: '2026-03-10T23:30:00.000Z',
      zone: 'Asia/Tokyo',
      signedOn: '2026-03-11',
    }),
  },
  resolutions: { initiator: resolution, counterpart: resolution },
  hashes: { content: hashes.content, originals: hashes.originals, sealed: hashes.copies, signedCopies: null },
  ...changes,
});
