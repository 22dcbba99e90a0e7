import { manifestName, type SealManifest, sealManifestSchema } from '../../../sealing/domain/seal-manifest.js';
import type { Problems } from '../problems.js';
import type { Attachment } from './attachment-reader.js';
import { readCanonicalJson } from './canonical-json.js';

/** The certified list of seals; null where there is none that can be read. */
export function readManifest(attachments: ReadonlyMap<string, Attachment>, problems: Problems): SealManifest | null {
  const attached = attachments.get(manifestName);
  if (!attached) {
    problems.add('manifest.missing', { name: manifestName });
    return null;
  }
  const read = sealManifestSchema.safeParse(readCanonicalJson(attached.bytes));
  if (!read.success) problems.add('manifest.unreadable', { name: manifestName });
  return read.data ?? null;
}
