import { describe, expect, it } from '@jest/globals';
import { formIn } from './page-form.js';

const page = `
<form method="post" action="/sign-out"><input type="hidden" name="_csrf" value="a"></form>
<form method="post" action="/partnerships/P-1/sign?_csrf=b" novalidate>
  <input type="hidden" name="contentHash" value="c0ffee">
  <input class="govuk-input" id="name" name="typedName" type="text" value="Ana &quot;O&#39;Neil&quot; &amp; Co">
  <input type="checkbox" name="consent" value="true">
  <input type="radio" name="kind" value="sister" checked><input type="radio" name="kind" value="friendship">
</form>`;

describe('A form of a page', () => {
  it('is found by where it goes, with what it holds before anybody types', () => {
    expect(formIn(page, '/sign', '/x')).toEqual({
      action: '/partnerships/P-1/sign?_csrf=b',
      fields: { contentHash: 'c0ffee', typedName: 'Ana "O\'Neil" & Co', kind: 'sister' },
    });
  });

  it('that names no address goes to its own page', () => {
    expect(formIn('<form method="post"></form>', '/sign-in', '/sign-in?next=%2F').action).toBe('/sign-in?next=%2F');
  });

  it('that is not there is said to be missing, with the page', () => {
    expect(() => formIn(page, '/decline', '/x')).toThrow('The page /x has no form that is sent to …/decline.');
  });
});
