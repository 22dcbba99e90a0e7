/** Thematic areas as an agreement in English prints them. A printed label never changes: publish a new area instead. */
export const areaLabels: Readonly<Record<string, string>> = {
  arts: 'the arts',
  climate: 'climate and the environment',
  culture: 'culture and heritage',
  'disaster-preparedness': 'disaster preparedness',
  education: 'education and school exchange',
  health: 'public health',
  humanitarian: 'humanitarian assistance',
  'ports-and-trade': 'ports, trade and economic development',
  'public-administration': 'public administration',
  science: 'science and technology',
  sport: 'sport',
  tourism: 'tourism',
  youth: 'youth exchange',
};
