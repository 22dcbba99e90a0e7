import { describe, expect, it } from '@jest/globals';
import { lifecycleDiagram } from './diagram.js';
import { procedureLifecycle } from './lifecycle.js';
import { endStates, mainStates } from './states.js';

const text = lifecycleDiagram(procedureLifecycle);
const lines = text.split('\n').map((line) => line.trim());
const idOf = (state: string) => state.replaceAll('-', '_');
const arrows = lines.filter((line) => line.includes('-->'));

describe('the diagram of the life', () => {
  it('draws the main line first, from draft to recognition', () => {
    const main = mainStates.slice(1).map((state, index) => `${idOf(mainStates[index] ?? '')} --> ${idOf(state)} :`);
    const drawn = arrows.slice(1, mainStates.length).map((line) => line.slice(0, line.indexOf(':') + 1));
    expect(arrows[0]).toBe('[*] --> draft');
    expect(drawn).toEqual(main);
  });

  it('labels each arrow with the actions that take it', () => {
    expect(arrows).toContain('draft --> submitted : submit');
    expect(arrows).toContain('signing --> drafting : reopenText, declineToSign');
  });

  it('draws the way back from requested changes to where they came from', () => {
    expect(arrows).toContain('changes_requested --> submitted : resubmit');
    expect(arrows).toContain('changes_requested --> under_review : resubmit');
  });

  it('draws once what is possible in many states, and one way back from a lapse', () => {
    expect(arrows.filter((line) => line.endsWith(': bar'))).toEqual(['any_open_state --> barred : bar']);
    expect(arrows.filter((line) => line.endsWith(': withdraw'))).toEqual([
      'any_state_before_signed --> withdrawn : withdraw',
    ]);
    expect(arrows.filter((line) => line.endsWith(': revive'))).toEqual(['lapsed --> its_former_state : revive']);
  });

  it('frames the ends together', () => {
    const frame = lines.slice(lines.indexOf('state "ends" as ends {') + 1, lines.indexOf('}'));
    expect(frame).toHaveLength(endStates.length);
    for (const state of endStates) expect(frame.join('\n')).toContain(idOf(state));
  });

  it('shows every action that changes the state, and none that does not', () => {
    for (const [action, { to }] of Object.entries(procedureLifecycle)) {
      const drawn = arrows.some((line) => line.split(' : ')[1]?.split(', ').includes(action));
      expect([action, drawn]).toEqual([action, to !== 'same']);
    }
  });

  it('uses ids that Mermaid can read, and declares the ones that need a name', () => {
    expect(text.startsWith('stateDiagram-v2\n')).toBe(true);
    for (const line of arrows) expect(line).toMatch(/^(\[\*\]|[a-z_]+) --> (\[\*\]|[a-z_]+)( : [\w, ]+)?$/);
    for (const id of arrows.join(' ').match(/[a-z]+_[a-z_]+/g) ?? []) expect(text).toContain(` as ${id}\n`);
  });
});
