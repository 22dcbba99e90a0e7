import { parseArgs } from 'node:util';

export interface VerifyCommand {
  readonly file: string;
  /** Files with certificates of authorities, PEM or DER. */
  readonly trust: readonly string[];
  /** Files with lists of revoked certificates, PEM or DER. */
  readonly crl: readonly string[];
  /** A file with the certificate that the registry seals with, PEM or DER, or the SHA-256 of that certificate. */
  readonly registry: string | null;
  readonly json: boolean;
}

export const usage = `npm run -s verify -- FILE.pdf [--trust CA.pem] [--registry CERTIFICATE.pem|SHA-256] [--crl CRL.pem] [--json]

Checks a sealed agreement from nothing but the file. Ends with 0 when it is accepted, 1 when it is refused, 2 when it is
consistent but nobody was named with --trust, 64 when the command is wrong, 66 when a file can't be read, 70 when the program fails.`;

/** Null where it is not a command. --trust and --crl may be given several times. */
export function readVerifyCommand(args: readonly string[]): VerifyCommand | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) return null;
    const { trust = [], crl = [], registry = null, json = false } = values;
    return { file, trust, crl, registry, json };
  } catch {
    return null;
  }
}

const options = {
  trust: { type: 'string', multiple: true },
  crl: { type: 'string', multiple: true },
  registry: { type: 'string' },
  json: { type: 'boolean' },
} as const;
