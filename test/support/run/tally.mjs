/** Counts what passed, failed and was skipped, and remembers what a reader of the last lines wants to know. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  lines = [];

  /** @param {string} what @param {{ passed?: number, failed?: number, skipped?: number }} counts */
  add(what, { passed = 0, failed = 0, skipped = 0 }) {
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
    this.lines.push(`${failed > 0 ? '✗' : '✓'} ${what}: ${inWords(passed, failed, skipped)}`);
  }

  /** @param {string} line about what was left out, and why */
  note(line) {
    this.lines.push(`- ${line}`);
  }

  /** The last line is read by machines. */
  print() {
    console.log(`\n${this.lines.join('\n')}\n\n${inWords(this.passed, this.failed, this.skipped)}`);
  }
}

function inWords(passed, failed, skipped) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
