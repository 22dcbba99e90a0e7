import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withDiagram } from '../../src/partnerships/domain/diagram-in-readme.js';
import { lifecycleDiagram } from '../../src/partnerships/domain/diagram.js';
import { procedureLifecycle } from '../../src/partnerships/domain/lifecycle.js';
import { projectRoot } from '../../src/platform/config/project-root.js';

const readme = readFileSync(path.join(projectRoot(), 'README.md'), 'utf8');

describe('The README', () => {
  it('shows the life as the table has it (npm run diagram draws it anew)', () => {
    expect(withDiagram(readme, lifecycleDiagram(procedureLifecycle))).toBe(readme);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name as string);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
