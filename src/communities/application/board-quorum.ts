import type { Sql } from '../../platform/database/database.js';
import { boardIsSigning } from './community-errors.js';
import type { BoardQuorum, OfficeTermStore } from './office-term-store.js';

/**
 * The quorum is a fact of the board and not of one member: it is the same for all who are in force. It doesn't change
 * between two members' signatures, which would make a signature of what was none, or none of what was one.
 * @throws AppError `term.board-is-signing`
 */
export async function agreeOnQuorum(terms: OfficeTermStore, board: BoardQuorum, sql: Sql): Promise<void> {
  if (!(await terms.hasOtherQuorum(board, sql))) return;
  if (await terms.boardIsSigning(board.communityId, sql)) throw boardIsSigning();
  await terms.setQuorum(board, sql);
}
