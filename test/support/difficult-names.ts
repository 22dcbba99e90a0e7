import type { SampleCommunity } from '../../src/sample-data/communities.data.js';

/** Made-up places that put every page to the test: long words, marks below and above, and another direction. */
export const difficultCommunities: readonly SampleCommunity[] = [
  place('qahira', 'القاهرة الكبرى', 'محافظة القاهرة الكبرى، جمهورية مصر العربية', 'EG', 'Africa/Cairo'),
  place(
    'krung-thep',
    'กรุงเทพมหานครอมรรัตนโกสินทร์',
    'the City of กรุงเทพมหานครอมรรัตนโกสินทร์, Thailand',
    'TH',
    'Asia/Bangkok',
  ),
  place(
    'obersaalbach',
    'Obersaalbachhinterglemm-Niederwürschnitzhausen am Wörthersee',
    'die Stadtgemeinde Obersaalbachhinterglemm-Niederwürschnitzhausen am Wörthersee, Republik Österreich',
    'AT',
    'Europe/Vienna',
  ),
];

function place(slug: string, name: string, styledName: string, country: string, zone: string): SampleCommunity {
  const unknown = { languages: [], at: [0, 0] as [number, number], population: 100_000, office: 'Oberbürgermeister' };
  return { slug, name, styledName, country, zone, level: 'city', ...unknown };
}
