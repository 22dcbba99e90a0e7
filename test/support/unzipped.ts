import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** Lays the files of a ZIP into a folder; returns their names in the order in which they stand in it. */
export async function unzipped(zip: Buffer, folder: string): Promise<string[]> {
  const file = await open(zip, { lazyEntries: true });
  const names: string[] = [];
  for await (const entry of entriesOf(file)) {
    names.push(entry.fileName);
    const target = path.join(folder, entry.fileName);
    mkdirSync(path.dirname(target), { recursive: true });
    const content = await promisify(
      file.openReadStream.bind(file) as (
        e: yauzl.Entry,
        c: (error: Error | null, stream: import('node:stream').Readable) => void,
      ) => void,
    )(entry);
    writeFileSync(target, await buffer(content), { mode: entry.externalFileAttributes >>> 16 });
  }
  return names;
}

async function* entriesOf(file: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const next = new Promise<yauzl.Entry | null>((resolve, reject) => {
      file.once('entry', resolve);
      file.once('end', () => resolve(null));
      file.once('error', reject);
    });
    file.readEntry();
    const entry = await next;
    if (!entry) return;
    yield entry;
  }
}
