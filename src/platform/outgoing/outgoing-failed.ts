/** Why a call went nowhere. Public and stable: it stands in rows and is shown to whoever gave the address. */
export const outgoingProblems = [
  'address-invalid',
  'not-https',
  'address-refused',
  'name-unknown',
  'unreachable',
  'insecure',
  'timed-out',
  'redirects',
] as const;
export type OutgoingProblem = (typeof outgoingProblems)[number];

const sentences: Readonly<Record<OutgoingProblem, string>> = {
  'address-invalid': 'This is no address that can be called.',
  'not-https': 'Only https addresses are called.',
  'address-refused': 'The address leads into a private network, which is not called.',
  'name-unknown': 'No address is known for this name.',
  unreachable: 'No connection could be made, or it broke.',
  insecure: 'The certificate of the other side is not trusted.',
  'timed-out': 'There was no answer in time.',
  redirects: 'It led from one address to the next too often.',
};

/** A call that got no answer. `message` may be shown: it names no address but the one that was asked for. */
export class OutgoingFailed extends Error {
  constructor(
    readonly problem: OutgoingProblem,
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ? `${sentences[problem]} ${detail}` : sentences[problem], options);
    this.name = 'OutgoingFailed';
  }
}
