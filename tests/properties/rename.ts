/** Parties called otherwise: in a model, wherever a name stands by itself, also as a key. */
export interface Renaming {
  readonly to: (name: string) => string;
  readonly back: (name: string) => string;
}

/** New names that sort the other way round, or the same way. */
export function renaming(names: readonly string[], order: 'turned' | 'kept' = 'turned'): Renaming {
  const sorted = [...names].sort();
  if (order === 'kept') sorted.reverse();
  const there = new Map(sorted.map((name, i) => [name, `Q${String(sorted.length - i).padStart(4, '0')}`]));
  const here = new Map([...there].map(([from, to]) => [to, from]));
  return { to: (name) => there.get(name) ?? name, back: (name) => here.get(name) ?? name };
}

/** A value of plain data with every string that is a name replaced; keys are often made of names, joined by `|` or `,`. */
export function rename<T>(value: T, to: (name: string) => string): T {
  const named = (text: string): string => (/^[\w,|>:-]*$/.test(text) ? text.split(/([,|>:])/).map(to).join('') : to(text));
  const renamed = (x: unknown): unknown => {
    if (typeof x === 'string') return named(x);
    if (Array.isArray(x)) return x.map(renamed);
    if (typeof x !== 'object' || x === null) return x;
    return Object.fromEntries(Object.entries(x).map(([key, v]) => [to(key), renamed(v)]));
  };
  // Places in a text are objects that follow its edits; as JSON they are plain.
  return renamed(JSON.parse(JSON.stringify(value))) as T;
}
