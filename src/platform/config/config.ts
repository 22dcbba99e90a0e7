import path from 'node:path';
import { ConfigError, type ConfigProblem } from './config-error.js';
import { isLoopback, rules } from './config-rules.js';
import { type DkimKey, type MailSettings, mailSettings, readDkim } from './mail-settings.js';
import { repositoryRoot } from './repository-root.js';
import type { KeyPair } from '../keys/key-pair.js';
import type { S3Address } from './s3-address.js';
import { type ConfiguredSealKeys, readSealKeys } from './seal-key-files.js';
import { advice, type VariableName, type VariableValues, variables } from './variables.js';

export type Role = 'all' | 'web' | 'worker';
export type LogLevel = NonNullable<VariableValues['LOG_LEVEL']>;

/** What the environment says, checked once at boot; nothing else reads `process.env`. */
export interface Config extends MailSettings {
  /** No DATABASE_URL: we run our own PostgreSQL. */
  readonly embedded: boolean;
  readonly databaseUrl?: string | undefined;
  /** Without it the queue lives in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** Without it documents live in PostgreSQL. */
  readonly s3?: S3Address | undefined;
  readonly smtpUrl?: string | undefined;
  /** A time-stamp authority; without it seals carry no time stamps. */
  readonly tsaUrl?: string | undefined;
  /** Addresses that people give us may lead into private networks, and by plain http: for development. */
  readonly outgoingAllowPrivate: boolean;
  /** Without it the authority issues a certificate to the registry. */
  readonly registryKey?: KeyPair | undefined;
  /** Who issues certificates; without it the service makes an authority of its own. */
  readonly authorityKey?: KeyPair | undefined;
  /** Mail is kept and readable in the product: only on the embedded default, only on this machine. */
  readonly catchMail: boolean;
  /** An origin without a slash at its end. */
  readonly baseUrl: string;
  readonly port: number;
  readonly host: string;
  readonly role: Role;
  /** Absolute. */
  readonly dataDir: string;
  readonly sampleData: boolean;
  readonly typstChildren: number;
  readonly workerConcurrency: number;
  /** Number of proxies whose X-Forwarded-* headers are believed. */
  readonly trustProxy: number;
  readonly logLevel: LogLevel;
  /** Who sends it as a bearer may read /metrics from anywhere. */
  readonly metricsToken?: string | undefined;
  /** Always there with DATABASE_URL; on the embedded default see `readOrCreateSecretKey`. */
  readonly secretKey?: string | undefined;
}

/**
 * @throws ConfigError naming every variable that is wrong. Its message repeats no value that could hold a password.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const { values, problems } = readVariables(env);
  const set = (name: VariableName) => isSet(env, name);
  const known = new Set(problems.map(({ variable }) => variable));
  const broken = rules.map((rule) => rule(values, set)).filter((problem) => problem !== undefined);
  const sealKeys = readSealKeys(values);
  const dkim = readDkim(values);
  const others = [...sealKeys.problems, ...(dkim.problem ? [dkim.problem] : [])];
  const all = [...problems, ...broken.filter(({ variable }) => !known.has(variable)), ...others];
  if (all.length > 0) throw new ConfigError(all);
  return Object.freeze(withDefaults(values, sealKeys.keys, dkim.key));
}

/** An empty variable counts as absent: that is how compose files and shells pass on one that nobody set. */
function isSet(env: NodeJS.ProcessEnv, name: VariableName): boolean {
  return (env[name] ?? '').trim() !== '';
}

function readVariables(env: NodeJS.ProcessEnv): { values: VariableValues; problems: ConfigProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const variable of Object.keys(variables) as VariableName[]) {
    if (!isSet(env, variable)) continue;
    const result = variables[variable].safeParse(env[variable]?.trim());
    if (result.success) values[variable] = result.data;
    else problems.push({ variable, problem: result.error.issues[0]?.message ?? 'is wrong', advice: advice[variable] });
  }
  return { values, problems };
}

function withDefaults(values: VariableValues, sealKeys: ConfiguredSealKeys, dkim?: DkimKey): Config {
  const embedded = values.DATABASE_URL === undefined;
  const port = values.PORT ?? 3000;
  const host = values.HOST ?? (embedded ? '127.0.0.1' : '0.0.0.0');
  return {
    embedded,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    s3: values.S3_URL,
    smtpUrl: values.SMTP_URL,
    tsaUrl: values.TSA_URL,
    outgoingAllowPrivate: values.OUTGOING_ALLOW_PRIVATE === 'on',
    registryKey: sealKeys.registry,
    authorityKey: sealKeys.authority,
    catchMail: embedded && values.SMTP_URL === undefined && isLoopback(host),
    ...mailSettings(values, dkim),
    baseUrl: values.BASE_URL ?? `http://localhost:${port}`,
    port,
    host,
    role: values.ROLE ?? 'all',
    dataDir: values.DATA_DIR ?? path.join(repositoryRoot, '.data'),
    sampleData: values.SAMPLE_DATA === undefined ? embedded : values.SAMPLE_DATA === 'on',
    typstChildren: values.TYPST_CHILDREN ?? 1,
    workerConcurrency: values.WORKER_CONCURRENCY ?? 10,
    trustProxy: values.TRUST_PROXY ?? 0,
    logLevel: values.LOG_LEVEL ?? 'info',
    metricsToken: values.METRICS_TOKEN,
    secretKey: values.SECRET_KEY,
  };
}
