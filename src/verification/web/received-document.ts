import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import { AppError } from '../../platform/errors.js';
import type { Verdict } from '../domain/verdict.js';
import { PlacesOfClients } from './places-of-clients.js';

/** Of the few that the whole process has. */
const places = new PlacesOfClients(2);

type Verify = (file: Readable) => Promise<Verdict>;

/**
 * Hands on the file of a request while it comes; it is kept nowhere. A PDF as the whole body, or the first file of a
 * multipart one. Null where there is no file.
 */
export function verifyRequest(request: Request, response: Response, verify: Verify): Promise<Verdict | null> {
  const verifyInPlace = (file: Readable) => places.pass(request.ip ?? 'unknown', () => verify(file));
  if (request.is('multipart/form-data')) return verifyMultipart(request, response, verifyInPlace);
  // what wasn't read of it has to be, or a client that is still sending never hears the answer
  return verifyInPlace(request).finally(() => request.resume());
}

function verifyMultipart(request: Request, response: Response, verify: Verify): Promise<Verdict | null> {
  let verdict: Verdict | null = null;
  const storage = engineFor(async (file) => {
    verdict = await verify(file);
  });
  const receive = multer({ storage, limits: { files: 1, fields: 10, fieldSize: 4096 } }).any();
  return new Promise((resolve, reject) => {
    receive(request, response, (error: unknown) => {
      if (!error) resolve(verdict);
      else reject(error instanceof AppError ? error : new AppError({ kind: 'invalid', code: 'request.unreadable' }));
    });
  });
}

/** Where multer would store a file, it is looked at instead; what isn't read of it is thrown away. */
function engineFor(look: (file: Readable) => Promise<void>): StorageEngine {
  return {
    _handleFile: (_request, { stream }, done) => {
      look(stream)
        .finally(() => stream.resume())
        .then(() => done(null), done);
    },
    _removeFile: (_request, _file, done) => done(null),
  };
}
