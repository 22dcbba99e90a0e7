import type { Strokes } from '../../partnerships/domain/strokes.js';

/** A signature as pages draw it: the frame, and one path for all strokes. */
export interface DrawnSignature {
  readonly width: number;
  readonly height: number;
  /** The `d` of an SVG path. */
  readonly path: string;
}

/** Made of checked numbers alone, so nothing that somebody sent ever reaches a page as markup. */
export const drawnSignature = ({ width, height, strokes }: Strokes): DrawnSignature => ({
  width,
  height,
  path: strokes.map(strokePath).join(''),
});

type Point = readonly [number, number];

/** Rounded through the middle of each pair of points, as a pen would; a single point is a dot. */
function strokePath(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  const last = rest.at(-1);
  if (!last) return `M${at(first)}h0`;
  const curves = rest.slice(0, -1).map((point, index) => `Q${at(point)} ${at(middle(point, rest[index + 1] ?? last))}`);
  return `M${at(first)}${curves.join('')}L${at(last)}`;
}

const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2];
const at = ([x, y]: Point): string => `${x} ${y}`;
