import type { CountedUnit, LanguagePack } from './language-pack.js';
import { fill } from './fields.js';

/** Digits as the language writes them. */
export function digitsIn(pack: Pick<LanguagePack, 'digits'>, text: string): string {
  const digits = [...pack.digits];
  return text.replace(/[0-9]/g, (digit) => digits[Number(digit)] ?? digit);
}

/** `five years`, `5年`, `٥ سنوات` */
export function counted(pack: LanguagePack, unit: CountedUnit, count: number): string {
  const forms = pack.counts[unit];
  const form = forms[new Intl.PluralRules(pack.code).select(count)] ?? forms.other ?? '{count}';
  return fill(form, { count: pack.counts.words[count] ?? digitsIn(pack, String(count)) });
}

/** `2026-03-05` → `5 March 2026`, `2026年3月5日`, `5 มีนาคม พ.ศ. 2569`. */
export function writtenDate({ date, ...pack }: LanguagePack, civilDate: string): string {
  const [year = 0, month = 1, day = 1] = civilDate.split('-').map(Number);
  const parts = {
    day: date.days?.[day] ?? String(day),
    month: date.months[month - 1] ?? '',
    year: String(year + date.yearOffset),
  };
  return digitsIn(pack, fill(date.pattern, parts));
}
