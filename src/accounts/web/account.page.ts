import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { CreatedApiKey, ListedApiKey } from '../application/api-keys.js';
import type { ListedSession } from '../application/sessions.js';
import type { Account } from '../domain/account.js';

export interface AccountPage {
  readonly form: FormModel;
  readonly account: Account;
  readonly sessions: readonly (ListedSession & { readonly device: string | null; readonly current: boolean })[];
  readonly keysHref: string;
  readonly passkeysHref: string;
}

export interface ApiKeysPage {
  readonly form: FormModel;
  readonly keys: readonly ListedApiKey[];
  /** The one that was just made: this is the only time it can be read. */
  readonly created: CreatedApiKey | null;
  readonly keysHref: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'accounts/account': AccountPage;
    'accounts/api-keys': ApiKeysPage;
  }
}
