/** Null where no answer came. */
export function statusOfS3Error(error: unknown): number | null {
  const metadata = (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata;
  return typeof metadata?.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}

/** What went wrong in a few words: the client's own messages quote keys, addresses and what was signed. */
export function describeS3Error(operation: string, error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown };
  const status = statusOfS3Error(error);
  const what = [code, name].filter((each) => typeof each === 'string' && /^[\w.]{1,60}$/.test(each));
  return `${operation} failed: ${[...new Set(what), ...(status === null ? [] : [status])].join(' ')}`;
}
