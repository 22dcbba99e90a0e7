import { z } from 'zod';

/** The frame in which a signature is drawn; points are whole numbers in it, counted from its top left corner. */
export const strokesFrame = { most: 1000, strokes: 200, points: 5000, least: 8 } as const;

const coordinate = z
  .number({ error: 'errors:strokes.points' })
  .int('errors:strokes.points')
  .min(0, 'errors:strokes.points');
const side = coordinate.min(50, 'errors:strokes.points').max(strokesFrame.most, 'errors:strokes.points');
const stroke = z
  .array(z.tuple([coordinate, coordinate]))
  .min(1)
  .max(strokesFrame.points);

const drawing = z.object({
  width: side,
  height: side,
  strokes: z.array(stroke).max(strokesFrame.strokes, 'errors:strokes.too-many'),
});
export type Strokes = z.output<typeof drawing>;

/**
 * A drawn signature as points, never as a picture: what is printed is drawn by the service. A single dot is no signature.
 */
export const strokesInput = drawing
  .refine(({ strokes }) => pointsOf(strokes).length <= strokesFrame.points, {
    error: 'errors:strokes.too-many',
    abort: true,
  })
  .refine(
    ({ strokes }) => pointsOf(strokes).length >= strokesFrame.least && extent(strokes) >= 20,
    'errors:strokes.empty',
  )
  .refine(
    ({ width, height, strokes }) => pointsOf(strokes).every(([x, y]) => x <= width && y <= height),
    'errors:strokes.points',
  );

const pointsOf = (strokes: Strokes['strokes']) => strokes.flat();

function extent(strokes: Strokes['strokes']): number {
  const span = (values: number[]) => Math.max(...values) - Math.min(...values);
  const points = pointsOf(strokes);
  return Math.max(span(points.map(([x]) => x)), span(points.map(([, y]) => y)));
}
