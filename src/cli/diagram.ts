import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lifecycleDiagram } from '../partnerships/domain/diagram.js';
import { procedureLifecycle } from '../partnerships/domain/lifecycle.js';
import { projectRoot } from '../platform/config/project-root.js';
import { withDiagram } from '../partnerships/domain/diagram-in-readme.js';

/** `npm run diagram`: draws the life in the README anew from the table. */
const file = path.join(projectRoot(), 'README.md');
await writeFile(file, withDiagram(await readFile(file, 'utf8'), lifecycleDiagram(procedureLifecycle)));
console.log('The diagram in README.md is drawn from the lifecycle table.');
