import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig } from '../../src/platform/config/config.js';
import { repositoryRoot } from '../../src/platform/config/repository-root.js';
import { variables } from '../../src/platform/config/variables.js';

interface Service {
  image: string;
  command?: string[];
  build?: { context: string; dockerfile_inline: string };
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}

const text = readFileSync(path.join(repositoryRoot, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };
const service = (name: string): Service => {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
};
const ours = ['web', 'worker'] as const;

/** As compose does it for `${NAME}`, `${NAME:-default}` and `${NAME:?message}`; throws where a required one is missing. */
function interpolate(value: string, env: Record<string, string>): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind?: string, rest?: string) => {
    if (env[name]) return env[name];
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return kind === '-' ? (rest ?? '') : '';
  });
}

function configOf(name: string, env: Record<string, string>) {
  const entries = Object.entries(service(name).environment ?? {});
  return loadConfig(Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value, env)])));
}

const secrets = { POSTGRES_PASSWORD: 'chosen', SECRET_KEY: 'k'.repeat(48) };

describe('docker-compose.yml', () => {
  it('runs webs and workers beside PostgreSQL, Redis and a mail catcher', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['mail', 'postgres', 'redis', 'web', 'worker']);
  });

  it('checks the health of each, and starts ours once the others are healthy', () => {
    for (const name of Object.keys(compose.services)) expect(service(name).healthcheck?.test[0]).toBe('CMD');
    for (const name of ours) {
      const conditions = Object.entries(service(name).depends_on ?? {});
      expect(conditions.map(([other]) => other).sort()).toEqual(['mail', 'postgres', 'redis']);
      expect(conditions.every(([, { condition }]) => condition === 'service_healthy')).toBe(true);
    }
  });

  it('sets only variables that the configuration knows', () => {
    for (const name of ours) {
      const unknown = Object.keys(service(name).environment ?? {}).filter((key) => !(key in variables));
      expect(unknown).toEqual([]);
    }
  });

  it('gives web and worker an environment that boots them, with nothing but the two secrets chosen', () => {
    expect(configOf('web', secrets)).toMatchObject({
      role: 'web',
      embedded: false,
      host: '0.0.0.0',
      sampleData: false,
    });
    expect(configOf('worker', secrets)).toMatchObject({ role: 'worker', embedded: false, port: 3000 });
  });

  it('holds no secret, and says which one to choose where it is missing', () => {
    expect(() => configOf('web', { SECRET_KEY: secrets.SECRET_KEY })).toThrow(/^POSTGRES_PASSWORD: ./);
    expect(() => configOf('web', { POSTGRES_PASSWORD: 'chosen' })).toThrow(/^SECRET_KEY: ./);
    const values = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    for (const [key, value] of values) {
      if (/PASSWORD|SECRET|TOKEN|KEY$/.test(key)) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/);
      if (key.endsWith('_URL')) expect(value.replace(/\$\{[^}]*\}/g, '')).not.toMatch(/:\/\/[^/@:]*:[^/@]+@/);
    }
  });

  it('builds the image in stages that end as a user without rights, of what the program runs with', () => {
    const dockerfile = service('web').build?.dockerfile_inline ?? '';
    expect(dockerfile.match(/^FROM /gm)?.length).toBe(3);
    expect(dockerfile).toMatch(/^RUN npm ci /m);
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(last).toMatch(/^USER node$/m);
    for (const folder of ['dist', 'templates', 'src', 'node_modules']) {
      expect(last).toContain(`COPY --from=build /app/${folder} ${folder}`);
    }
    // Compose would take a lone dollar sign for one of its own variables.
    expect(dockerfile.replaceAll('$$', '')).not.toContain('$');
    expect(service('worker').build).toEqual(service('web').build);
  });

  it('keeps what PostgreSQL and Redis write, and lets Redis evict nothing', () => {
    expect(service('postgres').volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(service('redis').volumes).toEqual(['redis:/data']);
    expect(Object.keys(compose.volumes)).toEqual(['postgres', 'redis']);
    expect(service('redis').command?.join(' ')).toBe('redis-server --appendonly yes --maxmemory-policy noeviction');
  });
});
