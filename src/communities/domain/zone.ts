/** A name of the IANA database; offsets such as `+09:00`, which some runtimes take for zones, know no summer time. */
export function isZone(text: string): boolean {
  if (!/^(?:[A-Z][A-Za-z]+(?:\/[A-Z][\w+-]*)+|UTC)$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
