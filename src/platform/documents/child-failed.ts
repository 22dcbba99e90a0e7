/** `detail` ends with what the child left on stderr. */
export class ChildFailed extends Error {
  constructor(
    readonly reason: 'timeout' | 'memory' | 'crashed' | 'closed',
    readonly detail: string,
  ) {
    super(`A child process failed (${reason}): ${detail}`);
    this.name = 'ChildFailed';
  }
}
