import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { type ReceivedFile, receiveFile } from '../../partnerships/web/received-file.js';
import { checkPdf } from '../../platform/documents/check-pdf.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { PdfRefused } from '../../platform/documents/pdf-refused.js';
import { AppError, type ErrorReason } from '../../platform/errors.js';
import type { FormDeclaration } from '../../platform/web/forms/form-declaration.js';
import { oneOf, type RawForm, rawFormOf } from '../../platform/web/forms/raw-form.js';

const field = 'instrumentSha256';
const nameField = 'keptFileName';
const sha256 = /^[0-9a-f]{64}$/;

export interface ReceivedTerm {
  readonly raw: RawForm;
  /** What is wrong with the instrument that came with it. */
  readonly problem: ErrorReason | null;
  readonly status: 422 | 429;
}

/** Takes a delegate's instrument out of the form for a term, and keeps it once it was found to be a PDF that can be read. */
@Injectable()
export class ReceiveTerm {
  constructor(
    private readonly documents: DocumentStore,
    private readonly limits: AttemptLimits,
  ) {}

  async from(request: Request, response: Response, personId: string): Promise<ReceivedTerm> {
    const file = await receiveFile(request, response);
    const raw = rawFormOf(request.body);
    if (file instanceof PdfRefused) return refused(raw, file);
    if (file === null) return { raw, problem: null, status: 422 };
    try {
      const kept = await this.keep(file, personId);
      return { raw: { ...raw, [field]: kept, [nameField]: file.name }, problem: null, status: 422 };
    } catch (error) {
      if (error instanceof PdfRefused || (error instanceof AppError && error.kind === 'rate-limited'))
        return refused(raw, error);
      throw error;
    }
  }

  private async keep({ bytes, name }: ReceivedFile, personId: string): Promise<string> {
    await this.limits.count('uploadsOfPerson', personId);
    const { pages } = await checkPdf(bytes);
    const document = { kind: 'instrument' as const, mediaType: 'application/pdf', bytes, pages };
    return this.documents.upload(document, { personId, fileName: name });
  }
}

const refused = (raw: RawForm, { kind, code, message, params }: AppError): ReceivedTerm => ({
  raw,
  problem: { field, code, message, params },
  status: kind === 'rate-limited' ? 429 : 422,
});

/** The name of an instrument that is here already. */
export const keptFileName = (raw: RawForm): string | null =>
  sha256.test(oneOf(raw, field)) ? oneOf(raw, nameField) || 'PDF' : null;

/** Nobody has to choose a file twice: once it is here, its hash travels in a hidden field. */
export function withKeptFile(form: FormDeclaration, raw: RawForm): FormDeclaration {
  if (keptFileName(raw) === null) return form;
  const fields = form.fields.map((each) => (each.name === field ? ({ name: field, widget: 'hidden' } as const) : each));
  return { ...form, fields: [...fields, { name: nameField, widget: 'hidden' }] };
}
