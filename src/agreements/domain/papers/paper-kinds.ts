/** The papers that are made of the data of a case, in the order in which a case comes to them. */
export const paperKinds = [
  'letter-of-intent',
  'council-resolution',
  'programme',
  'proclamation',
  'certificate',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Made for one community alone, in its own language; all others are for both. */
export const isOneSided = (kind: PaperKind): boolean => kind === 'council-resolution' || kind === 'proclamation';
