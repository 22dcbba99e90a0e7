import { z } from 'zod';
import { cleanText, emailAddress, line, paragraphs } from '../../platform/input.js';

/** Thematic areas a partnership can work on. Data: a new one is a line here and a label in the catalogue. */
export const thematicAreas = [
  'arts',
  'climate',
  'culture',
  'disaster-preparedness',
  'education',
  'health',
  'humanitarian',
  'ports-and-trade',
  'public-administration',
  'science',
  'sport',
  'tourism',
  'youth',
] as const;
export type ThematicArea = (typeof thematicAreas)[number];

export const partnershipKinds = ['sister', 'friendship'] as const;
export type PartnershipKind = (typeof partnershipKinds)[number];

/** A sister partnership is broad-based: it works on at least two areas. */
export const minimumAreas: Record<PartnershipKind, number> = { sister: 2, friendship: 1 };

const optionalText = (max: number) => z.string().overwrite(cleanText).max(max).optional();
const supporter = z.object({ name: line(200), role: line(200) });

/** What the initiating community fills in: six sections, one schema each, shared by pages, API and OpenAPI. */
export const proposalSections = {
  purpose: z.object({ purpose: paragraphs(4000), earlierTies: optionalText(4000) }),
  areas: z.object({
    areas: z
      .array(z.enum(thematicAreas), { error: 'errors:choose-one' })
      .min(1, 'errors:choose-one')
      .max(thematicAreas.length)
      .refine((areas) => new Set(areas).size === areas.length, 'errors:repeated'),
  }),
  supporters: z.object({
    initiatorSupporters: z.array(supporter).min(1, 'errors:supporters.required').max(20),
    counterpartSupporters: z.array(supporter).min(1, 'errors:supporters.required').max(20),
  }),
  plan: z.object({ firstYearPlan: paragraphs(4000) }),
  funding: z.object({ funding: paragraphs(4000) }),
  contacts: z.object({
    contactName: line(200),
    contactMail: emailAddress(),
    contactPhone: optionalText(50),
    counterpartName: line(200),
    counterpartOffice: line(200),
    counterpartMail: emailAddress(),
  }),
} as const;

export const sectionNames = ['purpose', 'areas', 'supporters', 'plan', 'funding', 'contacts'] as const;
export type SectionName = (typeof sectionNames)[number];

export type Proposal = { [S in SectionName]?: z.output<(typeof proposalSections)[S]> };

/** Sections that hold people's addresses: their answers go to the private part of the event. */
export const privateSections: readonly SectionName[] = ['contacts', 'supporters'];

export function missingSections(proposal: Proposal, kind: PartnershipKind): SectionName[] {
  return sectionNames.filter((name) => {
    const answer = proposal[name];
    if (answer === undefined) return true;
    return name === 'areas' && (proposal.areas?.areas.length ?? 0) < minimumAreas[kind];
  });
}
