import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormField } from './form-field.js';
import { fillForm } from './fill-form.js';
import { readForm, withoutBlankRows } from './read-form.js';

const fields: readonly FormField[] = [
  { name: 'title', widget: 'text' },
  { name: 'seats', widget: 'number' },
  { name: 'decidedOn', widget: 'date' },
  { name: 'areas', widget: 'checkboxes' },
  { name: 'kind', widget: 'radios' },
  { name: 'consent', widget: 'checkbox' },
  { name: 'languages', widget: 'lines' },
  { name: 'letter', widget: 'file' },
  { name: 'contact.email', widget: 'email' },
  { name: 'place', widget: 'fieldset', fields: [{ name: 'city', widget: 'text' }] },
  {
    name: 'supporters',
    widget: 'rows',
    max: 3,
    fields: [
      { name: 'name', widget: 'text' },
      { name: 'since', widget: 'date' },
    ],
  },
];

describe('reading a form', () => {
  it('gives the JSON that the API would get', () => {
    const body = {
      title: ' Ports \r\n',
      seats: '1,204',
      'decidedOn.day': '7',
      'decidedOn.month': '3',
      'decidedOn.year': '2026',
      areas: ['trade', 'youth'],
      consent: 'true',
      languages: 'English\r\n\r\n 日本語 ',
      'contact.email': 'a@example.org',
      'place.city': 'Saint Paul',
      'supporters.2.name': 'Rotary',
      stranger: 'x',
    };
    expect(readForm(body, fields)).toEqual({
      title: 'Ports',
      seats: 1204,
      decidedOn: '2026-03-07',
      areas: ['trade', 'youth'],
      consent: true,
      languages: ['English', '日本語'],
      contact: { email: 'a@example.org' },
      place: { city: 'Saint Paul' },
      supporters: [{ name: 'Rotary' }],
    });
  });

  it('leaves blank answers out, except those where none is an answer', () => {
    const blank = { title: '', seats: ' ', 'decidedOn.day': '', kind: '', areas: '' };
    const empty = { areas: [], consent: false, languages: [], place: {}, supporters: [] };
    expect(readForm(blank, fields)).toEqual(empty);
    expect(readForm(undefined, fields)).toEqual(empty);
  });

  it.each([
    [{ seats: '12a' }, { seats: '12a' }],
    [{ seats: '1,2' }, { seats: '1,2' }],
    [{ seats: '1e9' }, { seats: '1e9' }],
    [{ 'decidedOn.day': '31' }, { decidedOn: '-00-31' }],
    [{ 'decidedOn.day': '1', 'decidedOn.month': 'May', 'decidedOn.year': '55' }, { decidedOn: '55-May-01' }],
  ])('leaves %j as typed for the schema to refuse', (body, expected) => {
    expect(readForm(body, fields)).toMatchObject(expected);
  });

  it('takes the first where one answer was sent twice, and believes no object', () => {
    expect(readForm({ title: ['a', 'b'], kind: { toString: 'x' }, areas: [{}, 'trade'] }, fields)).toMatchObject({
      title: 'a',
      areas: ['trade'],
    });
    expect(readForm({ kind: {} }, fields).kind).toBeUndefined();
  });

  it('reads one row more than allowed, so that too many are refused and not lost', () => {
    const body = Object.fromEntries([0, 1, 2, 3, 4].map((row) => [`supporters.${row}.name`, 'x']));
    expect(readForm(body, fields).supporters).toHaveLength(4);
  });

  it('moves rows up to where blank ones were', () => {
    const raw = {
      'supporters.0.name': ' ',
      'supporters.2.name': 'Rotary',
      'supporters.2.since.year': '1999',
      title: 'x',
    };
    expect(withoutBlankRows(raw, fields)).toEqual({
      'supporters.0.name': 'Rotary',
      'supporters.0.since.year': '1999',
      title: 'x',
    });
  });

  it('reads back whatever was filled in', () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/);
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const isoDay = day.map((date) => date.toISOString().slice(0, 10));
    const data = fc.record({
      title: word,
      seats: fc.integer({ min: -1e9, max: 1e9 }),
      decidedOn: isoDay,
      areas: fc.array(word),
      consent: fc.boolean(),
      languages: fc.array(word),
      contact: fc.record({ email: word }),
      place: fc.record({ city: word }),
      supporters: fc.array(fc.record({ name: word, since: isoDay }), { maxLength: 3 }),
    });
    fc.assert(fc.property(data, (saved) => expect(readForm(fillForm(saved, fields), fields)).toEqual(saved)));
  });
});
