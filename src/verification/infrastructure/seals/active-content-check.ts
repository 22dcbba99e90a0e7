import { isDictionary, nameIn, type PdfValue } from '../pdf/pdf-value.js';
import type { Revision } from '../pdf/revision.js';
import type { Problems } from '../problems.js';

const activeKeys = ['JS', 'JavaScript', 'AA', 'XFA', 'RichMediaContent', 'RichMediaSettings', 'NeedAppearances'];
const layerKeys = ['OCProperties', 'OC', 'OCGs'];
const activeActions =
  'JavaScript Launch SubmitForm ImportData ResetForm GoToR GoToE Rendition Movie Sound SetOCGState Hide Trans GoTo3DView RichMediaExecute'.split(
    ' ',
  );
const activeAnnotations = ['RichMedia', 'Movie', 'Screen', '3D', 'Sound', 'Projection'];

/** An agreement does nothing and shows everybody the same: no scripts, no programs, no media, no layers. */
export function checkActiveContent({ objects }: Revision, problems: Problems): void {
  let waiting: PdfValue[] = [...objects.values()].map(({ value }) => value);
  while (waiting.length > 0) {
    const next: PdfValue[] = [];
    for (const value of waiting) {
      if (isDictionary(value)) checkEntries(value, problems);
      if (isDictionary(value)) for (const inner of value.values()) next.push(inner);
      if (Array.isArray(value)) for (const inner of value) next.push(inner);
    }
    waiting = next;
  }
}

function checkEntries(dictionary: ReadonlyMap<string, PdfValue>, problems: Problems): void {
  const action = nameIn(dictionary.get('S'));
  const kind = nameIn(dictionary.get('Subtype'));
  const active =
    activeKeys.find((key) => dictionary.has(key)) ??
    activeActions.find((name) => name === action) ??
    activeAnnotations.find((name) => name === kind);
  if (active) problems.add('content.active', { what: active });
  if (layerKeys.some((key) => dictionary.has(key))) problems.add('content.layers');
}
