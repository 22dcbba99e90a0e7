import {
  certifiedAndSealedOnce,
  counterpartSeals,
  type Forgeries,
  type Forgery,
  refusedForgeries,
} from '../support/sealed/forgeries.js';
import { type Contents, contentsOf, type Seals } from '../support/sealed/sealed-contents.js';
import { sealed, sealedAt } from '../support/sealed/sealed-file.js';
import { type SealedWorld, sealsOf, wholeFile } from '../support/sealed/sealed-world.js';
import { issue } from '../support/sealed/test-authority.js';
import { stampedBy } from '../support/sealed/test-cms.js';

const messages: Forgeries = [
  ['a signature over something else', counterpartSeals({ contentOf: Buffer.from('else') }), 'seal.content-changed'],
  [
    'a signature by another key',
    async (w) => counterpartSeals({ keyOf: w.lookalike.counterpart })(w),
    'seal.signature',
  ],
  [
    'a signature that names another certificate',
    async (w) => counterpartSeals({ essOf: w.lookalike.counterpart })(w),
    'seal.certificate-reference',
  ],
  ['a signature that names no certificate', counterpartSeals({ essOf: null }), 'seal.certificate-reference'],
  ['a signature with its own content inside', counterpartSeals({ attached: Buffer.from('inside') }), 'seal.form'],
  [
    'a signature that says another time than its seal',
    counterpartSeals({ signingTime: new Date('2026-03-13T00:00:00Z') }),
    'seal.time',
  ],
  [
    'one certificate for two seals',
    async ({ seals }) => wholeFile({ ...seals, counterpart: seals.initiator }),
    'seals.same-certificate',
  ],
  [
    'another certificate than the listed one',
    async ({ seals, lookalike }) =>
      sealed(await certifiedAndSealedOnce({ seals } as SealedWorld), 'CounterpartSeal', lookalike.counterpart),
    'seals.certificate',
  ],
];

/** A list that says that the communities hold every key themselves, and more of the first seal. */
function listing(seals: Seals, first: object): Contents {
  const { manifest, files } = contentsOf(seals);
  const own = manifest.seals.map((seal, at) => ({ ...seal, heldBy: 'community', ...(at === 0 ? first : {}) }));
  return { manifest: { ...manifest, seals: own as Contents['manifest']['seals'] }, files };
}

const certificates: Forgeries = [
  ['look-alikes with the same names', async ({ lookalike }) => wholeFile(lookalike), 'issuer.not-trusted'],
  [
    'look-alikes whose list calls the certification a community’s own',
    async ({ lookalike }) => wholeFile(lookalike, { contents: listing(lookalike, { by: 'initiator' }) }),
    'manifest.unreadable',
  ],
  [
    'look-alikes whose list has the registry bring its key like a community',
    async ({ lookalike }) => wholeFile(lookalike, { contents: listing(lookalike, {}) }),
    'manifest.unreadable',
  ],
  [
    'certificates that were issued by a hash that proves nothing any more',
    async ({ authority }) => wholeFile(await sealsOf(authority, { hash: 'SHA-1' })),
    'issuer.not-trusted',
  ],
  [
    'certificates that had expired',
    async ({ authority }) => wholeFile(await sealsOf(authority, { to: new Date('2026-02-01T00:00:00Z') })),
    'certificate.expired',
  ],
  [
    'certificates that were not valid yet',
    async ({ authority }) => wholeFile(await sealsOf(authority, { from: new Date('2026-04-01T00:00:00Z') })),
    'certificate.expired',
  ],
  [
    'certificates for something else',
    async ({ authority }) => wholeFile(await sealsOf(authority, { usage: [2] })),
    'certificate.usage',
  ],
  [
    'certificates of web servers',
    async ({ authority }) => wholeFile(await sealsOf(authority, { purposes: ['1.3.6.1.5.5.7.3.1'] })),
    'certificate.usage',
  ],
  [
    'certificates issued by one that may not issue',
    async ({ seals }) => wholeFile(await sealsOf(seals.registry)),
    'issuer.not-trusted',
  ],
];

/** Issued by an authority between the trusted one and the seals. */
const issuedBelow =
  (options: { authority: boolean; usage: number[] }): Forgery =>
  async ({ authority }) =>
    wholeFile(await sealsOf(await issue({ name: 'Between', issuer: authority, ...options })));

certificates.push(
  ['an authority between that is none', issuedBelow({ authority: false, usage: [0, 5] }), 'issuer.not-trusted'],
  [
    'an authority between whose key is for something else',
    issuedBelow({ authority: true, usage: [0] }),
    'issuer.not-trusted',
  ],
);

const stampFault =
  (stamp: (w: SealedWorld) => Promise<(signature: Buffer) => Promise<Buffer>>): Forgery =>
  async (w) =>
    counterpartSeals({ stamp: await stamp(w) })(w);

const timeStamps: Forgeries = [
  [
    'a time stamp for another hash',
    stampFault(async ({ stamper }) => stampedBy(stamper, sealedAt, { imprintOf: Buffer.from('else') })),
    'time-stamp.imprint',
  ],
  [
    'a time stamp by somebody who may not stamp',
    stampFault(async ({ seals }) => stampedBy(seals.registry, sealedAt)),
    'time-stamp.usage',
  ],
  [
    'a time stamp of another year',
    stampFault(async ({ stamper }) => stampedBy(stamper, new Date('2027-03-12T00:00:00Z'))),
    'time-stamp.contradicts',
  ],
  [
    'a time stamp of an expired authority',
    stampFault(async ({ authority }) =>
      stampedBy(
        await issue({
          name: 'Old',
          issuer: authority,
          purposes: ['1.3.6.1.5.5.7.3.8'],
          purposesCritical: true,
          to: new Date('2026-02-01T00:00:00Z'),
        }),
        sealedAt,
      ),
    ),
    'time-stamp.certificate',
  ],
  ['something else for a time stamp', stampFault(async () => async () => Buffer.from([5, 0])), 'time-stamp.unreadable'],
  [
    'seals without the time stamps that are listed',
    ({ seals }) => {
      const contents = contentsOf(seals);
      return wholeFile(seals, { contents: { ...contents, manifest: { ...contents.manifest, level: 'B-T' } } });
    },
    'time-stamp.missing',
  ],
];

refusedForgeries([
  ['a signature', messages],
  ['certificates', certificates],
  ['time stamps', timeStamps],
]);
