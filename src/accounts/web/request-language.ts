import type { Request } from 'express';
import { isLanguage, sourceLanguage, spokenLanguage } from '../../platform/languages.js';
import type { RequestContext } from '../../platform/web/request-context.js';
import type { Account } from '../domain/account.js';

type RequestLanguage = Pick<RequestContext, 'language' | 'languageChosen'>;

/**
 * The language of what is answered: the one that the address asks for, this once; whoever is signed in has theirs, from
 * the account or else from the community for which they act; visitors have what they chose here; else the browser's.
 */
export function languageOfRequest(request: Request, account: Account | null, chosen: string | null): RequestLanguage {
  const asked = request.query.lang;
  const wanted = [asked, account?.language, account ? null : chosen].find(isLanguage);
  if (wanted) return { language: wanted, languageChosen: true };
  const language = spokenLanguage(request.acceptsLanguages()) ?? sourceLanguage;
  return { language, languageChosen: false };
}
