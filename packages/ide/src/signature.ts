/** The phrase that is being written at the cursor, and which of its slots comes now: what parameter hints are for a call. */
import type { Dossier } from '@servanda/dossier';
import { expectationsAt } from '@servanda/model';
import type { Pattern } from './phrases.ts';

/** A phrase as declared, the places of its slots in it, and the slot at the cursor. */
export interface Signature {
  readonly label: string;
  /** Offsets in `label`. */
  readonly slots: readonly { readonly from: number; readonly to: number }[];
  /** Index into `slots`. */
  readonly active: number;
}

/** Words that end a phrase: what follows belongs to the sentence around it. */
const ENDS = new Set(['within', 'if', 'unless', 'when', 'while', 'before', 'after', 'until', 'according', 'shall', 'may', 'that']);

/** The phrases that the text before the cursor may be the beginning of, where a name may come next; none before their verb. */
export function signaturesAt(dossier: Dossier, file: string, offset: number): readonly Signature[] {
  const { compiled, model } = dossier;
  const here = compiled && expectationsAt(compiled, file, offset);
  if (!here?.expected.some((each) => each.kind === 'name')) return [];
  const text = dossier.sources.get(file) ?? '';
  const sentence = /[^.?]*$/.exec(text.slice(Math.max(0, offset - 1000), offset - here.typed.length))?.[0] ?? '';
  const words = sentence.toLowerCase().split(/\s+|(?=,)/).filter((word) => word !== '');
  const found = [...model.acts, ...model.facts].flatMap((pattern) => underWay(pattern, words) ?? []);
  const latest = Math.max(...found.map(({ verb }) => verb));
  return found.filter(({ verb }) => verb === latest).map(({ pattern, role }) => labelled(pattern, role));
}

/** Where the phrase's verb stands among the words, and the slot that comes now. */
function underWay(pattern: Pattern, words: readonly string[]): { readonly pattern: Pattern; readonly verb: number; readonly role: number } | undefined {
  const verbAt = pattern.parts.findIndex((part) => part.kind === 'verb');
  const part = pattern.parts[verbAt];
  if (part?.kind !== 'verb') return undefined;
  const forms = Object.values(part.forms).map((form) => form.toLowerCase());
  const verb = words.findLastIndex((word) => forms.includes(word));
  const rest = words.slice(verb + 1);
  if (verb < 0 || rest.some((word) => ENDS.has(word) || word === ',')) return undefined;
  const role = activeRole(pattern, verbAt, rest);
  return role === undefined ? undefined : { pattern, verb, role };
}

/** The slot behind the last fixed word that stands there already. */
function activeRole({ parts }: Pattern, verbAt: number, words: readonly string[]): number | undefined {
  let at = 0;
  let active: number | undefined;
  for (const part of parts.slice(verbAt + 1)) {
    if (part.kind === 'slot') active ??= part.role;
    else if (part.kind === 'word') {
      const found = words.indexOf(part.text.toLowerCase(), at);
      if (found < 0) break;
      at = found + 1;
      active = undefined;
    }
  }
  return active;
}

function labelled(pattern: Pattern, activeRoleIndex: number): Signature {
  const slots: { from: number; to: number }[] = [];
  let label = '';
  let active = 0;
  for (const part of pattern.parts) {
    if (label !== '' && !(part.kind === 'word' && part.text === ',')) label += ' ';
    const from = label.length;
    if (part.kind === 'slot') {
      const { name, kind = '…' } = pattern.roles[part.role] ?? {};
      label += name === undefined ? kind : `${name}:${kind}`;
      if (part.role === activeRoleIndex) active = slots.length;
      slots.push({ from, to: label.length });
    } else label += part.kind === 'verb' ? part.forms.third : part.text;
  }
  return { label, slots, active };
}
