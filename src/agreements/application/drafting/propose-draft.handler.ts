import type { PerformActionHandler } from '../../../partnerships/application/perform-action.handler.js';
import type { AgreementDrafts } from './agreement-drafts.js';
import { type DraftingDesk, type Person, savedMeanwhile, type SeenDraft } from './drafting-desk.js';

/** Proposes a side's working copy to the other side, and puts the copy away. */
export class ProposeDraftHandler {
  constructor(
    private readonly desk: DraftingDesk,
    private readonly perform: PerformActionHandler,
    private readonly drafts: AgreementDrafts,
  ) {}

  /**
   * A copy that stays because the process died between the two steps says nothing that wasn't proposed: it is offered
   * to be carried over, without a difference.
   * `seen`: what was looked at. Where nothing was written yet, it is the other side's text that may be another one by now.
   * @throws AppError with everything that is missing, or because the other side proposed or a colleague saved meanwhile
   */
  async execute(reference: string, person: Person, seen?: SeenDraft): Promise<void> {
    const { view, side, draft, latest } = await this.desk.open(reference, person);
    if (seen && seen.version !== draft.version) throw savedMeanwhile();
    if (seen && draft.version === 0 && seen.latest !== latest) throw savedMeanwhile();
    const { id, procedure } = view.partnership;
    await this.perform.execute({
      partnership: id,
      action: 'proposeText',
      actor: person,
      input: { ...draft.text, base: draft.base },
    });
    if (draft.version > 0) await this.drafts.discard({ procedureId: procedure.id, side }, draft.version);
  }
}
