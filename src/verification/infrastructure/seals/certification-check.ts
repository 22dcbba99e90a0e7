import type { DocumentState } from '../pdf/document-state.js';
import { isDictionary, nameIn, PdfReference } from '../pdf/pdf-value.js';
import type { Problems } from '../problems.js';
import type { FoundSeal } from './found-seal.js';

/** The value of `P` that lets only forms be filled and signatures be added. */
const onlySignatures = 2;

/** The first seal certifies the document and allows further signatures only; no later one certifies again. */
export function checkCertification(seals: readonly FoundSeal[], first: DocumentState, problems: Problems): void {
  for (const { revision, dictionary, field } of seals) {
    if (revision > 0 && dictionary.has('Reference')) problems.add('certification.again', { field: field ?? '' });
  }
  const [certifying] = seals;
  if (certifying?.revision !== 0) return;
  const permissions = first.dictionary(first.catalog.get('Perms'));
  const holder = permissions?.get('DocMDP');
  const references = first.array(certifying.dictionary.get('Reference')).map((each) => first.dictionary(each));
  const [reference, ...more] = references;
  const certifies = nameIn(reference?.get('TransformMethod')) === 'DocMDP';
  if (!certifies || !(holder instanceof PdfReference) || holder.number !== certifying.number) {
    problems.add('certification.missing', { revision: 1 });
    return;
  }
  const allowed = first.resolve(reference?.get('TransformParams'));
  const level = isDictionary(allowed) ? allowed.get('P') : undefined;
  if (level !== onlySignatures || more.length > 0 || permissions?.size !== 1) problems.add('certification.permissions');
}
