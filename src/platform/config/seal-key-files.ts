import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors.js';
import { checkedKeyPair, type KeyPurpose } from '../keys/checked-key-pair.js';
import type { KeyPair } from '../keys/key-pair.js';
import { openKeyFileNow } from '../keys/open-key-file.js';
import type { ConfigProblem } from './config-error.js';
import { repositoryRoot } from './repository-root.js';
import type { VariableValues } from './variables.js';

export interface ConfiguredSealKeys {
  readonly registry?: KeyPair | undefined;
  readonly authority?: KeyPair | undefined;
}

type Found = { readonly pair?: KeyPair; readonly problem?: ConfigProblem };

/** The PKCS#12 files that the environment names, opened and checked. */
export function readSealKeys(values: VariableValues): { keys: ConfiguredSealKeys; problems: ConfigProblem[] } {
  const registry = readKey('SEAL_REGISTRY_P12', values.SEAL_REGISTRY_P12, values.SEAL_REGISTRY_PASSWORD, 'seals');
  const authority = readKey(
    'SEAL_AUTHORITY_P12',
    values.SEAL_AUTHORITY_P12,
    values.SEAL_AUTHORITY_PASSWORD,
    'authority',
  );
  const problems = [registry.problem, authority.problem].filter((problem) => problem !== undefined);
  return { keys: { registry: registry.pair, authority: authority.pair }, problems };
}

function readKey(variable: string, named: string | undefined, password = '', purpose: KeyPurpose): Found {
  if (named === undefined) return {};
  try {
    return { pair: checkedKeyPair(openKeyFileNow(bytesOf(named), password), purpose, new Date()) };
  } catch (error) {
    const problem = `can’t be used: ${reasonOf(error)}`;
    return { problem: { variable, problem, advice: advice[purpose] } };
  }
}

const advice: Readonly<Record<KeyPurpose, string>> = {
  seals: 'Give a PKCS#12 file with the registry’s key, and its password in SEAL_REGISTRY_PASSWORD; or leave both out',
  authority:
    'Give a PKCS#12 file with the authority’s key, and its password in SEAL_AUTHORITY_PASSWORD; or leave both out',
};

/** A path, from this folder where it is relative; what is no path is the file itself in base64, which begins like this. */
const bytesOf = (named: string): Buffer =>
  /^MI[A-Za-z0-9+/=\s]{100,}$/.test(named)
    ? Buffer.from(named, 'base64')
    : readFileSync(path.resolve(repositoryRoot, named));

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message.replace(/\.$/, '');
  return 'there is no such file that this process may read';
}
