import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';
import type { PrintedSignature, RenderJob } from '../../application/render-job.js';

type CertificateLabel =
  | 'heading'
  | 'intro'
  | 'seal'
  | 'signatures'
  | 'community'
  | 'signatory'
  | 'typedName'
  | 'office'
  | 'capacity'
  | 'basis'
  | 'localTime'
  | 'utc'
  | 'reviewed'
  | 'reviewedIntro'
  | 'content'
  | 'original'
  | 'evidence'
  | 'chainHead'
  | 'when'
  | 'what'
  | 'verify';

/** The words that documents bear besides the agreement's own, in one language. */
export type DocumentLabels = {
  kinds: Record<RenderJob['document'], string>;
  draft: string;
  sampleData: string;
  footer: Record<'page' | 'of' | 'verify' | 'content' | RenderJob['document'], string>;
  block: Record<'for' | 'name' | 'office' | 'placeAndDate' | 'signed' | 'zone', string>;
  certificate: Record<CertificateLabel, string> & {
    capacities: Record<PrintedSignature['capacity'], string>;
    bases: Record<PrintedSignature['basis'], string>;
    verifySteps: string[];
  };
};

export function readDocumentLabels(): DocumentLabels {
  return JSON.parse(readFileSync(documentFile('document-en.v1.json'), 'utf8'));
}

export function readDocumentTemplate(): string {
  return readFileSync(documentFile('agreement.typ'), 'utf8');
}

function documentFile(name: string): string {
  return join(projectRoot(), 'templates', 'agreements', name);
}
