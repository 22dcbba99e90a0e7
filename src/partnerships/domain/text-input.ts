import { z } from 'zod';
import { cleanText } from '../../platform/input.js';
import { thematicAreas } from './proposal.js';

/** Languages that an agreement can be written in; BCP 47. Data of each: `templates/languages` and the clause library. */
export const agreementLanguages = [
  'en',
  'es',
  'fr',
  'de',
  'ja',
  'zh-Hans',
  'ko',
  'ar',
  'he',
  'hi',
  'th',
  'uk',
] as const;
export type AgreementLanguage = (typeof agreementLanguages)[number];

/** How its script is written. */
export const directionOf = (language: AgreementLanguage): 'ltr' | 'rtl' =>
  language === 'ar' || language === 'he' ? 'rtl' : 'ltr';

const language = z.enum(agreementLanguages, { error: 'errors:choose-one' });
const perLanguage = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(agreementLanguages), value);

/** May be empty: what is missing is found when the text is proposed, so that half a text can be kept. */
const words = (max: number) => z.string().overwrite(cleanText).max(max);
const oneLine = (max: number) => words(max).overwrite((text) => text.replace(/\s+/g, ' '));

export const clauseWording = z.object({ heading: oneLine(200), text: words(12_000) });
export type ClauseWording = z.output<typeof clauseWording>;

/**
 * How a community stands in the agreement, in one language. `styled` is the full style inside a sentence; `name` is the
 * short form; `office` is what its highest office is called; `signatory` may name who will sign, and need not.
 */
export const partyNames = z.object({
  styled: oneLine(300),
  name: oneLine(200),
  office: oneLine(120),
  signatory: oneLine(200).default(''),
});
export type PartyNames = z.output<typeof partyNames>;

export const ownClauseId = /^own-[a-z0-9]{1,20}$/;
const clauseId = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'errors:text.clause-id');

/** A clause of the text. A language without wording takes that of the house, for as long as the clause is one of its own. */
export const clauseInput = z.object({ id: clauseId, wording: perLanguage(clauseWording).default({}) });
export type ClauseInput = z.output<typeof clauseInput>;

/** Clauses: a text may have this many. */
export const mostClauses = 60;

/** The whole text as one side would have it. Complete or not: `agreements` says what is missing. */
export const textInput = z.object({
  languages: z.object({ initiator: language, counterpart: language }),
  names: z.object({ initiator: perLanguage(partyNames), counterpart: perLanguage(partyNames) }),
  areas: z
    .array(z.enum(thematicAreas), { error: 'errors:choose-one' })
    .min(1, 'errors:choose-one')
    .max(thematicAreas.length)
    .refine((areas) => new Set(areas).size === areas.length, 'errors:repeated'),
  termYears: z.number().int('errors:whole-number').min(1).max(99).nullable(),
  renewable: z.boolean().default(true),
  noticeMonths: z.number().int('errors:whole-number').min(0).max(24).default(6),
  layout: z.enum(['columns', 'sequence'], { error: 'errors:choose-one' }).default('columns'),
  titlePage: z.boolean().default(false),
  /** Version of the house's wording; the newest where it is left out. */
  library: z.number().int().min(2).optional(),
  /** In the order in which they stand. Left out: the clauses that the house begins with. */
  clauses: z
    .array(clauseInput)
    .max(mostClauses)
    .refine((clauses) => new Set(clauses.map(({ id }) => id)).size === clauses.length, 'errors:repeated')
    .optional(),
});
export type TextInput = z.output<typeof textInput>;

/** The languages of a text, each once, the initiator's first. */
export const languagesOf = ({ languages }: Pick<TextInput, 'languages'>): AgreementLanguage[] => [
  ...new Set([languages.initiator, languages.counterpart]),
];
