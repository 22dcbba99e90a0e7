import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { StepUp } from '../../accounts/application/step-up.js';
import type { Account } from '../../accounts/domain/account.js';
import type { LoadedCase } from '../../partnerships/application/partnership-store.js';
import { AppError, type ErrorReason } from '../../platform/errors.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { CodePages } from './code-pages.js';

/** Mails a fresh code and shows where to type it. */
@Injectable()
export class SendCode {
  constructor(
    private readonly stepUp: StepUp,
    private readonly pages: CodePages,
  ) {}

  async send(
    loaded: LoadedCase,
    account: Account,
    state: FormState,
    page: PageContext,
    response: Response,
  ): Promise<string> {
    try {
      await this.stepUp.requestStepUp(account.id, loaded.partnership.id);
      return this.pages.show(loaded, account, state, page);
    } catch (error) {
      // too many were asked for: the newest one still works, so the page to type it stays
      const { status, reasons } = problemsOf(error);
      response.status(status);
      return this.pages.show(loaded, account, { raw: state.raw, problems: reasons }, page);
    }
  }
}

/** What is to be said of a refusal, at its field. Rethrows whatever isn't an answer to what was typed. */
export function problemsOf(error: unknown): { status: number; reasons: readonly ErrorReason[] } {
  if (!(error instanceof AppError)) throw error;
  const aboutCode = { field: 'code', code: error.code, message: error.message, params: error.params };
  switch (error.kind) {
    case 'rate-limited':
      return { status: 429, reasons: [aboutCode] };
    case 'gone':
      return { status: 410, reasons: [aboutCode] };
    case 'invalid':
    case 'refused':
    case 'conflict':
    case 'forbidden':
      return {
        status: error.kind === 'invalid' ? 422 : 409,
        reasons: error.errors.length > 0 ? error.errors : [aboutCode],
      };
    default:
      throw error;
  }
}
