import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReasonCode } from '../../../src/verification/domain/reasons.js';
import { stream } from './raw-pdf.js';
import { contentsOf } from './sealed-contents.js';
import { certified, sealed } from './sealed-file.js';
import { codesOf, type SealedWorld, sealedWorld, verdictOn, wholeFile } from './sealed-world.js';

export type Forgery = (world: SealedWorld, whole: Buffer) => Promise<Buffer> | Buffer;
/** What was done, how, and the reason that is named first. */
export type Forgeries = [string, Forgery, ReasonCode][];

/** One test for each forgery, in groups by what was touched. */
export function refusedForgeries(groups: [string, Forgeries][]): void {
  let world: SealedWorld;
  let whole: Buffer;

  beforeAll(async () => {
    world = await sealedWorld();
    whole = await wholeFile(world.seals);
  });

  describe.each(groups)('A sealed agreement is refused for %s:', (_, forgeries) => {
    it.each(forgeries)('%s', async (_name, forge, reason) => {
      const verdict = await verdictOn(await forge(world, whole), [world.authority]);
      expect(verdict.outcome).toBe('refused');
      expect(codesOf(verdict)[0]).toBe(reason);
      expect(verdict.signatures).toEqual([]);
    });
  });
}

/** The same length, so that everything stays where it is. */
export function replaced(pdf: Buffer, from: string, to: string, last = false): Buffer {
  if (from.length !== to.length) throw new Error('would move what follows');
  const at = last ? pdf.lastIndexOf(from) : pdf.indexOf(from);
  if (at < 0) throw new Error(`${from} is not there`);
  const out = Buffer.from(pdf);
  out.write(to, at, 'latin1');
  return out;
}

export const revisionEnds = (pdf: Buffer): number[] => {
  const ends: number[] = [];
  for (let at = pdf.indexOf('%%EOF'); at >= 0; at = pdf.indexOf('%%EOF', at + 1)) ends.push(at + 6);
  return ends;
};

export const drawn = stream('', Buffer.from('BT (and 1,000,000 more) Tj ET'));
export const page = (more: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << >> /Annots [7 0 R] ${more} >>`;
export const withLastSeal = (options: Parameters<typeof wholeFile>[1]) => (w: SealedWorld) =>
  wholeFile(w.seals, options);
export const counterpartSeals =
  (options: Parameters<typeof sealed>[3], field = 'CounterpartSeal') =>
  async (w: SealedWorld) => {
    const two = (await certifiedAndSealedOnce(w)) as Buffer;
    return sealed(two, field, w.seals.counterpart, options);
  };
export const certifiedAndSealedOnce = async ({ seals }: SealedWorld): Promise<Buffer> =>
  sealed(await certified(contentsOf(seals), seals.registry), 'InitiatorSeal', seals.initiator);

export const mdp = (level: number) =>
  `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P ${level} >> >>]`;
