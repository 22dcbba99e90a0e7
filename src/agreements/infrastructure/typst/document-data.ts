import type { PrintedSignature, RenderJob } from '../../application/render-job.js';
import { type AgreementParty, partiesKeeperFirst } from '../../domain/agreement-content.js';
import type { AgreementText } from '../../domain/agreement-text.js';
import { merge } from '../../domain/merge-fields.js';
import { certificateData } from './certificate-data.js';
import { documentDate, longDate } from './document-dates.js';
import type { DocumentLabels } from './document-labels.js';

/** What `agreement.typ` reads: finished strings, keeper first. The template decides how things look, never what they say. */
export function documentData(job: RenderJob, text: AgreementText, labels: DocumentLabels) {
  const parties = partiesKeeperFirst(job.content, job.keeper);
  const keeper = parties[0].shortName;
  return {
    lang: job.content.language,
    date: documentDate(job.date),
    authors: parties.map(({ styled }) => styled),
    reference: job.reference,
    notices: [...(job.sampleData ? [labels.sampleData] : []), ...(job.document === 'draft' ? [labels.draft] : [])],
    kind: merge(labels.kinds[job.document], { keeper }),
    text,
    blocks: parties.map((party) => signatureBlock(party, job, labels)),
    blockLabels: { name: labels.block.name, office: labels.block.office, placeAndDate: labels.block.placeAndDate },
    footer: {
      document: `${job.reference} · ${labels.footer[job.document]}`,
      page: labels.footer.page,
      of: labels.footer.of,
      verify: labels.footer.verify,
      url: job.verifyUrl,
      content: `${labels.footer.content} ${job.contentHash.slice(0, 16)}`,
    },
    certificate: job.document === 'signed-copy' ? certificateData(job, labels) : null,
  };
}

function signatureBlock(party: AgreementParty, job: RenderJob, labels: DocumentLabels) {
  const signature = job.document === 'signed-copy' ? job.signatures.find(({ side }) => side === party.side) : undefined;
  return {
    for: merge(labels.block.for, { styled: party.styled }),
    name: signature?.name ?? party.signatory?.name ?? null,
    office: signature?.office ?? party.signatory?.office ?? null,
    typedName: signature?.typedName ?? null,
    signed: signature ? signedLines(signature, labels) : null,
  };
}

function signedLines(signature: PrintedSignature, { block }: DocumentLabels): string[] {
  const date = longDate(signature.civilDate);
  return [merge(block.signed, { date }), merge(block.zone, { zone: signature.zone })];
}
