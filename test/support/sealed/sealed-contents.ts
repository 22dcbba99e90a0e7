import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Side } from '../../../src/partnerships/domain/states.js';
import { eventHash } from '../../../src/partnerships/infrastructure/event-chain.js';
import type { SealManifest } from '../../../src/sealing/domain/seal-manifest.js';
import type { Identity } from './test-authority.js';

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
export const canonical = (value: unknown): Buffer => Buffer.from(canonicalize(value) ?? '');

export const reference = 'P-2026-00042';
const partnershipId = '01900000-0000-7000-8000-000000000042';
export const reviewed: Record<Side, Buffer> = {
  initiator: Buffer.from('%PDF-1.7 the original of Saint Paul'),
  counterpart: Buffer.from('%PDF-1.7 the original of Nagasaki'),
};
export const agreement = canonical({ schema: 2, kind: 'sister', clauses: ['We are friends.'] });

export const hashes = {
  contentHash: sha256(agreement),
  originals: { initiator: sha256(reviewed.initiator), counterpart: sha256(reviewed.counterpart) },
};

export interface LifeEvent {
  type: string;
  data: object;
}

export const signatureOf = (side: Side, changes: object = {}): LifeEvent => ({
  type: 'signature.given',
  data: {
    side,
    ...hashes,
    signature: {
      signatureId: `signature-${side}`,
      mode: 'electronic',
      personId: null,
      termId: `term-${side}`,
      name: side === 'initiator' ? 'Ada Berg' : 'Kenji Mori',
      typedName: 'x',
      office: 'Mayor',
      capacity: 'holder',
      basis: 'elected',
      instant: side === 'initiator' ? '2026-03-10T15:00:00.000Z' : '2026-03-11T01:00:00.000Z',
      zone: side === 'initiator' ? 'America/Chicago' : 'Asia/Tokyo',
      civilDate: side === 'initiator' ? '2026-03-10' : '2026-03-11',
      ...changes,
    },
  },
});

export const frozenText: LifeEvent = {
  type: 'agreement.text-frozen',
  data: {
    revision: 1,
    ...hashes,
    names: { initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' },
  },
};

export const concluded: LifeEvent = { type: 'partnership.signed', data: { affiliationDate: '2026-03-11' } };

export const startedAs = (named = reference): LifeEvent => ({
  type: 'partnership.started',
  data: { reference: named, kind: 'sister', initiatorId: 'a', counterpartId: 'b', procedureId: 'c' },
});

export const wholeLife: readonly LifeEvent[] = [
  startedAs(),
  frozenText,
  signatureOf('initiator'),
  signatureOf('counterpart'),
  concluded,
];

/** `audit.json` as it would be written of these events. */
export function auditOf(life: readonly LifeEvent[]) {
  let prevHash = '0'.repeat(64);
  const events = life.map(({ type, data }, at) => {
    const event = {
      partnershipId,
      version: at + 1,
      type,
      schema: 1,
      actor: { kind: 'service' },
      entered: null,
      data: structuredClone(data),
      privateHash: null,
      occurredAt: `2026-03-1${at}T00:00:00.000Z`,
      prevHash,
    };
    prevHash = eventHash(event as never);
    const { partnershipId: _, ...written } = event;
    return { ...written, hash: prevHash };
  });
  return { schema: 'entente-audit-1', reference, partnershipId, events };
}

export interface Contents {
  manifest: Record<string, unknown> & SealManifest;
  /** Everything but the list of seals. */
  files: Map<string, Buffer>;
}

export interface Seals {
  registry: Identity;
  initiator: Identity;
  counterpart: Identity;
}

/** A list and the attachments that belong together. */
export function contentsOf(seals: Seals, life = wholeLife, more: Record<string, Buffer> = {}): Contents {
  const audit = auditOf(life);
  const files = new Map(
    Object.entries({
      'reviewed.pdf': reviewed.initiator,
      'agreement.json': agreement,
      'audit.json': canonical(audit),
      ...more,
    }),
  );
  const listed = (field: string, by: keyof Seals) => ({
    field,
    by,
    certificate: seals[by].sha256,
    subject: `CN=${by}`,
    heldBy: 'registry',
  });
  const manifest = {
    schema: 'entente-seals-1',
    reference,
    keeper: 'initiator',
    ...hashes,
    chainHead: audit.events.at(-1)?.hash ?? '',
    level: 'B-B',
    seals: [
      listed('RegistrySeal', 'registry'),
      listed('InitiatorSeal', 'initiator'),
      listed('CounterpartSeal', 'counterpart'),
    ],
    attachments: [...files].map(([name, bytes]) => ({ name, sha256: sha256(bytes) })),
  };
  return { manifest: manifest as never, files };
}
