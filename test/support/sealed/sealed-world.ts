import { type Context, type Verdict, verdictOf } from '../../../src/verification/domain/verdict.js';
import { inspectDocument } from '../../../src/verification/infrastructure/inspect-document.js';
import { type Contents, contentsOf, type Seals } from './sealed-contents.js';
import { type CertifyOptions, certified, type SealOptions, sealed } from './sealed-file.js';
import { type Identity, type IssueOptions, issue } from './test-authority.js';

export interface SealedWorld {
  readonly authority: Identity;
  readonly seals: Seals;
  /** Somebody else with certificates of the same names. */
  readonly lookalike: Seals;
  readonly stamper: Identity;
}

export async function sealedWorld(): Promise<SealedWorld> {
  const authority = await issue({ name: 'Authority', authority: true });
  const other = await issue({ name: 'Authority', authority: true });
  const purposes = ['1.3.6.1.5.5.7.3.8'];
  const stamper = await issue({ name: 'Stamps', issuer: authority, purposes, purposesCritical: true });
  return { authority, seals: await sealsOf(authority), lookalike: await sealsOf(other), stamper };
}

export async function sealsOf(issuer: Identity, options: Omit<IssueOptions, 'name'> = {}): Promise<Seals> {
  const [registry, initiator, counterpart] = await Promise.all(
    ['Registry', 'Saint Paul', 'Nagasaki'].map((name) => issue({ name, issuer, ...options })),
  );
  return { registry, initiator, counterpart } as Seals;
}

export interface FileOptions {
  contents?: Contents;
  registry?: CertifyOptions;
  initiator?: SealOptions;
  counterpart?: SealOptions;
}

/** A file with its three seals. */
export async function wholeFile(seals: Seals, options: FileOptions = {}): Promise<Buffer> {
  const first = await certified(options.contents ?? contentsOf(seals), seals.registry, options.registry);
  const second = await sealed(first, 'InitiatorSeal', seals.initiator, options.initiator);
  return sealed(second, 'CounterpartSeal', seals.counterpart, options.counterpart);
}

/** What is said of a file without a register. */
export async function verdictOn(
  pdf: Buffer,
  trusted: readonly Identity[],
  crls: readonly Buffer[] = [],
  context: Partial<Context> = {},
): Promise<Verdict> {
  const inspection = await inspectDocument(pdf, { certificates: trusted.map(({ der }) => der), crls });
  return verdictOf(inspection, { trust: trusted.length > 0 ? 'named' : 'none', register: null, ...context });
}

export const codesOf = ({ reasons }: Verdict): string[] => reasons.map(({ code }) => code);
