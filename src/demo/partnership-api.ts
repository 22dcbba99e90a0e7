import type { AgreementContent } from '../agreements/domain/agreement-content.js';
import type { ActionInput, PersonAction } from '../partnerships/domain/actions.js';
import type { Side, State } from '../partnerships/domain/states.js';
import { accepted, type Answer } from './answer.js';
import type { HttpSession } from './http-session.js';

type BothSides<T> = Readonly<Record<Side, T>>;

/** As much of the API's partnership as the demo looks at. */
export interface SeenPartnership {
  readonly id: string;
  readonly reference: string;
  readonly state: State;
  readonly version: number;
  readonly parties: BothSides<{ communityId: string; name: string }>;
  readonly approvals: BothSides<{ outcome: string }> | null;
  readonly frozen: { revision: number; contentHash: string; originals: BothSides<string> } | null;
  readonly signatures: BothSides<{ signatureId: string; drawnSha256?: string } | null>;
  readonly sealed: { copies: BothSides<string> } | null;
  readonly recognised: { number: string; affiliationDate: string } | null;
}

export interface SeenLine {
  readonly reference: string;
  readonly state: State;
  readonly parties: BothSides<{ communityId: string; name: string }>;
}

export interface SeenPaper {
  readonly kind: string;
  readonly href: string;
}

/** The REST API as one person uses it, with a key of their own. */
export class PartnershipApi {
  constructor(
    private readonly session: HttpSession,
    private readonly key: string,
  ) {}

  async communityId(slug: string): Promise<string> {
    return (await this.read<{ id: string }>(`/api/v1/communities/${slug}`)).id;
  }

  partnership(reference: string): Promise<SeenPartnership> {
    return this.read(`/api/v1/partnerships/${reference}`);
  }

  async propose(kind: string, initiatorId: string, counterpartId: string): Promise<SeenPartnership> {
    const body = { kind, initiatorId, counterpartId };
    return parsed(await this.write('/api/v1/partnerships', body, { 'idempotency-key': crypto.randomUUID() }));
  }

  /** Takes an action on the version that was last seen, as careful programs do. */
  async act<A extends PersonAction>(
    { reference, version }: Pick<SeenPartnership, 'reference' | 'version'>,
    action: A,
    input: Partial<ActionInput<A>>,
  ): Promise<SeenPartnership> {
    const headers = { 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() };
    return parsed(await this.write(`/api/v1/partnerships/${reference}/actions/${action}`, input, headers));
  }

  /** The content of a revision, exactly as both sides accept it. */
  async text(reference: string, revision: number): Promise<AgreementContent> {
    return parsed({ text: (await this.textBytes(reference, revision)).toString('utf8') });
  }

  async textBytes(reference: string, revision: number): Promise<Buffer> {
    const address = `/api/v1/partnerships/${reference}/texts/${revision}`;
    return accepted(await this.session.request('GET', address, { headers: this.bearer() })).bytes;
  }

  /** What can be printed of the case, besides its agreement. */
  async papers(reference: string): Promise<readonly SeenPaper[]> {
    return (await this.read<{ items: SeenPaper[] }>(`/api/v1/partnerships/${reference}/papers`)).items;
  }

  async paper({ href }: SeenPaper): Promise<Buffer> {
    return accepted(await this.session.request('GET', href, { headers: this.bearer() })).bytes;
  }

  /** The hash under which the service keeps it. */
  async upload(pdf: Uint8Array, fileName: string): Promise<string> {
    const address = `/api/v1/documents?fileName=${encodeURIComponent(fileName)}`;
    const headers = { ...this.bearer(), 'content-type': 'application/pdf' };
    const answer = accepted(await this.session.request('POST', address, { headers, body: Uint8Array.from(pdf) }));
    return parsed<{ sha256: string }>(answer).sha256;
  }

  async document(reference: string, sha256: string): Promise<Buffer> {
    const address = `/api/v1/partnerships/${reference}/documents/${sha256}`;
    return accepted(await this.session.request('GET', address, { headers: this.bearer() })).bytes;
  }

  /** Everything that proves the agreement, as a ZIP. */
  async evidence(reference: string): Promise<Buffer> {
    const address = `/api/v1/partnerships/${reference}/evidence`;
    return accepted(await this.session.request('GET', address, { headers: this.bearer() })).bytes;
  }

  /** What this program made, it takes away again. */
  async revokeKeys(label: string): Promise<void> {
    const { items } = await this.read<{ items: { id: string; label: string }[] }>('/api/v1/me/api-keys');
    for (const { id } of items.filter((key) => key.label === label)) {
      accepted(await this.session.request('DELETE', `/api/v1/me/api-keys/${id}`, { headers: this.bearer() }));
    }
  }

  private async read<T>(address: string): Promise<T> {
    return parsed(accepted(await this.session.request('GET', address, { headers: this.bearer() })));
  }

  private async write(address: string, body: object, more: Record<string, string>): Promise<Answer> {
    const headers = { ...this.bearer(), 'content-type': 'application/json', ...more };
    return accepted(await this.session.request('POST', address, { headers, body: JSON.stringify(body) }));
  }

  private bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.key}` };
  }
}

const parsed = <T>({ text }: Pick<Answer, 'text'>): T => JSON.parse(text) as T;
