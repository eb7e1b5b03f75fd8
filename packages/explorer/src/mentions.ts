/** What a sentence of law or a clause names. Worked out once for each: dossiers are cut many times. */

const known = new WeakMap<object, ReadonlySet<string>>();

/** Things, instruments and provisions named anywhere inside. */
export function mentionsOf(sentence: object): ReadonlySet<string> {
  let names = known.get(sentence);
  if (!names) {
    const found = new Set<string>();
    visitNodes(sentence, (node) => {
      const { kind, id } = node;
      if ((kind === 'thing' || kind === 'instrument' || kind === 'provision') && typeof id === 'string') found.add(id);
    });
    names = found;
    known.set(sentence, names);
  }
  return names;
}

/** Every object inside, except places in the text. */
export function visitNodes(value: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) { for (const v of value) visitNodes(v, visit); return; }
  if (typeof value !== 'object' || value === null) return;
  visit(value as Readonly<Record<string, unknown>>);
  for (const key in value) if (key !== 'origin') visitNodes((value as Readonly<Record<string, unknown>>)[key], visit);
}
