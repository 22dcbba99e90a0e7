import { AppError } from '../../platform/errors.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';

/** Staff's pages about clocks, each at one address. */
export const clockPaths = {
  versions: addresses.clocks,
  edit: `${addresses.clocks}/edit`,
  /** A version, beside another one where `from` says so. */
  version: (version: number, from?: number) =>
    addressOf(`${addresses.clocks}/${version}`, { from: from === undefined ? undefined : String(from) }),
  /** Of one case, for the clock of one of its states. */
  ofCase: (reference: string, state?: string) => addressOf(`/partnerships/${reference}/clock`, { state }),
};

export const policyUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'clock-policy.unknown',
    message: 'There is no such version of the clocks. Look at the list of versions.',
  });

/** The number of a version in an address. @throws AppError when it can't be one */
export function versionIn(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw policyUnknown();
  return Number(text);
}
