import * as pkijs from 'pkijs';

/** X.509 writes two digits of a year until 2049, and four from then on; never parts of a second. */
export function timeOf(instant: Date): pkijs.Time {
  const value = new Date(instant);
  value.setUTCMilliseconds(0);
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}
