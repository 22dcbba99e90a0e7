import { words, type Words } from '../../platform/web/words.js';
import type { SectionName } from '../domain/proposal.js';

export const sectionTitle = (section: string): Words => words(`partnerships:sections.${section}.title`);

export const areaWords = (area: string): Words => words(`partnerships:areas.${area}`);

export const sectionHref = (reference: string, section: SectionName): string =>
  `/partnerships/${reference}/proposal/${section}`;
