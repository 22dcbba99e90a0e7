import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { markIn } from '../../platform/database/keyset.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { countriesNamed, countryName, countryOptions } from '../../platform/web/countries.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf, choicesIn, type Query, textIn } from '../../platform/web/query-string.js';
import type { RegisterRequest } from '../application/public-register.js';
import type { ListedEntry, RegisterFigures } from '../domain/register-entry.js';

export interface RegisterListPage {
  readonly figures: RegisterFigures;
  readonly asOf: Date;
  readonly request: RegisterRequest;
  readonly found: number;
  readonly filtered: boolean;
  readonly entries: readonly (ListedEntry & { readonly href: string })[];
  readonly countries: readonly { readonly value: string; readonly text: string }[];
  readonly kinds: readonly string[];
  readonly chosen: readonly { readonly key: string; readonly value: string; readonly removeHref: string }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly canonical: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'register/list': RegisterListPage;
  }
}

export const entryHref = (number: string): string => `${addresses.register}/${number}`;

export function registerRequest(query: Query, language: string): RegisterRequest {
  const text = textIn(query, 'text');
  const country = textIn(query, 'country').toUpperCase();
  return {
    text,
    countriesNamed: countriesNamed(language, text),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    kind: choicesIn(query, 'kind', partnershipKinds)[0] ?? null,
    mark: markIn(query, 'day'),
  };
}

interface Found {
  readonly list: ListPage<ListedEntry>;
  readonly count: number;
  readonly figures: RegisterFigures;
  readonly countries: readonly string[];
}

export function registerPage(
  request: RegisterRequest,
  found: Found,
  { now, language }: { now: Date; language: string },
): RegisterListPage {
  const { text, country, kind } = request;
  const here = (changes: object) => addressOf(addresses.register, { text, country, kind, ...changes });
  const { rows, before, after } = found.list;
  return {
    figures: found.figures,
    asOf: now,
    request,
    found: found.count,
    filtered: text !== '' || country !== null || kind !== null,
    entries: rows.map((entry) => ({ ...entry, href: entryHref(entry.number) })),
    countries: countryOptions(language, found.countries),
    kinds: partnershipKinds,
    chosen: [
      ...(text ? [{ key: 'text', value: text, removeHref: here({ text: '' }) }] : []),
      ...(country
        ? [{ key: 'country', value: countryName(language, country), removeHref: here({ country: null }) }]
        : []),
      ...(kind ? [{ key: 'kind', value: kind, removeHref: here({ kind: null }) }] : []),
    ],
    previousHref: before ? here({ before }) : null,
    nextHref: after ? here({ after }) : null,
    canonical: here({}),
  };
}
