import { createHash, X509Certificate } from 'node:crypto';
import type { PrintedSeal } from '../../agreements/application/typesetting/printed-evidence.js';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import { otherSide, type Side } from '../../partnerships/domain/states.js';
import { communityField, registryField } from '../domain/seal-field.js';
import type { ExpectedSeal, SealLevel } from '../domain/seal-manifest.js';
import { subjectLine } from '../domain/subject-line.js';
import type { IssuingAuthority, SealKey, SealKeys } from './seal-keys.js';
import type { TimeStampAuthority } from './time-stamp-authority.js';

export interface SealOrder {
  level: SealLevel;
  seals: ExpectedSeal[];
  printed: PrintedSeal[];
}

/** Whose seals an original gets, in their order: the registry's, its keeper's, the other community's. */
export class ExpectedSeals {
  constructor(
    private readonly keys: SealKeys,
    private readonly stamps: TimeStampAuthority,
  ) {}

  async of(partnership: Partnership): Promise<(keeper: Side) => SealOrder> {
    const authority = await this.keys.authority();
    const registry = sealBy('registry', await this.keys.registry(), authority);
    const communities = {
      initiator: sealBy('initiator', await this.keys.ofCommunity(partnership.initiatorId), authority),
      counterpart: sealBy('counterpart', await this.keys.ofCommunity(partnership.counterpartId), authority),
    };
    return (keeper) => {
      const order = [registry, communities[keeper], communities[otherSide(keeper)]];
      const { level } = this.stamps;
      return { level, seals: order.map(({ seal }) => seal), printed: order.map(({ printed }) => printed) };
    };
  }
}

function sealBy(by: 'registry' | Side, { signer, heldBy, subject }: SealKey, authority: IssuingAuthority) {
  const certificate = createHash('sha256').update(signer.certificate).digest('hex');
  const root = signer.chain.at(-1);
  const [ownRoot] = authority.certificates;
  const own = authority.ownAuthority && root !== undefined && ownRoot !== undefined && same(root, ownRoot);
  const issuer = subjectLine(new X509Certificate(signer.certificate).issuer);
  const field = by === 'registry' ? registryField : communityField[by];
  return {
    seal: { field, by, certificate, subject, heldBy } satisfies ExpectedSeal,
    printed: { by, heldBy, subject, issuer, ownAuthority: own, fingerprint: certificate } satisfies PrintedSeal,
  };
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
