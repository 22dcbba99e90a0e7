import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../../errors.js';
import { line } from '../../input.js';
import { Translator } from '../translator.js';
import { defineForm } from './form-declaration.js';
import { formModel } from './form-model.js';
import { blankForm, filledForm, refusedForm, submitForm, submittedVersion } from './form-state.js';
import { formView, problemsView } from './form-view.js';

const form = defineForm({
  id: 'demo',
  schema: z.object({
    title: line(5),
    people: z.array(z.object({ name: line() })).min(1),
    day: z.iso.date().optional(),
  }),
  fields: [
    { name: 'title', widget: 'text' },
    { name: 'people', widget: 'rows', max: 3, fields: [{ name: 'name', widget: 'text' }] },
    { name: 'day', widget: 'date', optional: true },
  ],
});

const forms = {
  demo: {
    title: { label: 'Title', errors: { required: 'Give it a title' } },
    people: { label: 'People', name: { label: 'Name' } },
    day: { label: 'Day' },
  },
};
const errors = {
  required: 'Enter {{label}}',
  'string-too-long': '{{label}} over {{maximum}}',
  'array-too-short': '{{label}} needs {{minimum}}',
  date: '{{label}} is no day',
  'this-answer': 'this',
  taken: 'Taken by {{name}}',
};
const common = {
  errorTitle: 'Erreur :',
  form: { submit: 'Go', optional: '{{label}}?', row: '{{label}} {{number}}', day: 'D', month: 'M', year: 'Y' },
};
const translator = new Translator({ en: { forms, errors, common } }, { strict: true });
const texts = {
  t: (key: string, params = {}) => translator.translate('en', key, params),
  has: (key: string) => translator.has('en', key),
};
const view = (state = blankForm) => formView(formModel(form, state), texts, () => 'token');

describe('a form', () => {
  it('shows blank rows after the filled ones, never more than allowed', () => {
    const rowsOf = (people: { name: string }[]) => {
      const group = view(filledForm(form, { people })).fields[1];
      return group?.kind === 'group' ? group.rows.map((row) => row.legend) : [];
    };
    expect(rowsOf([])).toEqual(['People 1', 'People 2']);
    expect(rowsOf([{ name: 'a' }, { name: 'b' }])).toEqual(['People 1', 'People 2', 'People 3']);
  });

  it('says in the words of the page that there is an error, also to whoever only hears it', () => {
    const [title] = view(submitForm(form, { title: '' }).state).fields;
    expect(title).toMatchObject({
      params: { errorMessage: { text: 'Give it a title', visuallyHiddenText: 'Erreur' } },
    });
  });

  it('links every problem to the input it is about, in the order of the form', () => {
    const { state } = submitForm(form, {
      title: 'far too long',
      'day.day': '40',
      'day.month': '1',
      'day.year': '2026',
    });
    expect(problemsView(formModel(form, state), texts).summary.map((problem) => problem.href)).toEqual([
      '#title',
      '#people-0-name',
      '#day-day',
    ]);
  });

  it("takes the form's own words for a problem before the common ones", () => {
    const blank = submitForm(form, { 'people.1.name': 'x' });
    expect(problemsView(formModel(form, blank.state), texts).byField.title).toBe('Give it a title');
    const long = submitForm(form, { title: 'far too long', 'people.1.name': 'x' });
    expect(problemsView(formModel(form, long.state), texts).byField.title).toBe('Title over 5');
  });

  it('numbers problems by the rows that are shown after blank ones are gone', () => {
    const { ok, state } = submitForm(form, { title: 'a', 'people.0.name': '', 'people.2.name': 'x'.repeat(300) });
    expect(ok).toBe(false);
    expect(Object.keys(problemsView(formModel(form, state), texts).byField)).toEqual(['people.0.name']);
  });

  it('shows what a use case refused, and passes on what is no answer to the input', () => {
    const reasons = [
      { field: 'title', code: 'taken', params: { name: 'Oslo' } },
      { code: 'unheard-of', message: 'Not now.' },
    ];
    const refusal = new AppError({ kind: 'refused', code: 'demo.refused', errors: reasons });
    const { summary } = problemsView(formModel(form, refusedForm(blankForm, refusal)), texts);
    expect(summary).toEqual([{ text: 'Not now.' }, { text: 'Taken by Oslo', href: '#title' }]);
    expect(() => refusedForm(blankForm, new Error('fault'))).toThrow('fault');
    expect(() => refusedForm(blankForm, new AppError({ kind: 'not-found', code: 'x' }))).toThrow('x');
  });

  it('reads the version it carried, and nothing else that calls itself one', () => {
    expect([{ version: '7' }, { version: '-1' }, { version: ['1', '2'] }, {}, null].map(submittedVersion)).toEqual([
      7,
      null,
      null,
      null,
      null,
    ]);
  });
});
