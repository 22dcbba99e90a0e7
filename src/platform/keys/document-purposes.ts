/** What a certificate for signing documents may be limited to (extended key usage): e-mail, documents, anything. */
export const documentPurposes: readonly string[] = [
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
  '2.5.29.37.0',
];
