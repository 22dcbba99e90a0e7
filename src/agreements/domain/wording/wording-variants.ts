import type { LibraryWording, variantNames } from './library.js';

export type VariantName = (typeof variantNames)[number];

/** The facts on which a wording may depend, each with the variants that answer it, the usual one first. */
export const variantQuestions = {
  names: ['named', 'namesakes'],
  areas: ['many', 'one'],
  languages: ['two', 'one'],
  term: ['indefinite', 'renewable', 'final'],
  notice: ['notice', 'immediate'],
} as const satisfies Record<string, readonly VariantName[]>;
export type VariantQuestion = keyof typeof variantQuestions;

/** `one` always holds, so it stands in for whatever is left out beside it; other questions need every answer. */
const indispensable: Record<VariantQuestion, readonly VariantName[]> = {
  ...variantQuestions,
  areas: ['one'],
  languages: ['one'],
};

/** Variants of a wording, the usual one first; none where one text serves every agreement. */
export function variantsOf({ text }: LibraryWording): VariantName[] {
  if (typeof text === 'string') return [];
  const question = questionOf(text);
  const known: readonly VariantName[] = question ? variantQuestions[question] : [];
  const given = Object.keys(text).filter((name) => text[name as VariantName] !== undefined) as VariantName[];
  return [...known.filter((name) => given.includes(name)), ...given.filter((name) => !known.includes(name))];
}

/** What is missing for every agreement to find words; with `before`, also what that wording had and this one hasn't. */
export function missingVariants(wording: LibraryWording, before: LibraryWording | null): VariantName[] {
  const has = variantsOf(wording);
  const question = typeof wording.text === 'string' ? null : questionOf(wording.text);
  const needed = [...(question ? indispensable[question] : []), ...(before ? variantsOf(before) : [])];
  return [...new Set(needed)].filter((name) => !has.includes(name));
}

/** Two questions in one wording would leave it to chance which is answered. */
export const asksTwoThings = (wording: LibraryWording): boolean => {
  const question = typeof wording.text === 'string' ? null : questionOf(wording.text);
  const known: readonly VariantName[] = question ? variantQuestions[question] : [];
  return variantsOf(wording).some((name) => !known.includes(name));
};

/** Nothing written yet, with a place for each variant. */
export const blankWording = (question: VariantQuestion | null): LibraryWording => ({
  heading: '',
  text: question ? Object.fromEntries(variantQuestions[question].map((name) => [name, ''])) : '',
});

function questionOf(text: Partial<Record<VariantName, unknown>>): VariantQuestion | null {
  const has = (name: VariantName) => text[name] !== undefined;
  if (has('two')) return 'languages';
  if (has('many') || has('one')) return 'areas';
  const questions = Object.keys(variantQuestions) as VariantQuestion[];
  return questions.find((question) => variantQuestions[question].some(has)) ?? null;
}
