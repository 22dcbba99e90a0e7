import type { PrintedSignature, SignedCopyJob } from '../../application/render-job.js';
import { type AgreementContent, partiesKeeperFirst, partyOf } from '../../domain/agreement-content.js';
import { capitalised, merge } from '../../domain/merge-fields.js';
import { localTime, utcTime } from './document-dates.js';
import type { DocumentLabels } from './document-labels.js';

type Row = [label: string, value: string];

/** The page after the agreement that says who signed what, and how anybody can check it. */
export function certificateData(job: SignedCopyJob, { certificate: labels }: DocumentLabels) {
  const { signatures: _, original, capacities: __, bases: ___, verifySteps, ...headings } = labels;
  const keepers = partiesKeeperFirst(job.content, job.keeper);
  const inOrder = keepers.flatMap(({ side }) => job.signatures.filter((signature) => signature.side === side));
  return {
    ...headings,
    signaturesHeading: labels.signatures,
    intro: merge(labels.intro, { reference: job.reference }),
    signatures: inOrder.map((signature) => signatureRows(signature, job.content, labels)),
    hashes: [
      [labels.content, job.contentHash],
      ...keepers.map((party): Row => [merge(original, { keeper: party.shortName }), job.originals[party.side]]),
    ],
    events: job.evidence.events.map(({ at, text }): Row => [utcTime(at).replace(' UTC', ''), text]),
    chainHeadValue: job.evidence.chainHead,
    verifySteps: verifySteps.map((step) => merge(step, { url: job.verifyUrl })),
  };
}

function signatureRows(
  signature: PrintedSignature,
  content: AgreementContent,
  labels: DocumentLabels['certificate'],
): Row[] {
  return [
    [labels.community, capitalised(partyOf(content, signature.side).styled)],
    [labels.signatory, signature.name],
    [labels.typedName, signature.typedName],
    [labels.office, signature.office],
    [labels.capacity, labels.capacities[signature.capacity]],
    [labels.basis, labels.bases[signature.basis]],
    [labels.localTime, localTime(signature.instant, signature.zone)],
    [labels.utc, utcTime(signature.instant)],
  ];
}
