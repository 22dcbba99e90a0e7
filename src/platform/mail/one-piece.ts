import { Transform } from 'node:stream';

/**
 * Gathers a whole mail before any of it goes out. It is composed in dozens of small pieces, and each would be a write of
 * its own to the mail server; everything in it is in memory anyway.
 */
export function onePiece(): Transform {
  const pieces: Buffer[] = [];
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
    flush(done) {
      done(null, Buffer.concat(pieces));
    },
  });
}
