import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.js';
import { AgreementTemplates } from '../application/agreement-templates.js';
import type { FirstAgreementContent } from '../domain/first-release/first-content.js';
import { assertPublished } from '../domain/first-release/first-published.js';
import type { AgreementTemplate } from '../domain/first-release/first-template.js';

const shipped = ['sister-en.v1', 'friendship-en.v1'] as const;

/** Reads all templates at once, so that a missing or altered one stops the boot and not a signing ceremony. */
export class AgreementTemplateFiles extends AgreementTemplates {
  private readonly templates: ReadonlyMap<string, AgreementTemplate>;

  constructor(folder = join(projectRoot(), 'templates', 'agreements')) {
    super();
    this.templates = new Map(shipped.map((id) => [id, readTemplate(join(folder, `${id}.json`))]));
  }

  templateFor(content: Pick<FirstAgreementContent, 'template' | 'templateVersion'>): AgreementTemplate {
    const id = `${content.template}.v${content.templateVersion}`;
    const template = this.templates.get(id);
    if (!template) throw new Error(`There is no agreement template ${id}.`);
    return template;
  }
}

function readTemplate(file: string): AgreementTemplate {
  // The published hash vouches for the shape as well as for the words.
  const template = JSON.parse(readFileSync(file, 'utf8')) as AgreementTemplate;
  assertPublished(template);
  return template;
}
