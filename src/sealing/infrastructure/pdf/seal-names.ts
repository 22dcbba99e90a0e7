import type { SealField } from '../../domain/seal-field.js';

/** What readers of PDFs show beside a seal. Who sealed is what the certificate says. */
export const sealNames: Readonly<Record<SealField, { readonly name: string; readonly reason: string }>> = {
  RegistrySeal: { name: 'Seal of the registry', reason: 'Certifies this original as the registry holds it' },
  InitiatorSeal: {
    name: 'Seal of the initiating community',
    reason: 'Seals this original for the initiating community',
  },
  CounterpartSeal: {
    name: 'Seal of the counterpart community',
    reason: 'Seals this original for the counterpart community',
  },
};
