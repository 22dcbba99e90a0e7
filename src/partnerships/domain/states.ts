/** The states of a procedure, in the order in which a partnership that goes well passes through them. */
export const mainStates = [
  'draft',
  'submitted',
  'awaiting-counterpart',
  'under-review',
  'in-approval',
  'drafting',
  'signing',
  'signed',
  'recognised',
] as const;

/** Returns to where it came from once the initiator has answered. */
export const sideStates = ['changes-requested'] as const;

/** Ends other than recognition. Only `lapsed` can be left again, once. */
export const endStates = [
  'rejected',
  'declined',
  'not-approved',
  'withdrawn',
  'lapsed',
  'merged',
  'barred',
  'not-recognised',
] as const;

export const allStates = [...mainStates, ...sideStates, ...endStates] as const;

export type State = (typeof allStates)[number];

/** Somebody still has to do something: holds, bars and deadlines apply. */
export const openStates = [
  'draft',
  'submitted',
  'awaiting-counterpart',
  'changes-requested',
  'under-review',
  'in-approval',
  'drafting',
  'signing',
  'signed',
] as const satisfies readonly State[];

/** `signed` binds both communities: from there on nobody can withdraw. */
export const statesBeforeSigned = openStates.filter((state) => state !== 'signed');

export const isOpen = (state: State): boolean => (openStates as readonly State[]).includes(state);

export const sides = ['initiator', 'counterpart'] as const;
export type Side = (typeof sides)[number];
export const forBothSides = <T>(of: (side: Side) => T): Record<Side, T> => ({
  initiator: of('initiator'),
  counterpart: of('counterpart'),
});

export const otherSide = (side: Side): Side => (side === 'initiator' ? 'counterpart' : 'initiator');
