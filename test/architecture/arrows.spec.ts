import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult, type IRuleSetType } from 'dependency-cruiser';

const features = '^src/(?!platform/|launch/|cli/|demo/|sample-data/|[^/]+$)';

/** Which way arrows may not run; type imports count. */
const forbidden = [
  { name: 'no circles', from: {}, to: { circular: true } },
  { name: 'the platform imports no feature', from: { path: '^src/platform/' }, to: { path: features } },
  {
    name: 'a domain knows only domains and what is pure of the platform',
    from: { path: '/domain/' },
    to: { path: '^src/', pathNot: '/domain/|^src/platform/(clock|input|errors|canonical|languages)' },
  },
  {
    name: 'a domain knows no framework',
    from: { path: '/domain/' },
    to: { path: '@nestjs|typeorm|bullmq|express|node_modules/pg/' },
  },
  {
    name: 'use cases know neither tables, jobs nor pages',
    from: { path: '/application/' },
    to: { path: '^src/[^/]+/(infrastructure|web|jobs)/' },
  },
  {
    name: 'tables know no pages',
    from: { path: '/infrastructure/' },
    to: { path: '^src/(?!platform)[^/]+/(web|jobs)/' },
  },
  {
    name: 'the core never knows its listeners',
    from: { path: '^src/partnerships/(domain|application|infrastructure)/' },
    to: { path: '^src/(notifications|reminders|register|staff|api|agreements|signing|home)/' },
  },
  {
    name: 'nothing imports the API',
    from: { path: '^src/', pathNot: '^src/(api/|[^/]+$)' },
    to: { path: '^src/api/' },
  },
].map((rule) => ({ severity: 'error', ...rule }));

describe('Arrows', () => {
  it('run one way, without circles', async () => {
    const { output } = await cruise(['src'], {
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.spec\\.ts$' },
      validate: true,
      ruleSet: { forbidden } as IRuleSetType,
      enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js'] },
    });
    const { summary } = output as ICruiseResult;
    expect(summary.totalCruised).toBeGreaterThan(300);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);
});
