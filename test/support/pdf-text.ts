import { spawnSync } from 'node:child_process';
import { it } from '@jest/globals';

const installed = spawnSync('pdftotext', ['-v']).error === undefined;

/**
 * A test that reads printed text. Without pdftotext (Debian's poppler-utils) it is skipped and says why, except where
 * nothing may be skipped (`REQUIRE_ALL=1`): there it fails.
 */
export function itReads(title: string, test: () => Promise<void>): void {
  if (installed || process.env.REQUIRE_ALL === '1') it(title, test);
  else it.skip(`${title} (skipped: pdftotext of poppler-utils is not installed)`, test);
}

/** The text in reading order, with every run of white space as one space. */
export function textOf(pdf: Buffer): string {
  return pdftotext(pdf, []).replace(/\s+/g, ' ');
}

/** How far the ink of words reaches to the left and to the right, in points. */
export function horizontalReach(pdf: Buffer): { left: number; right: number } {
  const words = [...pdftotext(pdf, ['-bbox']).matchAll(/<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"/g)];
  return {
    left: Math.min(...words.map((word) => Number(word[1]))),
    right: Math.max(...words.map((word) => Number(word[2]))),
  };
}

function pdftotext(pdf: Buffer, options: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('pdftotext', [...options, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  });
  if (error || status !== 0) throw new Error(`pdftotext failed: ${error?.message ?? stderr}`);
  return stdout;
}
