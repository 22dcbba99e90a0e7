type Points = [number, number][];

/** A name in one sweep: loops that get smaller, as from a quick hand. */
const sweep: Points = Array.from({ length: 90 }, (_, step) => {
  const along = step / 89;
  const turn = along * 7 * Math.PI;
  const height = 110 * (1 - along * 0.6);
  return [Math.round(120 + 680 * along + 45 * Math.sin(turn)), Math.round(200 - height * Math.cos(turn * 0.9))];
});

const underline: Points = Array.from({ length: 20 }, (_, step) => [140 + step * 36, Math.round(330 - step * 1.5)]);

/** What somebody's finger left on the pad: made up. */
export const drawnSignature = { width: 1000, height: 400, strokes: [sweep, underline] };
