import { countryOptions } from '../../platform/web/countries.js';
import type { Option } from '../../platform/web/forms/form-field.js';
import { countryCodes } from '../domain/countries.data.js';
import { isZone } from '../domain/zone.js';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(isZone)];

/** What there is to choose from; a zone by another name than the runtime's own stays what it is. */
export function communityOptions(language: string, zone?: string): Readonly<Record<string, readonly Option[]>> {
  const all = zone === undefined || zones.includes(zone) ? zones : [zone, ...zones];
  return { country: countryOptions(language, countryCodes), zone: all.map((value) => ({ value, text: value })) };
}
