import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { CommunitiesQuery } from '../../communities/application/communities.query.js';
import { mayKeepKey } from '../../communities/domain/acting-person.js';
import { actingAs } from '../../communities/web/acting-as.js';
import type { Desk } from '../../communities/web/desk.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { HeldKeysQuery } from '../application/held-keys.query.js';
import { keyView } from './key-view.js';
import { keyFileForm } from './seal-key.forms.js';

/** What a community's seals are made with, and the form to bring a key of its own. */
@Injectable()
export class ShowSealKey {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
    private readonly keys: HeldKeysQuery,
  ) {}

  async at(id: string, desk: Desk, account: Account, page: PageContext, state: FormState = blankForm): Promise<string> {
    const { name } = await this.communities.one(id);
    const [held, own] = [await this.keys.ofCommunity(id), await this.keys.ownAuthorities()];
    const keeps = !desk.staff && mayKeepKey(actingAs(account), id);
    const action = `${desk.base}/seal-key/bring`;
    const model = {
      community: name,
      back: desk.base,
      key: keyView(held, own, page.now),
      form: keeps ? formModel(keyFileForm, state, { action }) : null,
      removeHref: keeps && held.origin === 'brought' ? `${desk.base}/seal-key/remove` : null,
    };
    return this.renderer.render('sealing/community-key', model, page);
  }
}
