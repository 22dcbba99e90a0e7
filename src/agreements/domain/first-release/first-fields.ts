import type { FirstAgreementContent, AgreementParty } from './first-content.js';

export type MergeFields = Readonly<Record<string, string>>;

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** One pass: a brace inside a community's name is never read as a field. Throws on a field that the template invented. */
export function merge(text: string, fields: MergeFields): string {
  return text.replace(/\{([A-Za-z.]+)\}/g, (_, name: string) => {
    const value = fields[name];
    if (value === undefined) throw new Error(`Unknown merge field {${name}} in an agreement template.`);
    return value;
  });
}

export function mergeFields(
  content: FirstAgreementContent,
  [first, second]: readonly [AgreementParty, AgreementParty],
  relationship: string,
): MergeFields {
  const name = areNamesakes(content)
    ? (party: AgreementParty) => party.styled
    : (party: AgreementParty) => party.shortName;
  return {
    'first.styled': first.styled,
    'First.styled': capitalised(first.styled),
    'second.styled': second.styled,
    'first.name': name(first),
    'First.name': capitalised(name(first)),
    'second.name': name(second),
    relationship,
    areas: content.areas.join(', '),
    years: content.term.years === null ? '' : counted(content.term.years, 'year'),
    notice: counted(content.noticeMonths, 'month'),
  };
}

/** There are dozens of Springfields: two of them can't be told apart by their short names. */
export function areNamesakes(content: FirstAgreementContent): boolean {
  const [one, other] = content.parties.map((party) => party.shortName.normalize('NFC').trim().toLowerCase());
  return one === other;
}

function counted(count: number, unit: 'year' | 'month'): string {
  return `${words[count] ?? count} ${unit}${count === 1 ? '' : 's'}`;
}

export function capitalised(text: string): string {
  const [initial = ''] = text;
  return initial.toUpperCase() + text.slice(initial.length);
}
