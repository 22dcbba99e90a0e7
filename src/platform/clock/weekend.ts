interface WeekInfo {
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  readonly weekend: readonly number[];
}
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

const known = new Map<string, ReadonlySet<number>>();
const saturdayAndSunday: ReadonlySet<number> = new Set([6, 0]);

/**
 * The days of the week on which offices are closed there, as `Date.getUTCDay` counts them (0 is Sunday): Friday and
 * Saturday in Riyadh. From CLDR, which comes with the runtime: newer ones ask for it by a method, older ones by a property.
 */
export function weekendOf(country: string | null): ReadonlySet<number> {
  if (country === null) return saturdayAndSunday;
  const before = known.get(country);
  if (before) return before;
  const weekend = readWeekend(country);
  known.set(country, weekend);
  return weekend;
}

function readWeekend(country: string): ReadonlySet<number> {
  try {
    const locale: LocaleWithWeek = new Intl.Locale(`und-${country}`);
    const { weekend } = locale.getWeekInfo?.() ?? locale.weekInfo ?? { weekend: [6, 7] };
    return new Set(weekend.map((day) => day % 7));
  } catch {
    return saturdayAndSunday;
  }
}
