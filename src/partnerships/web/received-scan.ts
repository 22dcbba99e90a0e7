import type { Request, Response } from 'express';
import multer from 'multer';
import { scanLimits } from '../../platform/documents/scan-limits.js';
import { type ScanRefusal, ScanRefused } from '../../platform/documents/scan-refused.js';
import { AppError } from '../../platform/errors.js';
import type { ReceivedFile } from './received-file.js';

const refusals: Record<string, ScanRefusal> = { LIMIT_FILE_SIZE: 'too-large', LIMIT_FILE_COUNT: 'too-many-files' };

/**
 * Reads a multipart body into `request.body`, and the files of one scan. Files that are too large or too many give
 * `ScanRefused`, with all answers that stood before them kept; any other body passes untouched, with no files.
 */
export function receiveScan(request: Request, response: Response): Promise<readonly ReceivedFile[] | ScanRefused> {
  return new Promise((resolve, reject) => {
    receiver()(request, response, (error: unknown) => {
      const refusal = error instanceof Error ? refusals[String(Reflect.get(error, 'code'))] : undefined;
      if (error instanceof ScanRefused) resolve(error);
      else if (refusal) resolve(new ScanRefused(refusal));
      else if (error) reject(new AppError({ kind: 'invalid', code: 'request.unreadable' }));
      else resolve(filesOf(request));
    });
  });
}

const receiver = () =>
  multer({
    storage: new BoundedMemory(scanLimits.maxBytes),
    limits: { fileSize: scanLimits.maxFileBytes, files: scanLimits.maxFiles, fields: 200, fieldSize: 64 * 1024 },
    defParamCharset: 'utf8',
  } as multer.Options).any();

/** An empty file that was chosen is a file: whoever chose it is told. */
const filesOf = ({ files }: Request): ReceivedFile[] =>
  (Array.isArray(files) ? files : []).map(({ buffer, originalname }) => ({
    bytes: buffer,
    name: originalname.slice(0, 200),
  }));

/** Files of one request in memory, however many there are: multer only counts the bytes of each. */
class BoundedMemory implements multer.StorageEngine {
  private used = 0;

  constructor(private readonly most: number) {}

  _handleFile(_request: Request, { stream }: Express.Multer.File, done: Done): void {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      this.used += chunk.length;
      if (this.used <= this.most) chunks.push(chunk);
    });
    stream.once('error', (error) => done(error));
    stream.once('end', () => {
      const buffer = Buffer.concat(chunks);
      if (this.used > this.most) done(new ScanRefused('too-much'));
      else done(null, { buffer, size: buffer.length });
    });
  }

  _removeFile(_request: Request, file: Express.Multer.File, done: (error: Error | null) => void): void {
    file.buffer = Buffer.alloc(0);
    done(null);
  }
}

type Done = (error?: unknown, info?: Partial<Express.Multer.File>) => void;
