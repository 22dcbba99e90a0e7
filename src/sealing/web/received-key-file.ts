import type { Request, Response } from 'express';
import multer from 'multer';
import { AppError } from '../../platform/errors.js';
import { keyFileLimits } from '../../platform/keys/key-file-limits.js';
import { KeyFileRefused } from '../../platform/keys/key-file-refused.js';

export interface ReceivedKeyFile {
  readonly file: Buffer;
  /** As typed: a space may be part of it. */
  readonly password: string;
}

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: keyFileLimits.maxBytes, files: 1, fields: 10, fieldSize: 4 * 1024 },
}).single('file');

/** Reads a multipart body; null when no file was chosen. @throws KeyFileRefused when it is too large */
export function receiveKeyFile(request: Request, response: Response): Promise<ReceivedKeyFile | null> {
  return new Promise((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      const code = error instanceof Error ? Reflect.get(error, 'code') : null;
      if (code === 'LIMIT_FILE_SIZE') reject(new KeyFileRefused('too-large'));
      else if (error) reject(new AppError({ kind: 'invalid', code: 'request.unreadable' }));
      else resolve(received(request));
    });
  });
}

function received({ file, body }: Request): ReceivedKeyFile | null {
  if (!file || file.size === 0) return null;
  const password: unknown = Reflect.get(Object(body), 'password');
  return { file: file.buffer, password: typeof password === 'string' ? password : '' };
}
