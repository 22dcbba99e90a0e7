import { checkedDestination } from './checked-destination.js';
import type { DestinationRules } from './destination-rules.js';
import { exchange } from './exchange.js';
import type { NameResolver } from './name-resolver.js';
import { OutgoingFailed } from './outgoing-failed.js';
import type { OutgoingAnswer, OutgoingPost } from './outgoing-post.js';

export interface OutgoingLimits {
  /** For everything together: names, connections, redirects and the answer. */
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

const mostRedirects = 3;
/** Those that keep method and body (RFC 9110, 15.4.8 and 15.4.9); after the others it would be another request. */
const followed = new Set([307, 308]);

/** Calls addresses that somebody else chose. Whatever they chose, nothing of our own network is reached. */
export class OutgoingCalls {
  constructor(
    private readonly resolver: NameResolver,
    private readonly rules: DestinationRules,
    private readonly limits: OutgoingLimits,
  ) {}

  /** @throws OutgoingFailed when there is no answer; any status is an answer. */
  async post(request: OutgoingPost): Promise<OutgoingAnswer> {
    const signal = AbortSignal.timeout(this.limits.timeoutMs);
    let { url } = request;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await this.step({ ...request, url }, signal);
      const next = followed.has(answer.status) ? answer.headers.location : undefined;
      if (next === undefined) return answer;
      if (!URL.canParse(next, url)) throw new OutgoingFailed('address-invalid', 'It was led on to none.');
      url = new URL(next, url).href.replace(/#.*$/, '');
    }
    throw new OutgoingFailed('redirects');
  }

  private async step(request: OutgoingPost, signal: AbortSignal): Promise<OutgoingAnswer> {
    const destination = await inTime(checkedDestination(request.url, this.rules, this.resolver), signal);
    return exchange(destination, request, { signal, mostBytes: this.limits.mostBytes });
  }
}

/** A name server that doesn't answer counts as well. */
async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw new OutgoingFailed('timed-out');
  let over = (): void => {};
  const late = new Promise<never>((_, reject) => {
    over = () => reject(new OutgoingFailed('timed-out'));
    signal.addEventListener('abort', over, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', over);
    work.catch(() => {});
  }
}
