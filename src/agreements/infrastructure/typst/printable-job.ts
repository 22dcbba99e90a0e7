import {
  type PrintableCharacters,
  type PrintableField,
  contentFields,
} from '../../application/typesetting/printable-characters.js';
import type { RenderJob } from '../../application/typesetting/render-job.js';
import { UnprintableCharacters } from '../../application/typesetting/unprintable-characters.js';
import { languageOf } from '../../domain/printed-parties.js';

/** @throws UnprintableCharacters for what the parties read and sign; nothing is typeset then. */
export function assertPrintable(job: RenderJob, printable: PrintableCharacters): void {
  const unprintable = printable.unprintableIn([...contentFields(job.content), ...paperFields(job)]);
  if (unprintable.length > 0) throw new UnprintableCharacters(unprintable);
}

function paperFields(job: RenderJob): PrintableField[] {
  const fields = [
    { field: 'reference', text: job.reference },
    { field: 'verifyUrl', text: job.verifyUrl },
  ];
  if (job.document !== 'signed-copy') return fields;
  const signed = job.signatures.flatMap(({ side, name, typedName, office }) =>
    Object.entries({ name, typedName, office }).map(([part, text]) => ({
      field: `signatures.${side}.${part}`,
      text,
      language: languageOf(job.content, side),
    })),
  );
  return [...fields, ...signed];
}
