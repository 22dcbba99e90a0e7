import { describe, expect, it } from '@jest/globals';
import { atomFeed, type Feed, type FeedEntry, tagUri } from './atom-feed.js';

const entry = (changes: Partial<FeedEntry> = {}): FeedEntry => ({
  id: tagUri('entente.example.org', '2026-03-12', 'register/E-2026-00007/recognised'),
  title: 'Recognised: Saint Paul and 長崎市',
  summary: 'A summary',
  href: 'https://entente.example.org/register/E-2026-00007',
  at: '2026-03-12T09:00:00.000Z',
  categories: ['recognised'],
  ...changes,
});
const feed = (entries: readonly FeedEntry[]): Feed => ({
  id: tagUri('entente.example.org', '2026', 'register'),
  ...{ title: 'News', subtitle: 'Of the register', author: 'Entente', language: 'en' },
  selfHref: 'https://entente.example.org/register/feed.atom',
  ...{ href: 'https://entente.example.org/register', begun: '2026-01-01T00:00:00Z', entries },
});

describe('a feed', () => {
  it('was last changed when its newest entry was, wherever that stands', () => {
    const entries = [entry({ at: '2026-03-10T00:00:00.000Z' }), entry({ at: '2026-04-01T00:00:00.000Z' })];
    expect(atomFeed(feed(entries))).toContain('  <updated>2026-04-01T00:00:00.000Z</updated>\n  <author>');
    expect(atomFeed(feed([]))).toContain('  <updated>2026-01-01T00:00:00Z</updated>\n');
  });

  it('holds names as text, whatever stands in them', () => {
    const text = atomFeed(feed([entry({ title: 'A <b> & "C" ]]> \u0000\u0008\uFFFE\ud800 𝄞' })]));
    expect(text).toContain('<title>A &lt;b&gt; &amp; &quot;C&quot; ]]&gt; \uFFFD\uFFFD\uFFFD\uFFFD 𝄞</title>');
  });

  it('names things for ever by host, day and number', () =>
    expect(entry().id).toBe('tag:entente.example.org,2026-03-12:register/E-2026-00007/recognised'));
});
