import { contentHash } from '../../src/agreements/domain/agreement-content.js';
import type { AgreementContent } from '../../src/agreements/domain/agreement-content.js';
import {
  type AgreementDraft,
  AgreementDrafts,
  type DraftKey,
  type DraftSave,
} from '../../src/agreements/application/drafting/agreement-drafts.js';
import { AgreementContents } from '../../src/agreements/application/agreement-contents.js';
import { DraftBeginnings } from '../../src/agreements/application/drafting/draft-beginnings.js';
import { DraftingDesk } from '../../src/agreements/application/drafting/drafting-desk.js';
import { ProposeDraftHandler } from '../../src/agreements/application/drafting/propose-draft.handler.js';
import { SaveClauseHandler } from '../../src/agreements/application/drafting/save-clause.handler.js';
import { firstContentOf } from '../../src/agreements/domain/first-release/first-content-of.js';
import type { CaseQuery, CaseView } from '../../src/partnerships/application/case.query.js';
import { refusedError } from '../../src/partnerships/application/action-errors.js';
import type { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import { offers } from '../../src/partnerships/domain/offers.js';
import type { Partnership } from '../../src/partnerships/domain/partnership.js';
import type { TextRevision } from '../../src/partnerships/domain/procedure.js';
import type { Side, State } from '../../src/partnerships/domain/states.js';
import type { TextInput } from '../../src/partnerships/domain/text-input.js';
import { ShippedLibrary } from '../../src/agreements/infrastructure/wording/shipped-library.js';
import { composed } from './a-drafted-text.js';
import { aPartnership, clerk, community, facts, official, revision } from './partnership-builders.js';

/** Working copies in memory: of two saves on one version the second gets nothing, as on the table. */
class DraftsInMemory extends AgreementDrafts {
  private readonly kept = new Map<string, AgreementDraft>();
  private saves = 0;

  async find({ side }: DraftKey) {
    return structuredClone(this.kept.get(side) ?? null);
  }

  async save({ side, base, beginning, text, expectedVersion }: DraftSave) {
    if ((this.kept.get(side)?.version ?? 0) !== expectedVersion) return null;
    const version = ++this.saves;
    this.kept.set(side, structuredClone({ base, beginning, text, version, updatedAt: new Date('2026-03-10') }));
    return version;
  }

  async discard({ side }: DraftKey, version: number) {
    if (this.kept.get(side)?.version === version) this.kept.delete(side);
  }
}

/** Saint Paul's and Nagasaki's clerks at their desks, with nothing else of the product around them. */
export class DraftingRoom {
  readonly drafts = new DraftsInMemory();
  readonly proposed: AgreementContent[] = [];
  readonly desk: DraftingDesk;
  readonly saving: SaveClauseHandler;
  readonly proposing: ProposeDraftHandler;
  /** How Saint Paul is styled by now. */
  renamed = 'the City of Saint Paul';
  private partnership: Partnership;

  constructor(state: State = 'drafting', revisions: readonly TextRevision[] = []) {
    this.partnership = aPartnership({ state, procedure: { revisions: [...revisions] } });
    const libraries = new ShippedLibrary();
    const cases = { view: async (_: string, { personId }: { personId: string }) => this.view(personId) };
    const contents = {
      of: async (_: unknown, asked: TextRevision) =>
        asked.content ? this.proposed[asked.number - 1] : firstContentOf(this.partnership, asked),
    };
    this.desk = new DraftingDesk(
      cases as unknown as CaseQuery,
      this.drafts,
      new DraftBeginnings(contents as unknown as AgreementContents, libraries),
    );
    this.saving = new SaveClauseHandler(this.desk, libraries);
    const perform = {
      execute: async (command: { input: TextInput & { base: number } }) => this.propose(command.input),
    };
    this.proposing = new ProposeDraftHandler(this.desk, perform as unknown as PerformActionHandler, this.drafts);
  }

  /** A text lies there whose words followed from its facts alone; the communities are called otherwise by now. */
  static ofTheFirstRelease(): DraftingRoom {
    const names = { initiator: 'the City of Saint Paul, Minnesota', counterpart: 'the City of Nagasaki, Japan' };
    const parties = {
      initiator: { shortName: 'St. Paul', level: 'city' },
      counterpart: { shortName: 'Nagasaki-shi', level: 'city' },
    };
    return new DraftingRoom('drafting', [revision({ names, parties })]);
  }

  hold(): void {
    const hold = { reason: 'A doubt of staff', since: '2026-03-10T14:00:00.000Z', until: null };
    this.partnership = { ...this.partnership, procedure: { ...this.partnership.procedure, hold } };
  }

  clerk = (side: Side, name = 'clerk') => ({ kind: 'person' as const, personId: `${side}/${name}` });

  private async propose({ base, ...text }: TextInput & { base: number }) {
    const latest = this.proposed.length;
    if (base !== latest) throw refusedError([{ code: 'text.stale-base', params: { latest, base } }]);
    const { content } = composed(text as never);
    this.proposed.push(content);
    const { languages, library } = content;
    const kept = { sha256: contentHash(content), languages, library, clauses: content.clauses.map(({ id }) => id) };
    const revisions = [...this.partnership.procedure.revisions, revision({ number: latest + 1, content: kept })];
    this.partnership = { ...this.partnership, procedure: { ...this.partnership.procedure, revisions } };
  }

  private view(personId: string): CaseView {
    const [side, name] = personId.split('/') as [Side, string];
    const actor = name === 'official' ? official(side) : clerk(side, personId);
    const communities = {
      initiator: community('initiator', { languages: ['en'], officeTitle: 'Mayor', styledName: this.renamed }),
      counterpart: community('counterpart', { languages: ['ja'], officeTitle: 'Mayor' }),
    };
    const known = facts({ communities });
    const { partnership } = this;
    const view = { partnership, facts: known, actor, headHash: '', visible: true, sample: false };
    return { ...view, events: [], offers: offers(partnership, known, actor) };
  }
}
