import type { PartnershipKind, ThematicArea } from '../partnerships/domain/proposal.js';
import type { State } from '../partnerships/domain/states.js';

/** One made-up case: which two real communities, how far it has come, and how long ago it began. */
export interface SampleLife {
  pair: [initiator: string, counterpart: string];
  kind: PartnershipKind;
  reaches: State | 'on-hold' | 'one-signature';
  /** Days ago on which the draft was started. */
  ago: number;
  areas: ThematicArea[];
}

/** A case in every state of the life, some states twice, so that every page has something to show. */
// biome-ignore format: a table
export const sampleLives: readonly SampleLife[] = [
  { pair: ['chicago', 'accra'],             kind: 'sister',     reaches: 'recognised',           ago: 900, areas: ['ports-and-trade', 'arts', 'youth'] },
  { pair: ['toronto', 'milan'],             kind: 'sister',     reaches: 'recognised',           ago: 760, areas: ['culture', 'health'] },
  { pair: ['melbourne', 'thessaloniki'],    kind: 'sister',     reaches: 'recognised',           ago: 610, areas: ['education', 'culture'] },
  { pair: ['honolulu', 'hiroshima'],        kind: 'sister',     reaches: 'recognised',           ago: 520, areas: ['youth', 'education', 'disaster-preparedness'] },
  { pair: ['auckland', 'busan'],            kind: 'friendship', reaches: 'recognised',           ago: 430, areas: ['ports-and-trade'] },
  { pair: ['oakland', 'fukuoka'],           kind: 'sister',     reaches: 'recognised',           ago: 330, areas: ['education', 'climate', 'ports-and-trade'] },
  { pair: ['nova-scotia', 'kanagawa'],      kind: 'sister',     reaches: 'signed',               ago: 210, areas: ['science', 'tourism'] },
  { pair: ['seattle', 'bergen'],            kind: 'sister',     reaches: 'one-signature',        ago: 110, areas: ['ports-and-trade', 'climate'] },
  { pair: ['winnipeg', 'reykjavik'],        kind: 'friendship', reaches: 'signing',              ago: 100, areas: ['climate'] },
  { pair: ['cape-town', 'aachen'],          kind: 'sister',     reaches: 'drafting',             ago: 95, areas: ['climate', 'youth'] },
  { pair: ['nantes', 'agadir'],             kind: 'sister',     reaches: 'in-approval',          ago: 95, areas: ['culture', 'tourism'] },
  { pair: ['san-jose', 'pune'],             kind: 'sister',     reaches: 'under-review',         ago: 70,  areas: ['education', 'science'] },
  { pair: ['miami', 'bogota'],              kind: 'sister',     reaches: 'changes-requested',    ago: 30,  areas: ['health', 'arts'] },
  { pair: ['denver', 'lima'],               kind: 'friendship', reaches: 'awaiting-counterpart', ago: 55,  areas: ['tourism'] },
  { pair: ['seattle', 'pune'],              kind: 'sister',     reaches: 'submitted',            ago: 25,  areas: ['science', 'education'] },
  { pair: ['chicago', 'busan'],             kind: 'friendship', reaches: 'submitted',            ago: 6,   areas: ['sport'] },
  { pair: ['saint-paul', 'bogota'],         kind: 'friendship', reaches: 'draft',                ago: 4,   areas: ['arts'] },
  { pair: ['montgomery-county', 'nairobi'], kind: 'sister',     reaches: 'on-hold',              ago: 140, areas: ['health', 'public-administration'] },
  { pair: ['toronto', 'lima'],              kind: 'friendship', reaches: 'rejected',             ago: 260, areas: ['culture'] },
  { pair: ['miami', 'agadir'],              kind: 'friendship', reaches: 'declined',             ago: 300, areas: ['tourism'] },
  { pair: ['oakland', 'cape-town'],         kind: 'sister',     reaches: 'not-approved',         ago: 340, areas: ['arts', 'youth'] },
  { pair: ['denver', 'nantes'],             kind: 'sister',     reaches: 'withdrawn',            ago: 360, areas: ['sport', 'tourism'] },
  { pair: ['aachen', 'winnipeg'],           kind: 'friendship', reaches: 'lapsed',               ago: 420, areas: ['science'] },
  { pair: ['reykjavik', 'auckland'],        kind: 'sister',     reaches: 'merged',               ago: 240, areas: ['climate', 'tourism'] },
  { pair: ['auckland', 'reykjavik'],        kind: 'sister',     reaches: 'under-review',         ago: 238, areas: ['climate', 'tourism'] },
  { pair: ['austin', 'kunming'],            kind: 'friendship', reaches: 'barred',               ago: 520, areas: ['science'] },
  { pair: ['bergen', 'melbourne'],          kind: 'friendship', reaches: 'not-recognised',       ago: 480, areas: ['arts'] },
];
