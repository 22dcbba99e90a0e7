const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: making one costs fifty times as much as using it. Swedes write dates as ISO does. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** What a wall clock in `zone` shows at `instant`, to the second: read it with the UTC getters. */
export const wallTime = (instant: Date, zone: string): Date =>
  new Date(`${formatFor(zone).format(instant).replace(' ', 'T')}Z`);

/** When a wall clock in `zone` shows `wall`. An hour that summer time skips is read an hour later. */
export function instantOf(wall: Date, zone: string): Date {
  const first = new Date(+wall - offsetAt(wall, zone));
  const second = new Date(+wall - offsetAt(first, zone));
  const settled = +first === +second || +wallTime(second, zone) === +wall;
  return settled ? second : new Date(Math.max(+first, +second));
}

/** Milliseconds by which `zone` is ahead of UTC, for an instant of whole seconds. */
const offsetAt = (instant: Date, zone: string): number => +wallTime(instant, zone) - +instant;
