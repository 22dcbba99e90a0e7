import { oid } from './object-identifiers.js';

/**
 * Extensions of a certificate that checks of documents understand: the use of its key and purposes, whether it is an
 * authority's, other names of its holder, policies. Of any other one that is critical nobody can say that it is kept, so
 * such a certificate neither passes a check nor is taken into use.
 */
export const understoodExtensions: ReadonlySet<string> = new Set<string>([
  oid.keyUsage,
  oid.extendedKeyUsage,
  oid.basicConstraints,
  oid.subjectAltName,
  oid.certificatePolicies,
]);
