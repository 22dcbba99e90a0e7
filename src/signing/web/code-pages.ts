import { Injectable } from '@nestjs/common';
import { PasskeyStepUp } from '../../accounts/application/passkey-step-up.js';
import type { Account } from '../../accounts/domain/account.js';
import { stepUpMinutes } from '../../accounts/domain/link.js';
import { maskedAddress } from '../../accounts/domain/masked-address.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import { caseAddress } from '../../partnerships/web/case-names.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { oneOf } from '../../platform/web/forms/raw-form.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type DrawnSignature, drawnSignature } from '../domain/drawn-signature.js';
import { carriedFields, codeForm, passkeyForm, signatureForm } from './signing.forms.js';
import { type SigningCodePage, signTitle } from './signing-page.js';

/** The second step: the code from the mail, or the passkey. */
@Injectable()
export class CodePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly passkeys: PasskeyStepUp,
  ) {}

  passkeyOffered(account: Account): Promise<boolean> {
    return this.passkeys.offered(account.id);
  }

  async show(
    loaded: LoadedCase,
    account: Account,
    state: FormState,
    page: PageContext,
    // whoever answered with a passkey wasn't mailed anything
    codeSent = oneOf(state.raw, 'passkey') === '',
  ): Promise<string> {
    const signAddress = `${caseAddress(loaded.partnership)}/sign`;
    const fields = Object.fromEntries(carriedFields.map((name) => [name, oneOf(state.raw, name)]));
    const offered = await this.passkeyOffered(account);
    const raw = { ...state.raw, passkey: '' };
    const model: SigningCodePage = {
      reference: loaded.partnership.reference,
      title: signTitle(loaded),
      address: maskedAddress(account.mail),
      minutes: stepUpMinutes,
      typedName: oneOf(state.raw, 'typedName'),
      drawn: drawnIn(state),
      codeSent,
      passkey: offered ? passkeyPart(raw, signAddress) : null,
      form: formModel(codeForm, { raw, problems: state.problems }, { action: `${signAddress}/confirm` }),
      again: { action: `${signAddress}/code`, fields },
      backHref: signAddress,
    };
    return this.renderer.render('signing/code', model, page);
  }
}

const passkeyPart = (raw: FormState['raw'], signAddress: string) => ({
  form: formModel(passkeyForm, { raw, problems: [] }, { action: `${signAddress}/confirm` }),
  optionsAction: `${signAddress}/passkey`,
});

/** Drawn again from the numbers that were sent, as it will be printed. */
function drawnIn(state: FormState): DrawnSignature | null {
  const read = submitForm(signatureForm, state.raw);
  return read.ok && read.value.strokes ? drawnSignature(read.value.strokes) : null;
}
