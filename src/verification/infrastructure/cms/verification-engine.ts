import { webcrypto } from 'node:crypto';
import { CryptoEngine } from 'pkijs';

type EngineCrypto = ConstructorParameters<typeof CryptoEngine>[0]['crypto'];

/**
 * Given to every call of pkijs: its global engine belongs to whoever sets it last, and another package does.
 */
export const verificationEngine = new CryptoEngine({
  name: 'verification',
  crypto: webcrypto as EngineCrypto,
  subtle: webcrypto.subtle as EngineCrypto['subtle'],
});
