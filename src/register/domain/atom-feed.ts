/** An entry of a feed; all texts are plain. */
export interface FeedEntry {
  /** For ever the same and nowhere else (RFC 4287, 4.2.6). */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Absolute. */
  readonly href: string;
  /** ISO instant. */
  readonly at: string;
  readonly categories: readonly string[];
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly language: string;
  /** Absolute addresses of the feed and of the page that it is about. */
  readonly selfHref: string;
  readonly href: string;
  /** ISO instant, for a feed without entries. */
  readonly begun: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** RFC 4287. The feed has an author, so no entry needs one. */
export function atomFeed(feed: Feed): string {
  const updated = feed.entries.map(({ at }) => at).reduce((last, at) => (at > last ? at : last), feed.begun);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">
  <id>${escaped(feed.id)}</id>
  <title>${escaped(feed.title)}</title>
  <subtitle>${escaped(feed.subtitle)}</subtitle>
  <updated>${escaped(updated)}</updated>
  <author><name>${escaped(feed.author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.selfHref)}"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.href)}"/>
${feed.entries.map(entryXml).join('')}</feed>
`;
}

const entryXml = ({ id, title, summary, href, at, categories }: FeedEntry): string => `  <entry>
    <id>${escaped(id)}</id>
    <title>${escaped(title)}</title>
    <published>${escaped(at)}</published>
    <updated>${escaped(at)}</updated>
    <link rel="alternate" type="text/html" href="${escaped(href)}"/>
${categories.map((term) => `    <category term="${escaped(term)}"/>\n`).join('')}    <summary>${escaped(summary)}</summary>
  </entry>
`;

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 can't hold, not even escaped: control characters, halves of pairs, and two that are no characters. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const replacement = '\u{FFFD}';

const escaped = (text: string): string =>
  text.replace(impossible, replacement).replace(/[&<>"]/g, (character) => names[character] ?? '');

/** RFC 4151: whose name it was on that day, and what they called the thing. */
export const tagUri = (host: string, day: string, thing: string): string => `tag:${host},${day}:${thing}`;
