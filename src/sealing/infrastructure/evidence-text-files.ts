import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.js';
import { EvidenceTexts } from '../application/evidence/evidence-texts.js';

/** Read at once, so that a missing one stops the boot. */
export class EvidenceTextFiles extends EvidenceTexts {
  private readonly texts = { readme: text('README.txt'), script: text('check.sh') };

  readme(reference: string): string {
    return this.texts.readme.replaceAll('{reference}', reference);
  }

  script(): string {
    return this.texts.script;
  }
}

const text = (name: string): string => readFileSync(join(projectRoot(), 'templates', 'evidence', name), 'utf8');
