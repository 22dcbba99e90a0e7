import type { FirstAgreementContent, AgreementKind, AgreementLevel } from './first-content.js';

/** Facts about the content that a template's wording may depend on. */
export type WordingCondition =
  | 'areas.none'
  | 'areas.one'
  | 'areas.many'
  | 'areas.some'
  | 'term.indefinite'
  | 'term.fixed'
  | 'term.renewable'
  | 'term.final'
  | 'notice.none'
  | 'notice.some';

export type TemplateParagraph = string | { when: WordingCondition; text: string; items?: 'areas' };

export type TemplateClause = { id: string; heading: string; paragraphs: TemplateParagraph[] };

/** The wording of one kind of agreement in one language, as kept in `templates/agreements`. */
export type AgreementTemplate = {
  schema: 1;
  name: FirstAgreementContent['template'];
  version: FirstAgreementContent['templateVersion'];
  language: FirstAgreementContent['language'];
  kind: AgreementKind;
  title: Record<AgreementLevel, string>;
  relationship: Record<AgreementLevel, string>;
  between: string;
  /** `namesakes`: both short names are the same, so they can't serve as defined terms. */
  parties: { named: string; namesakes: string };
  recitals: string[];
  agreed: string;
  clauses: TemplateClause[];
  testimony: string;
};

export function wordingConditions(content: FirstAgreementContent): ReadonlySet<WordingCondition> {
  const areas = content.areas.length;
  const fixed = content.term.years !== null;
  const facts: [WordingCondition, boolean][] = [
    ['areas.none', areas === 0],
    ['areas.one', areas === 1],
    ['areas.many', areas > 1],
    ['areas.some', areas > 0],
    ['term.indefinite', !fixed],
    ['term.fixed', fixed],
    ['term.renewable', fixed && content.term.renewable],
    ['term.final', fixed && !content.term.renewable],
    ['notice.none', content.noticeMonths === 0],
    ['notice.some', content.noticeMonths > 0],
  ];
  return new Set(facts.filter(([, holds]) => holds).map(([fact]) => fact));
}
