// A signature drawn with a finger, a pen or a mouse. What is sent are points, as numbers; typing a name needs no script.
import SignaturePad from 'asset:signature_pad.js';

/** The frame in which points are counted, whatever the size of the screen. */
const frame = { width: 1000, height: 400 };
const most = { points: 4800, strokes: 200 };

for (const place of document.querySelectorAll('[data-drawing]')) begin(place);

function begin(place) {
  const field = place.closest('form')?.elements.namedItem('strokes');
  const canvas = place.querySelector('canvas');
  if (!field || !canvas) return;
  const state = place.querySelector('[data-drawing-state]');
  const pen = getComputedStyle(canvas).color;
  const pad = new SignaturePad(canvas, { penColor: pen, minWidth: 1.9, maxWidth: 1.9, minDistance: 3 });
  let strokes = kept();
  place.hidden = false;
  place.querySelector('details').open = strokes.length > 0;

  function kept() {
    try {
      return JSON.parse(field.value).strokes ?? [];
    } catch {
      return [];
    }
  }

  function show() {
    const density = Math.max(devicePixelRatio, 1);
    const { offsetWidth: width, offsetHeight: height } = canvas;
    if (width === 0) return;
    canvas.width = width * density;
    canvas.height = height * density;
    canvas.getContext('2d').scale(density, density);
    const scale = width / frame.width;
    const look = { penColor: pen, minWidth: 1.9, maxWidth: 1.9, dotSize: 0, velocityFilterWeight: 0.7, compositeOperation: 'source-over' };
    pad.fromData(strokes.map((points) => ({ ...look, points: points.map(([x, y], index) => ({ x: x * scale, y: y * scale, time: index * 16, pressure: 0.5 })) })));
  }

  function read() {
    const scale = frame.width / canvas.offsetWidth;
    const inside = (value, limit) => Math.min(limit, Math.max(0, Math.round(value * scale)));
    strokes = pad.toData().slice(0, most.strokes).map(({ points }) =>
      points.map(({ x, y }) => [inside(x, frame.width), inside(y, frame.height)]));
    while (strokes.flat().length > most.points) strokes = strokes.map(thinner);
    write();
  }

  function write() {
    field.value = strokes.length > 0 ? JSON.stringify({ ...frame, strokes }) : '';
    state.textContent = place.dataset[strokes.length > 0 ? 'drawn' : 'blank'].replace('{count}', String(strokes.length));
  }

  const thinner = (points) => (points.length < 3 ? points : points.filter((_, index) => index % 2 === 0 || index === points.length - 1));

  function without(change) {
    strokes = change(strokes);
    write();
    show();
  }

  pad.addEventListener('endStroke', read);
  place.querySelector('[data-undo]').addEventListener('click', () => without((all) => all.slice(0, -1)));
  place.querySelector('[data-clear]').addEventListener('click', () => without(() => []));
  new ResizeObserver(show).observe(canvas);
}
