import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import { type Side, sides, type State } from '../../partnerships/domain/states.js';
import type { EventNews } from './event-news.js';

export interface PayloadCommunity {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}

/** What a webhook carries: that something happened, and where to read more with the rights that one has. */
export interface WebhookPayload {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly reference: string;
    readonly kind: PartnershipKind;
    readonly state: State;
    readonly communities: Readonly<Record<Side, PayloadCommunity>>;
    readonly url: string;
    readonly sequence: number;
  };
}

/** The same event always gives the same payload, however often and to whomever it is sent. */
export function payloadOf(
  { type, occurredAt, reference, kind, state, communities, version }: EventNews,
  baseUrl: string,
): WebhookPayload {
  const shown = (side: Side): PayloadCommunity => {
    const { slug, name, country } = communities[side];
    return { slug, name, country };
  };
  const [initiator, counterpart] = sides.map(shown) as [PayloadCommunity, PayloadCommunity];
  return {
    type,
    timestamp: occurredAt,
    data: {
      reference,
      kind,
      state,
      communities: { initiator, counterpart },
      url: `${baseUrl}/partnerships/${reference}`,
      sequence: version,
    },
  };
}

export const testType = 'webhook.test';

export const testPayload = (webhook: string, at: string, url: string) => ({
  type: testType,
  timestamp: at,
  data: { webhook, url },
});
