import { readFileSync } from 'node:fs';
import { openKeyFile } from './key-file-opening.mjs';

/** For the configuration, which is read before anything can be waited for: base64 in, base64 out. */
const { bytes, password } = JSON.parse(readFileSync(0, 'utf8'));
const opened = await openKeyFile({ bytes: Buffer.from(bytes, 'base64'), password });
const base64 = (each) => Buffer.from(each).toString('base64');
process.stdout.write(
  JSON.stringify(
    'refusal' in opened
      ? opened
      : { privateKey: base64(opened.privateKey), certificates: opened.certificates.map(base64) },
  ),
);
