/**
 * A dated, cited rule of one jurisdiction about partnerships with communities of another country. Data, never code:
 * adding a rule is adding a row whose source somebody can look up.
 */
export interface NationalRule {
  /** ISO 3166-1 alpha-2 country or ISO 3166-2 subdivision whose communities are bound. */
  jurisdiction: string;
  /** Sovereign states (alpha-2) of the counterpart that the rule is about. */
  counterparts: readonly string[];
  verbs: readonly ('establish' | 'maintain' | 'renew')[];
  effect: 'bar' | 'warn' | 'notify' | 'approve';
  from: string;
  until: string | null;
  citation: string;
  text: string;
}

interface Place {
  sovereign: string;
  country: string;
  subdivision: string | null;
}

/** Rules that forbid `verb` between the two on `date`, whichever of them is bound. */
export function barringRules(
  rules: readonly NationalRule[],
  pair: readonly [Place, Place],
  verb: NationalRule['verbs'][number],
  date: string,
): NationalRule[] {
  const [a, b] = pair;
  return rules.filter(
    (rule) =>
      rule.effect === 'bar' &&
      rule.verbs.includes(verb) &&
      rule.from <= date &&
      (rule.until === null || date <= rule.until) &&
      (binds(rule, a, b) || binds(rule, b, a)),
  );
}

const binds = (rule: NationalRule, bound: Place, other: Place): boolean =>
  (rule.jurisdiction === bound.country || rule.jurisdiction === bound.subdivision) &&
  (rule.counterparts.includes(other.sovereign) || rule.counterparts.includes(other.country));
