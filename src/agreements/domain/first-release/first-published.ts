import type { FirstAgreementContent } from './first-content.js';
import type { AgreementTemplate } from './first-template.js';
import { canonicalHash } from '../canonical-hash.js';

/**
 * A content hash names its template only by name and version, so published wording must never change: these are the
 * canonical hashes of each. To change a word, publish a new version.
 */
const published: Record<`${FirstAgreementContent['template']}.v${FirstAgreementContent['templateVersion']}`, string> = {
  'sister-en.v1': '153a692c54b76d3b48cc11143cdc3a3a260b48805e274ea0c71fd3d518b9c1f0',
  'friendship-en.v1': 'cbbfe97bf31d05ab1a26f96be920e0770bd0e3c4c284ee6b984c79396c02d7da',
};

/** Throws when a template is not word for word the published one. */
export function assertPublished(template: AgreementTemplate): void {
  const id = `${template.name}.v${template.version}` as const;
  const actual = canonicalHash(template);
  if (published[id] === actual) return;
  throw new Error(
    `Agreement template ${id} differs from the published one (${actual}): restore it or publish a new version.`,
  );
}
