import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personActions } from '../../src/partnerships/domain/actions.js';
import { ApiCaller, type Json, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

describe('the OpenAPI document', () => {
  let world: PagesWorld;
  let document: Json;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const answer = await ApiCaller.nobody(world).get('/api/openapi.json');
    expect([answer.status, answer.type]).toEqual([200, 'application/json']);
    document = answer.json;
  }, 60_000);

  afterAll(() => world?.close());

  const operations = () =>
    Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('has every route below /api/v1 that is served, and no other', () => {
    const { stack } = world.app.getHttpAdapter().getInstance().router as unknown as { stack: Layer[] };
    const served = stack.flatMap(({ route }) =>
      route?.path.startsWith('/api/v1')
        ? Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
        : [],
    );
    expect(served.length).toBeGreaterThan(50);
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(served.sort());
  });

  it('has an address and a body for every step that a person can take', () => {
    for (const action of personActions) {
      const path = document.paths?.[`/api/v1/partnerships/{reference}/actions/${action}`];
      expect(path?.post?.requestBody?.content?.['application/json']?.schema).toBeDefined();
    }
  });

  it('is complete: each operation has an id of its own, a summary, an answer and its refusals', () => {
    const ids = operations().map(({ operation }) => String(operation.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      const statuses = Object.keys(operation.responses ?? {});
      expect({ path, method, summary: typeof operation.summary }).toEqual({ path, method, summary: 'string' });
      expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
      expect(statuses).toEqual(expect.arrayContaining(['429', '503']));
      // checking a file changes nothing, though it is sent
      if (method !== 'get' && !/\/(verifications|mail\/bounces)$/.test(path)) {
        const names = listOf(operation.parameters).map((parameter) => String(parameter.$ref));
        expect(names).toContain('#/components/parameters/IdempotencyKey');
        expect(statuses).toEqual(expect.arrayContaining(['401', '403', '409', '422']));
      }
    }
  });

  it('names every parameter of an address', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = listOf(operation.parameters).filter((each) => String(each.in) === 'path');
      expect(described.map(({ name }) => String(name))).toEqual(inPath);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref);
    expect(refs.length).toBeGreaterThan(100);
    for (const ref of new Set(refs)) {
      const found = ref
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      expect({ ref, found: typeof found }).toEqual({ ref, found: 'object' });
    }
  });

  it('says who may use what: the register is for anybody, all else needs a key or a session with its token', () => {
    for (const { path, method, operation } of operations()) {
      const open = /\/(register|verify|verifications|mail\/bounces)(\/|$)/.test(path);
      const session = method === 'get' ? { session: [] } : { session: [], formToken: [] };
      expect({ path, security: operation.security }).toEqual({ path, security: open ? [] : [{ bearer: [] }, session] });
    }
  });

  it('describes the query and the bodies as they are checked', () => {
    const paths = document.paths;
    const list = paths?.['/api/v1/partnerships']?.get?.parameters;
    expect(list).toContainEqual(
      expect.objectContaining({ name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } }),
    );
    const schemas = document.components?.schemas ?? {};
    expect(schemas.CommunityInput?.required).toEqual(['name', 'level', 'country', 'zone', 'officeTitle']);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Problem', 'Partnership', 'Community', 'TermInput']));
  });

  it('is shown on a page to try it, whose scripts are our own files', async () => {
    const page = await fetch(`${world.origin}/api/docs`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).toContain('data-document="/api/openapi.json"');
    const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => String(src));
    expect(
      scripts.some((src) => src.includes('swagger-ui-bundle')) && scripts.some((src) => src.includes('api-docs')),
    ).toBe(true);
    for (const src of scripts) expect((await fetch(`${world.origin}${src}`, { method: 'HEAD' })).status).toBe(200);
    expect(await (await fetch(`${world.origin}/api`)).text()).toContain('href="/api/docs"');
  });
});
