/**
 * Whether this very person uploaded that document. A hash alone proves nothing: putting forward another community's
 * hash must not open its document.
 */
export abstract class BroughtDocuments {
  abstract broughtBy(sha256: string, personId: string): Promise<boolean>;
}
