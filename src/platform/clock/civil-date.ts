/** The calendar date (YYYY-MM-DD) that a wall clock in `zone` shows at `instant`: Tokyo's 1 April is Honolulu's 31 March. */
export function civilDate(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}
