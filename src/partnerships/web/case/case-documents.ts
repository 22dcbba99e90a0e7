import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { type CaseDocument, documentsOf } from '../../../agreements/application/documents-of-case.js';
import { DocumentStore } from '../../../platform/documents/document-store.js';
import { AppError } from '../../../platform/errors.js';
import { relaxPolicy } from '../../../platform/web/content-security-policy.js';
import type { CaseView } from '../../application/case.query.js';

/** Sends a document to people of its case; to them a document of another case doesn't exist. */
@Injectable()
export class CaseDocuments {
  constructor(private readonly documents: DocumentStore) {}

  /** @throws AppError `document.not-found` */
  async send({ partnership, facts, events }: CaseView, sha256: string, response: Response): Promise<void> {
    const listed = documentsOf(partnership.procedure, events).find((document) => document.sha256 === sha256);
    const stored = listed ? await this.documents.read(sha256) : null;
    if (!listed || !stored) throw new AppError({ kind: 'not-found', code: 'document.not-found' });
    const name = `${partnership.reference} ${listed.kind} ${facts.communities[listed.side].name}.pdf`;
    if (isOurs(listed)) relaxPolicy(response, { mayBeFramed: true });
    response.setHeader('Content-Type', stored.mediaType);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Disposition', disposition(isOurs(listed) ? 'inline' : 'attachment', name));
    response.send(stored.bytes);
  }
}

/** What we rendered may open in the browser; what somebody brought is saved, never run in our name. */
const isOurs = ({ kind }: CaseDocument): boolean => ['sealed', 'original', 'signed-copy'].includes(kind);

function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w .-]/g, '');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
