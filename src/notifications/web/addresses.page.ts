import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { PausedAddress } from '../application/addresses/paused-address.js';
import type { PausedAddressPage } from '../application/addresses/paused-addresses.js';

export const addressesPath = '/staff/addresses';

export interface AddressesPage {
  readonly find: string;
  readonly addresses: readonly PausedAddress[];
  readonly olderHref: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/addresses': { readonly list: AddressesPage; readonly form: FormModel };
  }
}

export const addressesPage = ({ addresses, next }: PausedAddressPage, find: string): { list: AddressesPage } => {
  const query = new URLSearchParams({ ...(find ? { find } : {}), after: next ?? '' });
  return { list: { find, addresses, olderHref: next ? `${addressesPath}?${query}` : null } };
};
