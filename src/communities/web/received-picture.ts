import type { Request, Response } from 'express';
import multer from 'multer';
import { pictureLimits } from '../../platform/documents/picture-limits.js';
import { PictureRefused } from '../../platform/documents/picture-refused.js';
import { AppError } from '../../platform/errors.js';

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: pictureLimits.maxBytes, files: 1, fields: 20, fieldSize: 4 * 1024 },
}).single('picture');

/**
 * Reads a multipart body into `request.body`, and the bytes of its picture. Null when none was chosen, `PictureRefused` when it
 * is too large; what the bytes really are, the caller finds out.
 */
export function receivePicture(request: Request, response: Response): Promise<Buffer | PictureRefused | null> {
  return new Promise((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      if (!error) resolve(request.file && request.file.size > 0 ? request.file.buffer : null);
      else if (codeOf(error) === 'LIMIT_FILE_SIZE') resolve(new PictureRefused('too-large', pictureLimits));
      else reject(new AppError({ kind: 'invalid', code: 'request.unreadable' }));
    });
  });
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : null);
