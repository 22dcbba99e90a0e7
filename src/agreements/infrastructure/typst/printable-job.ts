import { codePointName } from '../../application/code-point.js';
import {
  type PrintableCharacters,
  type PrintableField,
  contentFields,
} from '../../application/printable-characters.js';
import type { RenderJob } from '../../application/render-job.js';
import { UnprintableCharacters } from '../../application/unprintable-characters.js';

/**
 * Throws `UnprintableCharacters` for what the parties read and sign. The record of events is different: it must not stop
 * the signed copy because somebody's name in it is written in another script, so there a character that can't be printed
 * is spelled as `[U+5927]`.
 */
export function printableJob(job: RenderJob, printable: PrintableCharacters): RenderJob {
  const unprintable = printable.unprintableIn(binding(job));
  if (unprintable.length > 0) throw new UnprintableCharacters(unprintable);
  if (job.document !== 'signed-copy') return job;
  const events = job.evidence.events.map(({ at, text }) => ({ at, text: spelledOut(text, printable) }));
  return { ...job, evidence: { ...job.evidence, events } };
}

function binding(job: RenderJob): PrintableField[] {
  const fields = [
    ...contentFields(job.content),
    { field: 'reference', text: job.reference },
    { field: 'verifyUrl', text: job.verifyUrl },
  ];
  if (job.document !== 'signed-copy') return fields;
  const signed = job.signatures.flatMap(({ side, name, typedName, office }) => [
    { field: `signatures.${side}.name`, text: name },
    { field: `signatures.${side}.typedName`, text: typedName },
    { field: `signatures.${side}.office`, text: office },
  ]);
  return [...fields, ...signed];
}

function spelledOut(text: string, printable: PrintableCharacters): string {
  const oneLine = text.replace(/\s+/g, ' ');
  const refused = printable.unprintableIn([{ field: 'evidence', text: oneLine }]);
  const spelling = new Map(refused.map(({ codePoint }) => [codePoint, `[${codePoint}]`]));
  if (spelling.size === 0) return oneLine;
  return [...oneLine].map((character) => spelling.get(codePointName(character)) ?? character).join('');
}
