import { countryName } from '../../platform/web/countries.js';
import { formatDate } from '../../platform/web/formats.js';
import { addresses } from '../../platform/web/navigation.js';
import type { Translator } from '../../platform/web/translator.js';
import { type Feed, type FeedEntry, tagUri } from '../domain/atom-feed.js';
import type { RegisterNews } from '../domain/register-news.js';
import { entryHref } from './register-page.js';

export const feedPath = `${addresses.register}/feed.atom`;

/** One feed for everybody: its words don't follow the reader's language, so that its entries stay what they are. */
const language = 'en';
/** The name of the feed itself is as old as the product. */
const epoch = '2026';
const begun = '2026-01-01T00:00:00Z';

export function registerFeed(news: readonly RegisterNews[], baseUrl: string, translator: Translator): Feed {
  const say = (key: string, params = {}) => translator.translate(language, `register:feed.${key}`, params);
  const host = new URL(baseUrl).hostname.replace(/[[\]]/g, '');
  return {
    id: tagUri(host, epoch, 'register'),
    title: say('title'),
    subtitle: say('subtitle'),
    author: translator.translate(language, 'common:product'),
    language,
    selfHref: `${baseUrl}${feedPath}`,
    href: `${baseUrl}${addresses.register}`,
    begun,
    entries: news.map((each) => entryOf(each, { host, baseUrl, say, translator })),
  };
}

interface Saying {
  readonly host: string;
  readonly baseUrl: string;
  readonly say: (key: string, params?: Record<string, string>) => string;
  readonly translator: Translator;
}

function entryOf(news: RegisterNews, { host, baseUrl, say, translator }: Saying): FeedEntry {
  const { what, at, number, kind, names, countries, affiliationDate } = news;
  const kindName = translator.translate(language, `partnerships:kinds.${kind}`);
  const params = {
    ...names,
    ...{ initiatorCountry: countryName(language, countries.initiator) },
    ...{ counterpartCountry: countryName(language, countries.counterpart) },
    ...{ number, kind: kindName, affiliation: formatDate(language, affiliationDate) },
  };
  return {
    id: tagUri(host, at.slice(0, 10), `register/${number}/${what}`),
    title: say(`${what}.title`, params),
    summary: say(`${what}.summary`, params),
    href: `${baseUrl}${entryHref(number)}`,
    at,
    categories: [what, kind],
  };
}
