import { v7 as uuidv7 } from 'uuid';
import { AppError, type ErrorReason } from '../../platform/errors.js';
import { requireInput } from '../../platform/input.js';
import { type ActionInput, actionInputs, type PersonAction } from '../domain/actions.js';
import { consent } from '../domain/consent.js';
import { proposalSections } from '../domain/proposal.js';
import type { BroughtDocuments } from './brought-documents.js';
import { signatureFields } from './signature-fields.js';
import type { PerformAction } from './perform-action.js';
import type { LoadedCase, PartnershipStore } from './partnership-store.js';
import type { StepUpCheck } from './step-up-check.js';
import type { AgreementTexts } from './agreement-texts.js';
import type { TextPrinting } from './text-printing.js';

/** What a decision gets: checked input, completed with what a pure rule can't make itself. */
export interface Prepared {
  input: unknown;
  /** Step-up link that the commit uses up. */
  spend?: string;
}

const isPersonAction = (action: string): action is PersonAction => action in actionInputs;

/** @throws AppError naming every field that is wrong. */
export function checkedInput({ action, input }: Pick<PerformAction, 'action' | 'input'>): unknown {
  if (!isPersonAction(action)) return input;
  const checked = requireInput(actionInputs[action], input ?? {});
  if (action !== 'answerSection') return checked;
  const { section, answers } = checked as { section: keyof typeof proposalSections; answers: unknown };
  return { section, answers: requireInput(proposalSections[section], answers) };
}

export class Preparations {
  constructor(
    private readonly store: PartnershipStore,
    private readonly stepUp: StepUpCheck,
    private readonly documents: BroughtDocuments,
    private readonly printing: TextPrinting,
    private readonly texts: AgreementTexts,
  ) {}

  /** @throws AppError when a proof is missing: a wrong code, a document of somebody else, a text that can't be printed. */
  async prepare(command: PerformAction, loaded: LoadedCase, input: unknown): Promise<Prepared> {
    await this.checkDocument(command, input);
    switch (command.action) {
      case 'sign':
        return this.signature(command, loaded, input as ActionInput<'sign'>);
      case 'verifyOriginal':
        return { input: { ...(input as object), signatureIds: { initiator: uuidv7(), counterpart: uuidv7() } } };
      case 'recognise':
        return { input: { number: await this.store.nextRegisterNumber(new Date(loaded.facts.now).getUTCFullYear()) } };
      case 'proposeText':
        return { input: await this.proposedText(loaded, input as ActionInput<'proposeText'>) };
      default:
        return { input };
    }
  }

  private async proposedText(loaded: LoadedCase, { base, ...text }: ActionInput<'proposeText'>) {
    return { base: base ?? null, ...(await this.texts.keep(loaded, text)) };
  }

  private async checkDocument({ actor }: PerformAction, input: unknown): Promise<void> {
    const { documentSha256, letterSha256 } = input as { documentSha256?: string; letterSha256?: string };
    const field = documentSha256 ? 'documentSha256' : 'letterSha256';
    const sha256 = documentSha256 ?? letterSha256;
    if (!sha256 || actor.kind !== 'person') return;
    if (await this.documents.broughtBy(sha256, actor.personId)) return;
    refuseIf([{ code: 'document.unknown', field, message: 'Upload this document first.' }]);
  }

  private async signature(command: PerformAction, loaded: LoadedCase, typed: ActionInput<'sign'>): Promise<Prepared> {
    const personId = command.actor.kind === 'person' ? command.actor.personId : '';
    const { code, ...rest } = typed;
    refuseIf(this.printing.problems(signatureFields(loaded, typed.typedName)));
    const proof = await this.stepUp.check(personId, loaded.partnership.id, code);
    const evidence = {
      authenticatedBy: proof.authenticatedBy,
      authenticatedAt: proof.authenticatedAt,
      consentVersion: consent.version,
      consentText: consent.text,
      address: command.origin?.address ?? '',
      userAgent: command.origin?.userAgent ?? '',
    };
    return { input: { ...rest, signatureId: uuidv7(), evidence }, spend: proof.linkId };
  }
}

function refuseIf(errors: readonly ErrorReason[]): void {
  if (errors.length === 0) return;
  throw new AppError({ kind: 'invalid', code: 'input.invalid', message: 'The input is not valid.', errors });
}
