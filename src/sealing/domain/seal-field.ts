import type { Side } from '../../partnerships/domain/states.js';

/** The signature fields of a sealed original, by these names in its form. */
export const sealFields = ['RegistrySeal', 'InitiatorSeal', 'CounterpartSeal'] as const;
export type SealField = (typeof sealFields)[number];

export const registryField = 'RegistrySeal' satisfies SealField;

export const communityField: Readonly<Record<Side, SealField>> = {
  initiator: 'InitiatorSeal',
  counterpart: 'CounterpartSeal',
};
