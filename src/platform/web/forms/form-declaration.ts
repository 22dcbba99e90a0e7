import type { z } from 'zod';
import type { FormField } from './form-field.js';

type KeyOf<S extends z.ZodType> = keyof z.input<S> & string;

/** Fields may only be called what the schema knows. */
export type FieldOf<S extends z.ZodType> = FormField & { readonly name: KeyOf<S> | `${KeyOf<S>}.${string}` };

/**
 * A form: the schema that the API shares, and how a page asks for it. Texts are in the catalogue `forms`:
 * `forms:<id>.<field>.label`, `.hint`, `.options.<value>`, `.errors.<code>`, and `forms:<id>.submit`.
 */
export interface FormDeclaration<S extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly schema: S;
  readonly fields: readonly FormField[];
  /** Another text for the button than `forms:<id>.submit`. */
  readonly submitLabel?: string;
}

/** Declares a form so that the compiler checks its fields' names against the schema. */
export function defineForm<S extends z.ZodType>(
  form: Omit<FormDeclaration<S>, 'fields'> & { readonly fields: readonly FieldOf<S>[] },
): FormDeclaration<S> {
  return form;
}
