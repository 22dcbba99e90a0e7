import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SignatureAlgorithm } from '../../application/signer.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

/** What a `Signer` does, as certificates and CMS name it. RSA has NULL parameters there, ECDSA none. */
export const signatureAlgorithm = (algorithm: SignatureAlgorithm): pkijs.AlgorithmIdentifier =>
  algorithm === 'rsa'
    ? new pkijs.AlgorithmIdentifier({ algorithmId: oid.rsaWithSha256, algorithmParams: new asn1js.Null() })
    : new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });
