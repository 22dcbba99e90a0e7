/** What goes with the files of a package: how to check them, in words and as a script. */
export abstract class EvidenceTexts {
  abstract readme(reference: string): string;
  abstract script(): string;
}
