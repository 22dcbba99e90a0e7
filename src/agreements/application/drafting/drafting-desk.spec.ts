import { beforeEach, describe, expect, it } from '@jest/globals';
import { DraftingRoom } from '../../../../test/support/a-drafting-room.js';
import { withWording } from '../../domain/drafting/draft-changes.js';
import { clauseOf, type DraftText } from '../../domain/drafting/draft-text.js';

const reference = 'P-2026-00001';
const words = (text: string) => ({ heading: 'Purposes', text });
const saying = (text: string) => (draft: DraftText) => withWording(draft, 'purposes', { en: words(text) });

describe('the desk of two clerks', () => {
  let room: DraftingRoom;
  const saintPaul = () => room.clerk('initiator');
  const nagasaki = () => room.clerk('counterpart');
  const purposes = async (person = saintPaul()) => {
    const { draft } = await room.desk.open(reference, person);
    return clauseOf(draft.text, 'purposes')?.wording.en?.text;
  };

  beforeEach(() => {
    room = new DraftingRoom();
  });

  it('begins with the house’s wording in the languages of both, and keeps nothing before a change', async () => {
    const { draft } = await room.desk.open(reference, saintPaul());
    expect(draft).toMatchObject({ base: 0, version: 0, updatedAt: null });
    expect(draft.text.languages).toEqual({ initiator: 'en', counterpart: 'ja' });
    expect(await room.drafts.find({ procedureId: 'run', side: 'initiator' })).toBeNull();
  });

  it('shows each side its own copy and never the other’s', async () => {
    await room.desk.change(reference, saintPaul(), saying('Ours'));
    expect(await purposes(nagasaki())).toBeUndefined();
    expect(await purposes(room.clerk('initiator', 'colleague'))).toBe('Ours');
  });

  it('is for clerks, while the text is drafted', async () => {
    await expect(room.desk.open(reference, room.clerk('initiator', 'official'))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    room = new DraftingRoom('signing');
    await expect(room.desk.open(reference, saintPaul())).rejects.toMatchObject({ kind: 'refused' });
  });

  it('keeps what two colleagues change in different places at the same moment', async () => {
    const changes = Array.from({ length: 6 }, (_, at) =>
      room.desk.change(reference, saintPaul(), (text) =>
        withWording(text, text.clauses[at]?.id ?? '', { en: words(`Change ${at}`) }),
      ),
    );
    await Promise.all(changes);
    const { draft } = await room.desk.open(reference, saintPaul());
    expect(draft.version).toBeGreaterThanOrEqual(6);
    const said = draft.text.clauses.slice(0, 6).map(({ wording }) => wording.en?.text);
    expect(said).toEqual(changes.map((_, at) => `Change ${at}`));
  });

  it('puts the copy away once it is proposed', async () => {
    await room.desk.change(reference, saintPaul(), saying('Ours'));
    await room.proposing.execute(reference, saintPaul());
    expect(await room.drafts.find({ procedureId: 'run', side: 'initiator' })).toBeNull();
    const { draft, latest } = await room.desk.open(reference, nagasaki());
    expect([latest, draft.base]).toEqual([1, 1]);
    expect(await purposes(nagasaki())).toBe('Ours');
  });

  it('proposes nothing that a colleague changed after it was looked at', async () => {
    const { draft } = await room.desk.change(reference, saintPaul(), saying('Ours'));
    await room.desk.change(reference, room.clerk('initiator', 'colleague'), saying('Another'));
    const late = room.proposing.execute(reference, saintPaul(), { version: draft.version, latest: 0 });
    await expect(late).rejects.toMatchObject({ code: 'text.draft-saved-meanwhile' });
    expect(room.proposed).toEqual([]);
    await expect(room.desk.discard(reference, saintPaul(), draft.version)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('proposes nothing of the other side’s that came where nothing was written yet', async () => {
    const { draft, latest } = await room.desk.open(reference, saintPaul());
    await room.desk.change(reference, nagasaki(), saying('Theirs'));
    await room.proposing.execute(reference, nagasaki());
    const late = room.proposing.execute(reference, saintPaul(), { version: draft.version, latest });
    await expect(late).rejects.toMatchObject({ code: 'text.draft-saved-meanwhile' });
    expect(room.proposed).toHaveLength(1);
  });

  it('carries a first text over from the wording that it began with, whatever the house and the names say now', async () => {
    await room.desk.change(reference, saintPaul(), saying('Ours'));
    const { draft } = await room.desk.open(reference, saintPaul());
    expect(clauseOf(draft.beginning, 'purposes')?.wording).toEqual({});
    room.renamed = 'the Town of Saint Paul';
    await room.proposing.execute(reference, nagasaki());
    const behind = await room.desk.behind(await room.desk.open(reference, saintPaul()));
    expect([behind?.clauses, behind?.facts]).toEqual([[], []]);
    expect(behind?.text.names.initiator.en?.styled).toBe('the Town of Saint Paul');
    await room.desk.catchUp(reference, saintPaul(), () => 'mine');
    const { draft: after } = await room.desk.open(reference, saintPaul());
    expect([after.base, after.beginning.names.initiator.en?.styled]).toEqual([1, 'the Town of Saint Paul']);
  });

  it('goes on from a text of the first release with the names as they were styled there', async () => {
    room = DraftingRoom.ofTheFirstRelease();
    const { draft } = await room.desk.open(reference, nagasaki());
    expect([draft.text.names.initiator.en, draft.text.names.counterpart.en]).toMatchObject([
      { styled: 'the City of Saint Paul, Minnesota', name: 'St. Paul' },
      { styled: 'the City of Nagasaki, Japan', name: 'Nagasaki-shi' },
    ]);
  });

  describe('while nothing can be proposed', () => {
    const held = () => room.hold();

    it('lies there to be read, with the reasons, and nowhere where nothing was written', async () => {
      const { draft } = await room.desk.change(reference, saintPaul(), saying('Ours'));
      held();
      const read = await room.desk.read(reference, saintPaul());
      expect([read.draft.version, read.closed.map(({ code }) => code)]).toEqual([draft.version, ['action.on-hold']]);
      await expect(room.desk.open(reference, saintPaul())).rejects.toMatchObject({ kind: 'refused' });
      await expect(room.desk.change(reference, saintPaul(), saying('More'))).rejects.toMatchObject({ kind: 'refused' });
      await expect(room.desk.read(reference, nagasaki())).rejects.toMatchObject({ kind: 'refused' });
      const official = room.clerk('initiator', 'official');
      await expect(room.desk.read(reference, official)).rejects.toMatchObject({ kind: 'forbidden' });
    });
  });

  describe('when the other side proposed meanwhile', () => {
    beforeEach(async () => {
      await room.proposing.execute(reference, saintPaul());
      await room.desk.change(reference, saintPaul(), saying('Ours'));
      await room.desk.change(reference, nagasaki(), saying('Theirs'));
      await room.proposing.execute(reference, nagasaki());
    });

    it('refuses to propose what began from an older text, and keeps it', async () => {
      const stale = room.proposing.execute(reference, saintPaul());
      await expect(stale).rejects.toMatchObject({ errors: [{ code: 'text.stale-base' }] });
      expect(await purposes()).toBe('Ours');
    });

    it('shows both versions, changes nothing by looking, and goes on as was decided', async () => {
      const open = await room.desk.open(reference, saintPaul());
      const behind = await room.desk.behind(open);
      expect(behind?.clauses).toEqual([
        { clause: 'purposes', language: 'en', mine: words('Ours'), theirs: words('Theirs') },
      ]);
      expect(await purposes()).toBe('Ours');
      await room.desk.catchUp(reference, saintPaul(), () => 'both');
      const { draft, latest } = await room.desk.open(reference, saintPaul());
      expect([draft.base, latest, await purposes()]).toEqual([2, 2, 'Theirs\n\nOurs']);
      await room.proposing.execute(reference, saintPaul());
      expect(room.proposed).toHaveLength(3);
    });

    it('decides nothing about words that nobody looked at', async () => {
      const { draft, latest } = await room.desk.open(reference, saintPaul());
      const seen = { version: draft.version, latest };
      await room.desk.change(reference, room.clerk('initiator', 'colleague'), saying('Later'));
      const late = room.desk.catchUp(reference, saintPaul(), () => 'theirs', seen);
      await expect(late).rejects.toMatchObject({ code: 'text.draft-saved-meanwhile' });
      expect(await purposes()).toBe('Later');
    });
  });
});
