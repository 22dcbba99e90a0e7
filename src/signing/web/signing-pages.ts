import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { AgreementReader } from '../../agreements/application/agreement-reader.js';
import { CancelledSteps } from '../../partnerships/application/cancelled-steps.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import { otherSide, type Side } from '../../partnerships/domain/states.js';
import { consentIn } from '../../partnerships/domain/consent.js';
import { ownClockPlanView } from '../../partnerships/web/case/clock-plan-view.js';
import { ceremonyView } from '../../partnerships/web/case/plan-view.js';
import { signatureViews } from '../../partnerships/web/case/signatures-view.js';
import { caseAddress, namesOf } from '../../partnerships/web/case-names.js';
import { reasonList } from '../../partnerships/web/reasons.js';
import { viewerOf } from '../../partnerships/web/viewer.js';
import { DocumentStore, type StoredDocument } from '../../platform/documents/document-store.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { StoredDrawings } from '../application/stored-drawings.js';
import { drawnSignature } from '../domain/drawn-signature.js';
import { ownSignature } from '../../partnerships/domain/own-signature.js';
import { signatureForm } from './signing.forms.js';
import type { SigningDoor } from './signing-door.js';
import { signingFacts, type SigningPage } from './signing-page.js';

/** The pages on which an official reads, signs, and sees that it counts. */
@Injectable()
export class SigningPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly agreements: AgreementReader,
    private readonly documents: DocumentStore,
    private readonly drawings: StoredDrawings,
    private readonly cancelled: CancelledSteps,
  ) {}

  async read(
    loaded: LoadedCase,
    door: Extract<SigningDoor, { is: 'open' }>,
    state: FormState,
    page: PageContext,
  ): Promise<string> {
    const { side, frozen, revision } = door;
    const { originals, contentHash } = frozen;
    const hashes = { contentHash, initiatorOriginal: originals.initiator, counterpartOriginal: originals.counterpart };
    const cancelled = await this.cancelled.of(loaded.partnership.procedure.id);
    const model = {
      ...signingFacts(loaded, door),
      clockPlan: ownClockPlanView(loaded, viewerOf(loaded), cancelled),
      text: await this.agreements.read(loaded.partnership, revision, side),
      original: originalView(loaded, originals[side], await this.documents.read(originals[side])),
    };
    // the consent is recorded in the language in which it was read, so it is the page's own
    const formIn = (language: string) => {
      const { version: consentVersion, text } = consentIn(language);
      const raw = { ...state.raw, ...hashes, consentVersion };
      const options = { action: `${caseAddress(loaded.partnership)}/sign`, labels: { consent: text } };
      return formModel(signatureForm, { raw, problems: state.problems }, options);
    };
    return this.renderer.renderSaid(
      'signing/read-and-sign',
      ({ language }) => ({ ...model, form: formIn(language) }),
      page,
    );
  }

  async signed(loaded: LoadedCase, side: Side, { id }: Account, page: PageContext): Promise<string> {
    const { partnership, facts } = loaded;
    const { signatures, sealed } = partnership.procedure;
    const own = ownSignature(partnership.procedure, side, id);
    const strokes = own?.drawnSha256 ? await this.drawings.read(own.drawnSha256) : null;
    const names = namesOf(facts);
    const model = {
      reference: partnership.reference,
      names,
      typedName: own?.typedName ?? '',
      drawn: strokes && drawnSignature(strokes),
      signedAt: { instant: own?.instant ?? facts.now, zone: own?.zone ?? 'UTC' },
      partner: names[otherSide(side)],
      sealedHref: sealed ? `${caseAddress(partnership)}/documents/${sealed.copies[side]}` : null,
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
    const { ceremony } = partnership.procedure.agreedPlan ?? {};
    const named = reason === 'refused' || reason === 'not-your-turn';
    const model = {
      reference: partnership.reference,
      reason,
      names,
      refusals: named && names ? reasonList(refusals, names) : [],
      ceremony: reason === 'by-pen' && ceremony ? ceremonyView(ceremony) : null,
      caseHref: visible ? caseAddress(partnership) : null,
    };
    return this.renderer.render('signing/closed', model, page);
  }
}

function originalView(
  { partnership }: LoadedCase,
  sha256: string,
  stored: StoredDocument | null,
): SigningPage['original'] {
  const address = caseAddress(partnership);
  return {
    href: `${address}/documents/${sha256}`,
    kilobytes: Math.max(1, Math.round((stored?.bytes.length ?? 0) / 1024)),
    pages: Array.from({ length: stored?.pages ?? 0 }, (_, index) => ({
      href: `${address}/sign/pages/${index + 1}.png`,
      number: index + 1,
    })),
  };
}
