import type { Side } from '../../partnerships/domain/states.js';
import { type AnyContent, isFirst } from '../domain/agreement-content.js';
import { firstPrintedText } from '../domain/first-release/first-printed-text.js';
import { agreementText } from '../domain/first-release/first-text.js';
import { type PrintedText, printedText } from '../domain/printed-text.js';
import type { AgreementTemplates } from './agreement-templates.js';

/** The words of either kind of content, as they stand in the original that `keeper` keeps. */
export function wordsOfContent(content: AnyContent, keeper: Side, firstTemplates: AgreementTemplates): PrintedText {
  if (!isFirst(content)) return printedText(content, keeper);
  return firstPrintedText(agreementText(content, firstTemplates.templateFor(content), keeper));
}
