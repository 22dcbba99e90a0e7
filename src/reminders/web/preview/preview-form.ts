import { z } from 'zod';
import { instantOf } from '../../../platform/clock/wall-time.js';
import { civilDate, line, parseInput } from '../../../platform/input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import type { FormField } from '../../../platform/web/forms/form-field.js';
import type { RawForm } from '../../../platform/web/forms/raw-form.js';
import { readForm } from '../../../platform/web/forms/read-form.js';
import { type PreviewRole, previewRoles } from '../../domain/clock-preview.js';

/** Where several communities have the name that was typed, `chosen` asks which. */
export const previewFields = (several: boolean): readonly FormField[] => [
  { name: 'preview.community', widget: 'text', width: 20, autocomplete: 'off' },
  ...(several ? [{ name: 'preview.chosen', widget: 'radios' } as const] : []),
  { name: 'preview.role', widget: 'radios', options: previewRoles.map((value) => ({ value })), inline: true },
  { name: 'preview.day', widget: 'date' },
  { name: 'preview.time', widget: 'text', width: 5, inputmode: 'text' },
];

const previewInput = z.object({
  preview: z.object({
    community: line(200),
    chosen: z.uuid().optional(),
    role: z.enum(previewRoles, { error: 'errors:choice' }),
    // calendars of holidays know no others
    day: civilDate().refine((day) => day >= '2000-01-01' && day < '2100-01-01', 'errors:date'),
    time: z.string().regex(/^(?:[01]?\d|2[0-3])[:.][0-5]\d$/, 'errors:clock.time'),
  }),
});

export interface PreviewAsked {
  /** As it was typed. */
  readonly community: string;
  /** Id of one of several with that name. */
  readonly chosen: string | null;
  readonly role: PreviewRole;
  readonly day: string;
  /** `09:30` */
  readonly time: string;
}

export type TypedPreview =
  | { readonly ok: true; readonly asked: PreviewAsked }
  | { readonly ok: false; readonly problems: readonly ErrorReason[] };

export function typedPreview(raw: RawForm): TypedPreview {
  const result = parseInput(previewInput, readForm(raw, previewFields(true)));
  if (!result.ok) return { ok: false, problems: result.reasons };
  const { chosen = null, time, ...asked } = result.value.preview;
  return { ok: true, asked: { ...asked, chosen, time: time.replace('.', ':').padStart(5, '0') } };
}

/** ISO instant at which a clock on the wall there shows it. */
export const beginningOf = ({ day, time }: PreviewAsked, zone: string): string =>
  instantOf(new Date(`${day}T${time}:00Z`), zone).toISOString();
