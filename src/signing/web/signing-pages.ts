import { Injectable } from '@nestjs/common';
import { stepUpMinutes } from '../../accounts/domain/link.js';
import type { Account } from '../../accounts/domain/account.js';
import { AgreementReader } from '../../agreements/application/agreement-reader.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import { otherSide, type Side } from '../../partnerships/domain/states.js';
import { signatureViews } from '../../partnerships/web/case/signatures-view.js';
import { caseAddress, namesOf } from '../../partnerships/web/case-names.js';
import { reasonList } from '../../partnerships/web/reasons.js';
import { viewerOf } from '../../partnerships/web/viewer.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import { oneOf } from '../../platform/web/forms/raw-form.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { maskedAddress } from './masked-address.js';
import { codeForm, signatureForm } from './signing.forms.js';
import type { SigningDoor } from './signing-door.js';
import { signingFacts, signTitle } from './signing-page.js';

const carried = ['typedName', 'consent', 'contentHash', 'initiatorOriginal', 'counterpartOriginal'] as const;

/** The pages on which an official reads, signs, and sees that it counts. */
@Injectable()
export class SigningPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly agreements: AgreementReader,
    private readonly documents: DocumentStore,
  ) {}

  async read(
    loaded: LoadedCase,
    door: Extract<SigningDoor, { is: 'open' }>,
    state: FormState,
    page: PageContext,
  ): Promise<string> {
    const { side, frozen, revision } = door;
    const { originals, contentHash } = frozen;
    const sha256 = originals[side];
    const stored = await this.documents.read(sha256);
    const hashes = { contentHash, initiatorOriginal: originals.initiator, counterpartOriginal: originals.counterpart };
    const model = {
      ...signingFacts(loaded, door),
      text: await this.agreements.read(loaded.partnership, revision, side),
      original: {
        href: `${caseAddress(loaded.partnership)}/documents/${sha256}`,
        kilobytes: Math.max(1, Math.round((stored?.bytes.length ?? 0) / 1024)),
      },
      form: formModel(
        signatureForm,
        { raw: { ...state.raw, ...hashes }, problems: state.problems },
        { action: `${caseAddress(loaded.partnership)}/sign` },
      ),
    };
    return this.renderer.render('signing/read-and-sign', model, page);
  }

  code(loaded: LoadedCase, account: Account, state: FormState, page: PageContext): string {
    const signAddress = `${caseAddress(loaded.partnership)}/sign`;
    const fields = Object.fromEntries(carried.map((name) => [name, oneOf(state.raw, name)]));
    const model = {
      reference: loaded.partnership.reference,
      title: signTitle(loaded),
      address: maskedAddress(account.mail),
      minutes: stepUpMinutes,
      typedName: oneOf(state.raw, 'typedName'),
      form: formModel(codeForm, state, { action: `${signAddress}/confirm` }),
      again: { action: `${signAddress}/code`, fields },
      backHref: signAddress,
    };
    return this.renderer.render('signing/code', model, page);
  }

  signed(loaded: LoadedCase, side: Side, page: PageContext): string {
    const { partnership, facts } = loaded;
    const { signatures } = partnership.procedure;
    const own = signatures[side];
    const names = namesOf(facts);
    const model = {
      reference: partnership.reference,
      names,
      typedName: own?.typedName ?? '',
      signedAt: { instant: own?.instant ?? facts.now, zone: own?.zone ?? 'UTC' },
      partner: names[otherSide(side)],
      concluded: signatures.initiator !== null && signatures.counterpart !== null,
      signatures: signatureViews(loaded, viewerOf(loaded)) ?? [],
      caseHref: caseAddress(partnership),
    };
    return this.renderer.render('signing/signed', model, page);
  }

  /** Who may not see the case is told no more of it than they knew. */
  closed(loaded: LoadedCase, { reason, refusals }: Extract<SigningDoor, { is: 'closed' }>, page: PageContext): string {
    const { partnership, facts, visible } = loaded;
    const names = visible ? namesOf(facts) : null;
    const model = {
      reference: partnership.reference,
      reason,
      names,
      refusals: reason === 'refused' && names ? reasonList(refusals, names) : [],
      caseHref: visible ? caseAddress(partnership) : null,
    };
    return this.renderer.render('signing/closed', model, page);
  }
}
