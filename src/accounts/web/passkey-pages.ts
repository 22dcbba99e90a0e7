import { Injectable } from '@nestjs/common';
import { formModel } from '../../platform/web/forms/form-model.js';
import { filledForm, type FormState } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { RequestContext } from '../../platform/web/request-context.js';
import { Authenticators } from '../application/authenticators.js';
import { type ListedPasskey, Passkeys } from '../application/passkeys.js';
import { Sessions } from '../application/sessions.js';
import type { Account } from '../domain/account.js';
import { passkeyForm, passkeyLabelForm, passkeysPath } from './passkeys.forms.js';

export interface PasskeysPage {
  readonly passkeys: readonly (ListedPasskey & { readonly rename: FormModel; readonly removeAction: string })[];
  readonly form: FormModel;
  readonly optionsAction: string;
  /** `sign-in-again`: whoever comes from a link or was away for long shows first who they are. */
  readonly setUp: 'possible' | 'sign-in-again' | 'impossible';
  readonly signInAgainAction: string;
  readonly backHref: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'accounts/passkeys': PasskeysPage;
  }
}

@Injectable()
export class PasskeyPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
    private readonly authenticators: Authenticators,
  ) {}

  async list(account: Account, context: RequestContext, state: FormState, page: PageContext): Promise<string> {
    const listed = await this.passkeys.list(account.id);
    const model: PasskeysPage = {
      passkeys: listed.map((passkey) => ({
        ...passkey,
        rename: formModel(passkeyLabelForm, filledForm(passkeyLabelForm, passkey), {
          action: `${passkeysPath}/${passkey.id}`,
        }),
        removeAction: `${passkeysPath}/${passkey.id}/remove`,
      })),
      form: formModel(passkeyForm, { ...state, raw: { ...state.raw, passkey: '' } }, { action: passkeysPath }),
      optionsAction: `${passkeysPath}/options`,
      setUp: await this.setUp(context),
      signInAgainAction: `${passkeysPath}/sign-in-again`,
      backHref: addresses.account,
    };
    return this.renderer.render('accounts/passkeys', model, page);
  }

  /** A passkey signs agreements: a session that somebody left open, or that began with a forwarded link, must not make one. */
  async maySetUp({ sessionId }: RequestContext): Promise<boolean> {
    return this.authenticators.possible && sessionId !== null && (await this.sessions.isFresh(sessionId));
  }

  private async setUp(context: RequestContext): Promise<PasskeysPage['setUp']> {
    if (!this.authenticators.possible) return 'impossible';
    return (await this.maySetUp(context)) ? 'possible' : 'sign-in-again';
  }
}
