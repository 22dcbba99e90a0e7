import { z } from 'zod';
import { otherSide, type Side, sides } from '../../partnerships/domain/states.js';
import { communityField, registryField, sealFields } from './seal-field.js';

/** The attachment of the certified revision that says which seals to expect. */
export const manifestName = 'seals.json';
export const manifestSchemaName = 'entente-seals-1';

/** PAdES levels: B-T carries a time stamp of an independent authority. */
export const sealLevels = ['B-B', 'B-T'] as const;
export type SealLevel = (typeof sealLevels)[number];

/** Whose hands the private key is in: the service's, or the community's own (it brought its key). */
export const keyHolders = ['registry', 'community'] as const;
export type KeyHolder = (typeof keyHolders)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const expectedSeal = z.strictObject({
  field: z.enum(sealFields),
  by: z.enum(['registry', ...sides]),
  /** SHA-256 of the certificate's DER. */
  certificate: sha256,
  subject: z.string().min(1).max(1000),
  heldBy: z.enum(keyHolders),
});

interface Listed {
  readonly keeper: Side;
  readonly seals: readonly z.output<typeof expectedSeal>[];
}

/** The registry first, with a key that it holds itself, then the keeper and the other side, each in its own field. */
function namesEachInItsPlace({ keeper, seals }: Listed): boolean {
  const places = [
    ['registry', registryField],
    ...[keeper, otherSide(keeper)].map((side) => [side, communityField[side]]),
  ];
  const inPlace = seals.every(({ by, field }, at) => by === places[at]?.[0] && field === places[at]?.[1]);
  return inPlace && seals[0]?.heldBy === 'registry';
}

const manifest = z.strictObject({
  schema: z.literal(manifestSchemaName),
  reference: z.string().min(1).max(40),
  keeper: z.enum(sides),
  contentHash: sha256,
  originals: z.strictObject({ initiator: sha256, counterpart: sha256 }),
  chainHead: sha256,
  level: z.enum(sealLevels),
  /** In the order in which they are applied. */
  seals: z.array(expectedSeal).length(sealFields.length),
  /** Every attachment but this list. */
  attachments: z.array(z.strictObject({ name: z.string().min(1).max(200), sha256 })).max(50),
});

/**
 * Attached to the first revision, so that truncation and a missing seal are seen without the register. A list that gives a
 * seal to somebody else than its field says would let its forger choose whom the reader has to trust.
 */
export const sealManifestSchema = manifest.refine(namesEachInItsPlace);

export type SealManifest = z.output<typeof sealManifestSchema>;
export type ExpectedSeal = SealManifest['seals'][number];
