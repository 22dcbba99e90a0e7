import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { SealFinding } from './inspection.js';
import type { Reason } from './reasons.js';

/** What a certified list and the seals that are there have to do with each other; `null` is a seal that can't be read. */
export function expectedSealProblems(
  { seals: expected, level }: SealManifest,
  fields: readonly (string | null)[],
  found: readonly (SealFinding | null)[],
): Reason[] {
  return [
    ...fieldProblems(expected, fields),
    ...certificateProblems(expected, found),
    ...found.flatMap((seal): Reason[] =>
      seal && level === 'B-T' && !seal.timeStamp ? [{ code: 'time-stamp.missing', params: { field: seal.field } }] : [],
    ),
  ];
}

function fieldProblems(expected: SealManifest['seals'], fields: readonly (string | null)[]): Reason[] {
  const missing = expected.filter(({ field }) => !fields.includes(field));
  const unexpected = fields.filter((field, at) => field !== expected[at]?.field);
  return [
    ...missing.map(({ field }): Reason => ({ code: 'seals.missing', params: { field } })),
    ...unexpected.map((field): Reason => ({ code: 'seals.unexpected', params: { field: field ?? '' } })),
  ];
}

function certificateProblems(expected: SealManifest['seals'], found: readonly (SealFinding | null)[]): Reason[] {
  const problems: Reason[] = [];
  for (const [at, seal] of found.entries()) {
    const { field = '', certificate } = seal ?? {};
    const listed = expected[at];
    if (seal && listed && listed.certificate !== certificate)
      problems.push({ code: 'seals.certificate', params: { field } });
  }
  const certificates = found.flatMap((seal) => (seal ? [seal.certificate] : []));
  if (new Set(certificates).size < certificates.length) problems.push({ code: 'seals.same-certificate', params: {} });
  return problems;
}
