import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.js';

/** Templates of all papers, with what they share. */
export const typesettingFolder = (): string => join(projectRoot(), 'templates', 'typesetting');
