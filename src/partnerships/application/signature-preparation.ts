import { v7 as uuidv7 } from 'uuid';
import type { ActionInput } from '../domain/actions.js';
import { consentIn, consentOf } from '../domain/consent.js';
import { sourceLanguage } from '../../platform/languages.js';
import type { SignInput } from '../domain/decisions/signing-decisions.js';
import { refuseIf } from './action-errors.js';
import type { KeptDrawings } from './kept-drawings.js';
import type { LoadedCase } from './partnership-store.js';
import type { PerformAction } from './perform-action.js';
import { signatureFields } from './signature-fields.js';
import type { StepUpCheck } from './step-up-check.js';
import type { TextPrinting } from './text-printing.js';

/** What a signature needs beyond what was typed: the fresh proof, the evidence, and its drawing in the store. */
export class SignaturePreparation {
  constructor(
    private readonly stepUp: StepUpCheck,
    private readonly printing: TextPrinting,
    private readonly drawings: KeptDrawings,
  ) {}

  /** @throws AppError when the proof is wrong, or when the name could never be printed. */
  async prepare(
    { actor, origin }: PerformAction,
    loaded: LoadedCase,
    typed: ActionInput<'sign'>,
  ): Promise<{ input: SignInput; spend: string }> {
    const { code, passkey, strokes, consentVersion, ...signed } = typed;
    const consent = consentVersion ? consentOf(consentVersion) : consentIn(sourceLanguage);
    refuseIf(this.printing.problems(signatureFields(loaded, typed.typedName)));
    const personId = actor.kind === 'person' ? actor.personId : '';
    const { contentHash } = signed;
    const { linkId, ...proof } = await this.stepUp.check({
      ...{ personId, partnershipId: loaded.partnership.id, contentHash },
      ...{ code, passkey },
    });
    const evidence = {
      ...proof,
      consentVersion: consent.version,
      consentText: consent.text,
      address: origin?.address ?? '',
      userAgent: origin?.userAgent ?? '',
    };
    const drawn = strokes ? { drawnSha256: await this.drawings.keep(strokes) } : {};
    return { input: { ...signed, ...drawn, signatureId: uuidv7(), evidence }, spend: linkId };
  }
}
