import { type FirstAgreementContent, type AgreementSide, partiesKeeperFirst } from './first-content.js';
import {
  type AgreementTemplate,
  type TemplateClause,
  type TemplateParagraph,
  type WordingCondition,
  wordingConditions,
} from './first-template.js';
import { areNamesakes, type MergeFields, merge, mergeFields } from './first-fields.js';

export type AgreementClause = {
  number: number;
  heading: string;
  paragraphs: string[];
  /** A list that belongs right after the first paragraph; empty in most clauses. */
  items: string[];
};

/** The words of an agreement, in the order in which they stand on paper and on a page. */
export type AgreementText = {
  title: string;
  between: string;
  parties: string;
  recitals: string[];
  agreed: string;
  clauses: AgreementClause[];
  testimony: string;
};

type Wording = { fields: MergeFields; facts: ReadonlySet<WordingCondition>; areas: string[] };

/** Fills the template; `keeper` says whose original this is, and so who is named first. */
export function agreementText(
  content: FirstAgreementContent,
  template: AgreementTemplate,
  keeper: AgreementSide = 'initiator',
): AgreementText {
  assertFits(content, template);
  const parties = partiesKeeperFirst(content, keeper);
  const fields = mergeFields(content, parties, template.relationship[content.level]);
  const wording = { fields, facts: wordingConditions(content), areas: content.areas };
  return {
    title: template.title[content.level],
    between: merge(template.between, fields),
    parties: merge(areNamesakes(content) ? template.parties.namesakes : template.parties.named, fields),
    recitals: template.recitals.map((recital) => merge(recital, fields)),
    agreed: merge(template.agreed, fields),
    clauses: template.clauses.map((clause, index) => clauseText(clause, index + 1, wording)),
    testimony: merge(template.testimony, fields),
  };
}

function clauseText(clause: TemplateClause, number: number, { fields, facts, areas }: Wording): AgreementClause {
  const chosen = clause.paragraphs.map(asVariant).filter(({ when }) => !when || facts.has(when));
  return {
    number,
    heading: clause.heading,
    paragraphs: chosen.map(({ text }) => merge(text, fields)),
    items: chosen.some(({ items }) => items === 'areas') ? [...areas] : [],
  };
}

function asVariant(paragraph: TemplateParagraph): { when?: WordingCondition; text: string; items?: 'areas' } {
  return typeof paragraph === 'string' ? { text: paragraph } : paragraph;
}

function assertFits(content: FirstAgreementContent, template: AgreementTemplate): void {
  const wanted = `${content.template} ${content.templateVersion} ${content.kind} ${content.language}`;
  const given = `${template.name} ${template.version} ${template.kind} ${template.language}`;
  if (wanted !== given) throw new Error(`The content asks for template "${wanted}", not for "${given}".`);
}
