import { DocumentState } from '../pdf/document-state.js';
import { isDictionary, type PdfDictionary, PdfReference, type PdfValue } from '../pdf/pdf-value.js';
import type { PdfObject, Revision } from '../pdf/revision.js';
import { sameExcept, sameValue } from '../pdf/same-value.js';
import type { Problems } from '../problems.js';
import type { FoundSeal } from './found-seal.js';
import { isEmptyAppearance, isInvisible, onlySealsEntries } from './seal-widget.js';

/** What a later revision may add to the document, besides its seal: where the seal is mentioned. */
export function checkChanges(revisions: readonly Revision[], seal: FoundSeal, problems: Problems): void {
  const before = new DocumentState(revisions.slice(0, seal.revision));
  const after = new DocumentState(revisions.slice(0, seal.revision + 1));
  const revision = revisions[seal.revision];
  if (!revision) return;
  const change = new RevisionChange(before, after, seal, trailersOf(revisions, seal.revision));
  for (const object of revision.objects.values()) {
    if (!change.allows(object)) problems.add('changes.content', { revision: seal.revision + 1, number: object.number });
  }
  if (!change.keepsFormAndTrailer()) problems.add('changes.content', { revision: seal.revision + 1, number: 0 });
  if (change.showsSomething()) problems.add('changes.appearance', { field: seal.field ?? '' });
}

const trailersOf = (revisions: readonly Revision[], at: number): Trailers => ({
  before: revisions[at - 1]?.trailer ?? new Map(),
  after: revisions[at]?.trailer ?? new Map(),
});

interface Trailers {
  readonly before: PdfDictionary;
  readonly after: PdfDictionary;
}

/** One revision beside the one before it. */
class RevisionChange {
  private readonly widget: PdfDictionary;

  constructor(
    private readonly before: DocumentState,
    private readonly after: DocumentState,
    private readonly seal: FoundSeal,
    private readonly trailers: Trailers,
  ) {
    this.widget = (seal.fieldNumber && after.dictionary(new PdfReference(seal.fieldNumber))) || new Map();
  }

  /** Whether the revision may bring this object. */
  allows(object: PdfObject): boolean {
    const { number } = object;
    const earlier = this.before.object(number);
    if (number === this.seal.number) return earlier === null;
    if (number === this.seal.fieldNumber) return this.allowsField(object, earlier);
    if (earlier === null) return this.isNumberOf(this.formEntry, number) || this.isAppearance(object);
    return this.allowsAnew(earlier, object);
  }

  /** The form names the new field and is otherwise what it was; so is the trailer. */
  keepsFormAndTrailer(): boolean {
    const { before, after, trailers } = this;
    const former = before.dictionary(before.catalog.get('AcroForm')) ?? new Map();
    const form = after.dictionary(this.formEntry) ?? new Map();
    return (
      this.seal.fieldNumber !== null &&
      sameExcept(former, form, ['Fields', 'SigFlags']) &&
      this.gainsOnlyTheField(before.array(former.get('Fields')), after.array(form.get('Fields'))) &&
      sameExcept(trailers.before, trailers.after, ['Size', 'Prev', 'ID']) &&
      sameValue(before.array(trailers.before.get('ID'))[0], after.array(trailers.after.get('ID'))[0])
    );
  }

  showsSomething(): boolean {
    return !isInvisible(this.widget, this.after);
  }

  private get formEntry(): PdfValue {
    return this.after.catalog.get('AcroForm') ?? null;
  }

  private allowsField({ value }: PdfObject, earlier: PdfObject | null): boolean {
    if (!isDictionary(value) || !onlySealsEntries(value)) return false;
    if (earlier === null) return true;
    return (
      isDictionary(earlier.value) && !earlier.value.has('V') && sameExcept(earlier.value, value, ['V', 'F', 'AP', 'P'])
    );
  }

  /** An object that was there before: the catalog, the form, the page of the field, its list of annotations, the dates. */
  private allowsAnew(earlier: PdfObject, { number, value }: PdfObject): boolean {
    const { after } = this;
    if (this.isNumberOf(this.formEntry, number)) return true;
    if (isDictionary(earlier.value) && isDictionary(value) && earlier.stream === null) {
      if (number === after.catalogNumber) return sameExcept(earlier.value, value, ['AcroForm']);
      if (this.isNumberOf(this.widget.get('P'), number)) return this.allowsPage(earlier.value, value);
      return this.isNumberOf(this.trailers.after.get('Info'), number) && sameExcept(earlier.value, value, ['ModDate']);
    }
    return Array.isArray(earlier.value) && Array.isArray(value) && this.allowsList(earlier.value, number, value);
  }

  private allowsPage(earlier: PdfDictionary, page: PdfDictionary): boolean {
    const annotations = [this.before.array(earlier.get('Annots')), this.after.array(page.get('Annots'))] as const;
    return sameExcept(earlier, page, ['Annots']) && this.gainsOnlyTheField(...annotations);
  }

  /** The annotations of the page, or the fields of the form, as an object of their own. */
  private allowsList(earlier: PdfValue[], number: number, list: PdfValue[]): boolean {
    const page = this.after.dictionary(this.widget.get('P'));
    const form = this.after.dictionary(this.formEntry);
    const isOurs = this.isNumberOf(page?.get('Annots'), number) || this.isNumberOf(form?.get('Fields'), number);
    return isOurs && this.gainsOnlyTheField(earlier, list);
  }

  private gainsOnlyTheField(earlier: PdfValue[], later: PdfValue[]): boolean {
    const added = later.slice(earlier.length);
    return (
      earlier.every((each, at) => sameValue(each, later[at])) &&
      added.length <= 1 &&
      added.every((each) => this.isNumberOf(each, this.seal.fieldNumber))
    );
  }

  private isAppearance(object: PdfObject): boolean {
    const normal = this.after.dictionary(this.widget.get('AP'))?.get('N');
    return this.isNumberOf(normal, object.number) && isEmptyAppearance(object);
  }

  private isNumberOf(value: PdfValue | undefined, number: number | null): boolean {
    return value instanceof PdfReference && value.number === number;
  }
}
