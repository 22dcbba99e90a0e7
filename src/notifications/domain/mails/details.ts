import type { MailCase } from '../mail-case.js';
import type { MailDetail, MailQuote } from '../message-data.js';

export const kindOf = ({ kind }: MailCase): MailDetail => ({ name: 'kind', term: `kinds.${kind}` });

type Words<F extends string> = { private: { readonly [K in F]?: string } | null };

/** What somebody wrote in a field of the private part; nothing where it was erased or left empty. */
export const given =
  <F extends string>(field: F) =>
  ({ private: words }: Words<F>): MailQuote[] => {
    const text = words?.[field];
    return text ? [{ name: field, text }] : [];
  };
