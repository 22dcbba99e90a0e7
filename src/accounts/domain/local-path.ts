const longest = 2_000;
const anywhere = 'http://local.invalid';

/** A path of our own, to go to after signing in; null for anything that could lead elsewhere, or back to signing in. */
export function localPath(text: unknown): string | null {
  const path = ownPath(text);
  return path === null || /^\/sign-(in|out)([/?#]|$)/.test(path) ? null : path;
}

/**
 * A path of our own; null for anything that could lead elsewhere.
 * Browsers read `\` as `/` and skip tabs and line breaks, so those are refused before the address is parsed.
 */
export function ownPath(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return null;
  if (text.includes('\\') || !URL.canParse(text, anywhere)) return null;
  const { origin, pathname, search, hash } = new URL(text, anywhere);
  if (origin !== anywhere || pathname.startsWith('//')) return null;
  return `${pathname}${search}${hash}`;
}
