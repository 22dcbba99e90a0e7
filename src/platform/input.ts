import { z } from 'zod';
import { AppError, type ErrorParams, type ErrorReason } from './errors.js';

/**
 * Text of a form or an API body, as the database can keep it: composed letters, one kind of line end, no control
 * characters (PostgreSQL refuses U+0000, and the others only ever hide something), no halves of characters (JSON knows
 * unpaired surrogates, UTF-8 doesn't).
 */
export function cleanText(text: string): string {
  const lines = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n');
  return lines.replace(/\p{Cc}/gu, keepBreaks).trim();
}

function keepBreaks(character: string): string {
  return character === '\n' || character === '\t' ? character : '';
}

/** One line of text that must not be blank. */
export function line(max = 200) {
  return z.string().overwrite(cleanText).overwrite(oneLine).min(1, 'errors:required').max(max);
}

/** Text of several lines that must not be blank. */
export function paragraphs(max = 4000) {
  return z.string().overwrite(cleanText).min(1, 'errors:required').max(max);
}

/** A mail address, lower-cased: two people never differ by the case of a letter. */
export function emailAddress() {
  return z
    .string()
    .overwrite(cleanText)
    .overwrite((text) => text.toLowerCase())
    .min(1, 'errors:required')
    .max(254)
    .pipe(z.email('errors:email'));
}

/** A day of the calendar as `YYYY-MM-DD`; a day that doesn't exist is refused. */
export function civilDate() {
  return z.string().min(1, 'errors:required').pipe(z.iso.date('errors:date'));
}

export function wholeNumber(min = 0, max = 1_000_000_000) {
  return z.number().int('errors:whole-number').min(min).max(max);
}

export type InputResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reasons: readonly ErrorReason[] };

/** Reads input by the one schema that the page and the API share; reasons carry codes whose texts are `errors:<code>`. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): InputResult<z.output<S>> {
  const result = schema.safeParse(input, { error: messageKey });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, reasons: firstOfEachField(result.error.issues.map(reasonOf)) };
}

/** As `parseInput`, for callers that have no form to show again. */
export function requireInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = parseInput(schema, input);
  if (result.ok) return result.value;
  throw new AppError({
    kind: 'invalid',
    code: 'input.invalid',
    message: 'The input is not valid.',
    errors: result.reasons,
  });
}

/** A schema's own message is `errors:<code>` or a sentence; anything else falls back to the kind of issue. */
export function reasonOf(issue: z.core.$ZodIssue): ErrorReason {
  const field = issue.path.map(String).join('.');
  const key = /^errors:([\w.-]+)$/.exec(issue.message)?.[1];
  return {
    ...(field === '' ? {} : { field }),
    code: key ?? 'invalid',
    ...(key === undefined ? { message: issue.message } : {}),
    params: paramsOf(issue),
  };
}

/** A value of the wrong kind also breaks the rules of the right kind; one reason is enough to act on. */
function firstOfEachField(reasons: readonly ErrorReason[]): ErrorReason[] {
  const seen = new Set<string>();
  return reasons.filter(({ field }) => field === undefined || (!seen.has(field) && seen.add(field)));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function messageKey(issue: z.core.$ZodRawIssue): string {
  return `errors:${codeOf(issue)}`;
}

function codeOf(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'required';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? `${issue.origin}-too-short` : 'too-small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? `${issue.origin}-too-long` : 'too-big';
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'invalid';
    case 'invalid_format':
      return issue.format === 'date' || issue.format === 'email' ? issue.format : 'invalid';
    case 'invalid_value':
      return 'choice';
    case 'unrecognized_keys':
      return 'unknown-fields';
    default:
      return 'invalid';
  }
}

function paramsOf(issue: z.core.$ZodIssue): ErrorParams {
  const params: Record<string, string | number | boolean | null> = {};
  if ('minimum' in issue) params.minimum = Number(issue.minimum);
  if ('maximum' in issue) params.maximum = Number(issue.maximum);
  if ('keys' in issue && Array.isArray(issue.keys)) params.keys = issue.keys.join(', ');
  if (issue.code === 'custom') Object.assign(params, issue.params);
  return params;
}
