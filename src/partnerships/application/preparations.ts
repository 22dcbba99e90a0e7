import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.js';
import { requireInput } from '../../platform/input.js';
import { type ActionInput, actionInputs, type PersonAction } from '../domain/actions.js';
import { proposalSections } from '../domain/proposal.js';
import { refuseIf } from './action-errors.js';
import type { BroughtDocuments } from './brought-documents.js';
import type { PerformAction } from './perform-action.js';
import type { DeputyAddresses } from './deputy-addresses.js';
import type { LoadedCase, PartnershipStore } from './partnership-store.js';
import type { AgreementTexts } from './agreement-texts.js';
import type { SignaturePreparation } from './signature-preparation.js';

/** What a decision gets: checked input, completed with what a pure rule can't make itself. */
export interface Prepared {
  input: unknown;
  /** Step-up link that the commit uses up. */
  spend?: string;
}

/** Where an action names a document that somebody uploaded for it. */
const broughtFields = ['documentSha256', 'letterSha256', 'instrumentSha256'] as const;

/** As the entry of a term says it. */
const unfitDeputy = {
  staff: {
    ...{ code: 'member.is-staff', field: 'mail' },
    message: 'This address belongs to the programme’s staff. Only staff can add it.',
  },
  clerk: {
    ...{ code: 'term.mail-is-a-clerks', field: 'mail' },
    message: 'An official’s address can’t be that of a clerk or organiser of the community.',
  },
};

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
    private readonly documents: BroughtDocuments,
    private readonly texts: AgreementTexts,
    private readonly signatures: SignaturePreparation,
    private readonly deputies: DeputyAddresses,
  ) {}

  /** @throws AppError when a proof is missing: a wrong code, a document of somebody else, a text that can't be printed. */
  async prepare(command: PerformAction, loaded: LoadedCase, input: unknown): Promise<Prepared> {
    await this.checkDocument(command, input);
    switch (command.action) {
      case 'sign':
        return this.signatures.prepare(command, loaded, input as ActionInput<'sign'>);
      case 'recordOriginal':
        return { input: await this.scan(input as ActionInput<'recordOriginal'>) };
      case 'verifyOriginal':
        return { input: { ...(input as object), signatureIds: { initiator: uuidv7(), counterpart: uuidv7() } } };
      case 'nameDeputy':
        return { input: await this.deputy(loaded, input as ActionInput<'nameDeputy'>) };
      case 'recognise':
        return { input: { number: await this.store.nextRegisterNumber(new Date(loaded.facts.now).getUTCFullYear()) } };
      case 'proposeText':
        return { input: await this.proposedText(loaded, input as ActionInput<'proposeText'>) };
      default:
        return { input };
    }
  }

  /** What is wrong with a scan stands at its field. */
  private async scan(recorded: ActionInput<'recordOriginal'>) {
    try {
      const { sha256: documentSha256, reading } = await this.documents.scan(recorded.documentSha256);
      return { ...recorded, documentSha256, reading };
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
      const { code, message, params } = error;
      const errors = [{ field: 'documentSha256', code, message, params }];
      throw new AppError({ kind: 'invalid', code: 'input.invalid', message: 'The input is not valid.', errors });
    }
  }

  /** The term is entered after the commit, and by then nobody is there whom a wrong address could be told. */
  private async deputy({ partnership }: LoadedCase, named: ActionInput<'nameDeputy'>) {
    const { initiatorId, counterpartId } = partnership;
    const taken = await this.deputies.takenBy(named.mail, [initiatorId, counterpartId]);
    if (taken) refuseIf([unfitDeputy[taken]]);
    return named;
  }

  private async proposedText(loaded: LoadedCase, { base, ...text }: ActionInput<'proposeText'>) {
    return { base: base ?? null, ...(await this.texts.keep(loaded, text)) };
  }

  private async checkDocument({ actor }: PerformAction, input: unknown): Promise<void> {
    const brought = input as Partial<Record<(typeof broughtFields)[number], string>>;
    const field = broughtFields.find((name) => brought[name]);
    const sha256 = field && brought[field];
    if (!sha256 || actor.kind !== 'person') return;
    if (await this.documents.broughtBy(sha256, actor.personId)) return;
    refuseIf([{ code: 'document.unknown', field, message: 'Upload this document first.' }]);
  }
}
