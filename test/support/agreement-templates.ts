import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstAgreementContent } from '../../src/agreements/domain/first-release/first-content.js';
import type { AgreementTemplate } from '../../src/agreements/domain/first-release/first-template.js';
import { projectRoot } from '../../src/platform/config/project-root.js';

/** The shipped wording, for specs of the domain, which may not know the loader. */
export function templateFor({ template, templateVersion }: FirstAgreementContent): AgreementTemplate {
  const file = join(projectRoot(), 'templates', 'agreements', `${template}.v${templateVersion}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as AgreementTemplate;
}
