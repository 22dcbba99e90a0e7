import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aPartnership, facts, staff } from '../../../../test/support/partnership-builders.js';
import { projectRoot } from '../../../platform/config/project-root.js';
import { readCatalogues } from '../../../platform/web/catalogues.js';
import { formModel } from '../../../platform/web/forms/form-model.js';
import { submitForm } from '../../../platform/web/forms/form-state.js';
import { formView } from '../../../platform/web/forms/form-view.js';
import { Translator } from '../../../platform/web/translator.js';
import type { CaseView } from '../../application/case.query.js';
import { personActions } from '../../domain/actions.js';
import { sectionNames } from '../../domain/proposal.js';
import { sectionModel } from '../proposal/section-forms.js';
import { actionFormOf, formActions } from './action-forms.js';

const translator = new Translator(readCatalogues([join(projectRoot(), 'templates/locales')]), { strict: true });
const texts = {
  t: (key: string, params = {}) => translator.translate('en', key, params),
  has: (key: string) => translator.has('en', key),
};
const names = { initiator: 'Saint Paul', counterpart: 'Nagasaki' };
const view = {
  partnership: aPartnership({ state: 'in-approval' }),
  facts: facts(),
  actor: staff(),
  events: [],
  offers: [],
} as unknown as CaseView;

describe('the forms of actions', () => {
  it('are there for every action of a person that has no page of its own', () => {
    const own = [
      'answerSection',
      'answerChangeRequest',
      'submit',
      'resubmit',
      'proposeText',
      'commentText',
      'sign',
      'verifyOriginal',
      'rejectOriginal',
      'overrideClock',
    ];
    expect([...formActions, ...own].sort()).toEqual([...personActions].sort());
  });

  it.each(formActions)('have every word they need: %s', (action) => {
    const form = actionFormOf(action);
    const options = form.options ? { options: form.options(view) } : {};
    const model = formModel(form.declare(view), { raw: {}, problems: [] }, { params: names, ...options });
    const drawn = formView(model, texts, () => '');
    expect(drawn.submit).not.toBe('Continue');
    expect(JSON.stringify(drawn)).not.toMatch(/\{\{/);
  });

  it.each(sectionNames)('sections have theirs: %s', (section) => {
    const drawn = formView(sectionModel(section, { raw: {}, problems: [] }, names), texts, () => '');
    expect(JSON.stringify(drawn)).not.toMatch(/\{\{/);
  });

  it('ask for changes only of sections with a comment, and for at least one', () => {
    const form = actionFormOf('requestChanges').declare(view);
    expect(submitForm(form, { 'comments.plan': 'More', 'comments.areas': ' ' })).toMatchObject({
      ok: true,
      value: { requests: [{ section: 'plan', comment: 'More' }] },
    });
    const empty = submitForm(form, {});
    expect(empty.ok ? [] : empty.state.problems.map(({ code }) => code)).toEqual(['changes.none']);
  });
});
