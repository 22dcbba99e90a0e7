/** What a browser sends, flat: input name to text, or to texts where several boxes share a name. */
export type RawForm = Readonly<Record<string, string | readonly string[]>>;

/** Input names are dotted paths, `supporters.0.name`: they stay flat in urlencoded and in multipart bodies. */
export function joinName(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}

/** Dots mean a class in selectors, and brackets would have to be escaped. */
export function idOf(name: string): string {
  return name.replace(/[^\w-]/g, '-');
}

export function oneOf(raw: RawForm, name: string): string {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function allOf(raw: RawForm, name: string): readonly string[] {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}

/** Keeps texts only: a body may hold anything. */
export function rawFormOf(body: unknown): RawForm {
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, value]];
    if (Array.isArray(value)) return [[name, value.filter((item) => typeof item === 'string')]];
    return [];
  });
  return Object.fromEntries(entries);
}
