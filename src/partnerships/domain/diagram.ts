import type { Lifecycle, Transition } from './lifecycle.js';
import { endStates, mainStates, openStates, type State, statesBeforeSigned } from './states.js';

interface Edge {
  from: string;
  to: string;
  actions: string[];
}

/** Stand for many states at once, so that what is possible nearly everywhere is one arrow. */
const groups = [
  { name: 'any open state', states: openStates },
  { name: 'any state before signed', states: statesBeforeSigned },
] as const;

/**
 * The life as Mermaid text (`stateDiagram-v2`): the main line first, then the ways aside and back, then the ends. What
 * doesn't change the state isn't drawn.
 */
export function lifecycleDiagram(lifecycle: Lifecycle): string {
  const edges = edgesOf(lifecycle);
  const ending = edges.filter((edge) => isEnd(edge.to));
  const onward = edges.filter((edge) => !isEnd(edge.to));
  const main = onward.filter(isOnMainLine).sort((a, b) => placeOf(a.from) - placeOf(b.from));
  const aside = onward.filter((edge) => !isOnMainLine(edge));
  const lines = [
    '[*] --> draft',
    ...main.map(arrow),
    'recognised --> [*]',
    ...aside.map(arrow),
    ...ending.sort((a, b) => endStates.indexOf(a.to as never) - endStates.indexOf(b.to as never)).map(arrow),
  ];
  return ['stateDiagram-v2', ...names(edges), ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function edgesOf(lifecycle: Lifecycle): Edge[] {
  const edges = new Map<string, Edge>();
  for (const [action, row] of Object.entries(lifecycle)) {
    for (const from of sourcesOf(row)) {
      for (const to of targetsOf(row, Object.values(lifecycle))) {
        const edge = edges.get(`${from} ${to}`) ?? { from, to, actions: [] };
        edges.set(`${from} ${to}`, { ...edge, actions: [...edge.actions, action] });
      }
    }
  }
  return [...edges.values()];
}

function sourcesOf({ from }: Transition): readonly string[] {
  const group = groups.find(
    ({ states }) => states.length === from.length && states.every((each) => from.includes(each)),
  );
  return group ? [group.name] : from;
}

/** From `lapsed` the way back is said in one arrow; from the side states each way back is drawn. */
function targetsOf(row: Transition, rows: readonly Transition[]): readonly string[] {
  if (row.to === 'same') return [];
  if (row.to !== 'origin') return [row.to];
  if (row.from.every(isEnd)) return ['its former state'];
  return rows.filter(({ to }) => row.from.includes(to as State)).flatMap(({ from }) => from);
}

const isEnd = (state: string): boolean => (endStates as readonly string[]).includes(state);
const placeOf = (state: string): number => (mainStates as readonly string[]).indexOf(state);

/** One step forward on the main line. */
const isOnMainLine = ({ from, to }: Edge): boolean => placeOf(from) >= 0 && placeOf(to) === placeOf(from) + 1;

/** Mermaid's ids know neither hyphens nor spaces. */
const idOf = (name: string): string => name.replaceAll(/[^a-z]/g, '_');
const arrow = ({ from, to, actions }: Edge): string => `${idOf(from)} --> ${idOf(to)} : ${actions.join(', ')}`;

/** Only names that aren't their own id are declared, the ends together in a frame. */
function names(edges: readonly Edge[]): string[] {
  const drawn = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const declared = drawn.filter((name) => !isEnd(name) && idOf(name) !== name);
  return [
    ...declared.map((name) => `  state "${name}" as ${idOf(name)}`),
    '  state "ends" as ends {',
    ...endStates.map((name) => (idOf(name) === name ? `    ${name}` : `    state "${name}" as ${idOf(name)}`)),
    '  }',
  ];
}
