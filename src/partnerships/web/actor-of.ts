import type { Account } from '../../accounts/domain/account.js';

/** Who acts; roles are looked up with the case. */
export const actorOf = ({ id }: Pick<Account, 'id'>) => ({ kind: 'person', personId: id }) as const;
