import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

const strict = process.env.REQUIRE_ALL === '1';
const installed = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;
const readable = installed('pdftotext', '-v');

/**
 * A test that reads printed text. Without pdftotext (Debian's poppler-utils) it is skipped and says why, except where
 * nothing may be skipped (`REQUIRE_ALL=1`): there it fails.
 */
export function itReads(title: string, test: () => Promise<void>, timeoutMs?: number): void {
  itNeeds(readable, 'pdftotext of poppler-utils is not installed', title, test, timeoutMs);
}

export function itNeeds(
  met: boolean,
  reason: string,
  title: string,
  test: () => Promise<void>,
  timeoutMs?: number,
): void {
  if (met || strict) it(title, test, timeoutMs);
  else it.skip(`${title} (skipped: ${reason})`, test);
}

/** The text in reading order, with every run of white space as one space. */
export function textOf(pdf: Buffer): string {
  return pdftotext(pdf, []).replace(/\s+/g, ' ');
}

/** A part of every page, in points from its upper left corner, and the first page that counts. */
export type Crop = { x: number; y: number; width: number; height: number; from?: number };

/** Between header and footer. */
export const bodyOfPages: Crop = { x: 0, y: 50, width: 596, height: 721 };

/** `asDrawn`: in the order in which it was drawn; else in that in which pdftotext would read it. */
export function croppedText(pdf: Buffer, { x, y, width, height, from = 1 }: Crop, asDrawn = false): string {
  return pdftotext(
    pdf,
    [...(asDrawn ? ['-raw'] : []), '-f', from, '-x', x, '-y', y, '-W', width, '-H', height].map(String),
  );
}

/** How far the ink of words reaches to each side, in points. */
export function reachOf(pdf: Buffer): { left: number; right: number; top: number; bottom: number } {
  const words = [
    ...pdftotext(pdf, ['-bbox']).matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g),
  ];
  const all = (group: number) => words.map((word) => Number(word[group]));
  const [least, most] = [(group: number) => Math.min(...all(group)), (group: number) => Math.max(...all(group))];
  return { left: least(1), top: least(2), right: most(3), bottom: most(4) };
}

/** Where a word begins, in points from the left, at its first place in the document. */
export function leftOf(pdf: Buffer, word: string): number {
  const found = pdftotext(pdf, ['-bbox'])
    .split('\n')
    .find((line) => line.includes(`>${word}<`));
  return Number(/xMin="([\d.-]+)"/.exec(found ?? '')?.[1]);
}

function pdftotext(pdf: Buffer, options: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('pdftotext', [...options, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error || status !== 0) throw new Error(`pdftotext failed: ${error?.message ?? stderr}`);
  return stdout;
}
