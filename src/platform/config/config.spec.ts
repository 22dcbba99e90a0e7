import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { repositoryRoot } from './repository-root.js';
import { variables } from './variables.js';

const production = {
  DATABASE_URL: 'postgres://entente:hush-hush@db:5432/entente',
  SMTP_URL: 'smtp://mail:1025',
  BASE_URL: 'https://entente.example.org',
  SECRET_KEY: 'k'.repeat(32),
};

function refusal(env: NodeJS.ProcessEnv): ConfigError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('the environment was accepted');
}

const wrong = (env: NodeJS.ProcessEnv) =>
  refusal(env)
    .problems.map(({ variable }) => variable)
    .sort();

describe('configuration', () => {
  it('needs nothing: an empty environment is one process on an embedded store that only this machine reaches', () => {
    expect(loadConfig({})).toEqual({
      embedded: true,
      catchMail: true,
      mailFrom: 'Entente <entente@localhost>',
      mailConnections: 10,
      outgoingAllowPrivate: false,
      baseUrl: 'http://localhost:3000',
      port: 3000,
      host: '127.0.0.1',
      role: 'all',
      dataDir: path.join(repositoryRoot, '.data'),
      sampleData: true,
      typstChildren: 1,
      workerConcurrency: 10,
      trustProxy: 0,
      logLevel: 'info',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: ' ', ROLE: '' })).toEqual(loadConfig({}));
  });

  it('opens to the network and shows no sample data once there is a database of its own', () => {
    const config = loadConfig(production);
    expect(config).toMatchObject({ embedded: false, host: '0.0.0.0', sampleData: false, catchMail: false });
    expect(config.databaseUrl).toBe(production.DATABASE_URL);
  });

  it("can't be changed afterwards", () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it('follows PORT in the address of links, and drops the slash behind BASE_URL', () => {
    expect(loadConfig({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
    expect(loadConfig({ BASE_URL: 'https://a.example/' }).baseUrl).toBe('https://a.example');
  });

  it('names every wrong variable in one message', () => {
    const env = {
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost',
      S3_URL: 's3://bucket',
      SMTP_URL: 'mail',
      MAIL_FROM: 'nobody',
      MAIL_RETURN_PATH: 'Bounces <bounces@example.org>',
      MAIL_RATE: '0',
      MAIL_CONNECTIONS: 'some',
      DKIM_DOMAIN: 'example',
      DKIM_SELECTOR: 'a b',
      BOUNCE_IMAP_URL: 'pop3://host',
      BOUNCE_WEBHOOK_SECRET: 'secret',
      BASE_URL: 'https://a.example/path',
      PORT: '70000',
      HOST: 'two words',
      ROLE: 'boss',
      SAMPLE_DATA: 'maybe',
      ALLOW_SAMPLE_DATA: 'perhaps',
      SECRET_KEY: 'short',
      TYPST_CHILDREN: '0',
      WORKER_CONCURRENCY: 'many',
      TRUST_PROXY: '-1',
      LOG_LEVEL: 'loud',
    };
    expect(wrong(env)).toEqual(Object.keys(env).sort());
    for (const name of Object.keys(env)) expect(refusal(env).message).toContain(`${name} `);
  });

  it('asks for mail, an address and a key as soon as there is a database, all at once', () => {
    expect(wrong({ DATABASE_URL: production.DATABASE_URL })).toEqual(['BASE_URL', 'SECRET_KEY', 'SMTP_URL']);
  });

  it('asks a worker for the address as well, which it prints on documents and into certificates', () => {
    expect(wrong({ ...production, BASE_URL: '', ROLE: 'worker' })).toEqual(['BASE_URL']);
    expect(loadConfig({ ...production, ROLE: 'worker' }).role).toBe('worker');
  });

  it.each(['web', 'worker'])('refuses %s on the embedded store, and says why', (ROLE) => {
    expect(refusal({ ROLE }).message).toMatch(/ROLE is .*embedded PostgreSQL belongs to one process/);
  });

  it('keeps invented officials out of a real database unless told twice', () => {
    expect(wrong({ ...production, SAMPLE_DATA: 'on' })).toEqual(['SAMPLE_DATA']);
    expect(loadConfig({ ...production, SAMPLE_DATA: 'on', ALLOW_SAMPLE_DATA: 'yes' }).sampleData).toBe(true);
  });

  it('shows caught mail to nobody on the network', () => {
    expect(wrong({ HOST: '0.0.0.0' })).toEqual(['SMTP_URL']);
    expect(loadConfig({ HOST: '0.0.0.0', SMTP_URL: 'smtp://mail' }).catchMail).toBe(false);
    expect(loadConfig({ HOST: '::1' }).catchMail).toBe(true);
  });

  it('never repeats a password or a key', () => {
    const env = {
      DATABASE_URL: 'postgre://u:hush-hush@db/x',
      REDIS_URL: 'http://:hush-hush@r',
      S3_URL: 'https://hush-hush:hush-hush/x@s3.example.org/documents',
      SMTP_URL: 'hush-hush',
      SECRET_KEY: 'hush-hush',
    };
    expect(refusal(env).message).not.toContain('hush-hush');
    expect(JSON.stringify(refusal(env))).not.toContain('hush-hush');
  });

  it('signs mail with all three of its parts or not at all, and only with a key that it can open', () => {
    expect(wrong({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'entente' })).toEqual(['DKIM_DOMAIN']);
    const parts = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'entente', DKIM_KEY_FILE: 'package.json' };
    expect(wrong(parts)).toEqual(['DKIM_KEY_FILE']);
  });

  it('is explained in .env.example, variable by variable', () => {
    const example = readFileSync(path.join(repositoryRoot, '.env.example'), 'utf8');
    const documented = [...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual(Object.keys(variables).sort());
  });
});
