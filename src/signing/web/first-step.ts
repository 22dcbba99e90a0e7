import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { signatureFields } from '../../partnerships/application/signature-fields.js';
import { TextPrinting } from '../../partnerships/application/text-printing.js';
import { submitForm } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { CodePages } from './code-pages.js';
import { OpenSigning } from './open-signing.js';
import { SendCode } from './send-code.js';
import { signatureForm } from './signing.forms.js';
import { SigningPages } from './signing-pages.js';

interface Visit {
  readonly account: Account;
  readonly page: PageContext;
  readonly response: Response;
  /** The person asked for a code, whatever else they could prove themselves with. */
  readonly byCode: boolean;
}

/** Name or drawing and consent are checked before anybody is asked for a proof of who they are. */
@Injectable()
export class FirstStep {
  constructor(
    private readonly signing: OpenSigning,
    private readonly pages: SigningPages,
    private readonly codePages: CodePages,
    private readonly codes: SendCode,
    private readonly printing: TextPrinting,
  ) {}

  async take(reference: string, body: unknown, visit: Visit): Promise<string | undefined> {
    const { account, page, response, byCode } = visit;
    const { loaded, door } = await this.signing.enter(reference, account);
    if (door.is !== 'open') return this.signing.turnAway(loaded, door, page, response);
    const { ok, value, state } = { value: null, ...submitForm(signatureForm, body) };
    const stale = value !== null && value.contentHash !== door.frozen.contentHash;
    const unprintable = value ? this.printing.problems(signatureFields(loaded, value.typedName)) : [];
    if (!ok || stale || unprintable.length > 0) {
      response.status(stale ? 409 : 422);
      const problems = stale ? [{ code: 'signature.hash-mismatch' }] : [...state.problems, ...unprintable];
      return this.pages.read(loaded, door, { raw: state.raw, problems }, page);
    }
    const withPasskey = !byCode && (await this.codePages.passkeyOffered(account));
    return withPasskey
      ? this.codePages.show(loaded, account, state, page, false)
      : this.codes.send(loaded, account, state, page, response);
  }
}
