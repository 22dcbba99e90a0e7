import { AgreementTemplateFiles } from '../../src/agreements/infrastructure/agreement-template-files.js';
import { FontkitPrintableCharacters } from '../../src/agreements/infrastructure/fontkit-printable-characters.js';
import { TypstDocumentRenderer } from '../../src/agreements/infrastructure/typst/typst-document-renderer.js';
import { type TypstOptions, TypstTypesetter } from '../../src/agreements/infrastructure/typst/typst-typesetter.js';
import { packs } from './an-agreement.js';

const printable = new FontkitPrintableCharacters();
const templates = new AgreementTemplateFiles();

export interface Press {
  renderer: TypstDocumentRenderer;
  typesetter: TypstTypesetter;
  close(): Promise<void>;
}

/** All that sets agreements, with children of its own. */
export function aPress(options: Partial<TypstOptions> = {}): Press {
  const typesetter = new TypstTypesetter(options);
  const renderer = new TypstDocumentRenderer(typesetter, printable, packs, templates);
  return { renderer, typesetter, close: () => typesetter.close() };
}
