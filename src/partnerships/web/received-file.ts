import type { Request, Response } from 'express';
import multer from 'multer';
import { uploadLimits } from '../../platform/documents/pdf-limits.js';
import { PdfRefused } from '../../platform/documents/pdf-refused.js';
import { AppError } from '../../platform/errors.js';

export interface ReceivedFile {
  readonly bytes: Buffer;
  readonly name: string;
}

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: uploadLimits.maxBytes, files: 1, fields: 200, fieldSize: 64 * 1024 },
  defParamCharset: 'utf8',
} as multer.Options).any();

/**
 * Reads a multipart body into `request.body`. A file that is too large gives `PdfRefused`, with all answers that stood
 * before it kept; any other body passes untouched.
 */
export function receiveFile(request: Request, response: Response): Promise<ReceivedFile | PdfRefused | null> {
  return new Promise((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      if (!error) resolve(fileOf(request));
      else if (codeOf(error) === 'LIMIT_FILE_SIZE') resolve(new PdfRefused('too-large', uploadLimits));
      else reject(new AppError({ kind: 'invalid', code: 'request.unreadable' }));
    });
  });
}

function fileOf(request: Request): ReceivedFile | null {
  const [file] = Array.isArray(request.files) ? request.files : [];
  return file && file.size > 0 ? { bytes: file.buffer, name: file.originalname.slice(0, 200) } : null;
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : null);
