/**
 * The same stylesheet for languages that are written from right to left: what stands left stands right. Our own rules are
 * written with logical properties and stay as they are; this is for those of govuk-frontend, which aren't.
 */
export function mirrored(css) {
  return css.replace(/(?<=[{;])([a-z-]+):([^;{}]+)/g, (_, property, value) => declaration(property, value));
}

function declaration(property, value) {
  return `${swapped(property)}:${mirroredValue(property, value)}`;
}

const sides = ['margin', 'padding', 'border-width', 'border-style', 'border-color', 'inset'];
const named = /^(text-align|float|clear|background|background-position|transform-origin)$/;

function mirroredValue(property, value) {
  if (property === 'border-radius') return mirroredCorners(value);
  if (sides.includes(property)) return mirroredSides(value);
  if (property === 'transform') return value.replace(/rotate\((-?)/g, (_, minus) => (minus ? 'rotate(' : 'rotate(-'));
  if (property === 'box-shadow')
    return value.replace(/inset (-?)(\d+px)/g, (_, minus, by) => `inset ${minus || by === '0px' ? '' : '-'}${by}`);
  if (/clip-path$/.test(property)) return mirroredPolygon(value);
  return named.test(property) ? swapped(value) : value;
}

const swapped = (text) => text.replace(/\b(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'));

/** Points of a polygon, each as `x% y%`. */
const mirroredPolygon = (value) =>
  value.startsWith('polygon(') ? value.replace(/([\d.]+)% ([\d.]+)%/g, (_, x, y) => `${100 - x}% ${y}%`) : value;

/** Top, right, bottom, left. */
function mirroredSides(value) {
  const [top, right, bottom, left, ...rest] = parts(value);
  return left === undefined || rest.length > 0 ? value : [top, left, bottom, right].join(' ');
}

/** Top left, top right, bottom right, bottom left. */
function mirroredCorners(value) {
  const [topLeft, topRight, bottomRight, bottomLeft, ...rest] = parts(value);
  if (topRight === undefined || rest.length > 0 || value.includes('/')) return value;
  return [topRight, topLeft, bottomLeft ?? topRight, bottomRight ?? topLeft].join(' ');
}

/** Values at their spaces, but `calc(1px + 2px)` in one piece. */
const parts = (value) => value.match(/(?:[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?)+/g) ?? [];
