/**
 * Declared phrases become automata, one for each form of the verb: `State administers Territory` is found under
 * `administers`, `administer`, `administered`, `administering`, and as `administered [by State]` after a form of `be`.
 * So a lookup by one word finds the phrases that can stand at a place, however many the dossier has.
 */
import type { ActPattern, FactPattern, PhrasePart, VerbForms } from '../ir/terms.ts';
import type { Node, PhraseIndex, PhraseVariant, Rule } from './matching.ts';
import type { Noun } from './surface.ts';
import { END } from './template.ts';

/** One wording of a pattern. The author's patterns have one, treaty acts several. */
export interface Wording {
  readonly pattern: ActPattern | FactPattern;
  readonly isAct: boolean;
  readonly parts: readonly PhrasePart[];
}

/** How messages name a pattern: as its declaration has it. */
export function phraseName({ id, parts, roles }: ActPattern | FactPattern): string {
  if (!id.startsWith('$')) return id;
  return parts.map((part) => (part.kind === 'word' ? part.text : part.kind === 'verb' ? part.forms.third : roles[part.role]?.kind ?? '')).join(' ');
}

type Variants = Map<string, PhraseVariant[]>;
interface Building {
  readonly third: Variants; readonly base: Variants; readonly past: Variants;
  readonly participle: Variants; readonly gerund: Variants; readonly afterBe: Variants;
}

const GAP: Noun = { kind: 'gap' };

/** `slot` gives the rule for fillers of a kind. */
export function indexPhrases(wordings: Iterable<Wording>, slot: (kind: string) => Rule<Noun>): PhraseIndex {
  const index = emptyIndex();
  const gapped = emptyIndex();
  const opening: Variants = new Map();
  const passives: (() => void)[] = [];
  const partial: (() => void)[] = [];
  for (const written of wordings) {
    const wording = lowerCase(written);
    const shape = shapeOf(wording);
    if (shape === null) addOpening(opening, wording, slot);
    else {
      addForms(index, wording, shape, slot, null);
      for (const role of rolesOf(shape.rest)) addForms(gapped, wording, shape, slot, role);
      passives.push(() => addPassives(index, gapped, wording, shape, slot));
      partial.push(() => addPartial(index, wording, shape, slot));
    }
  }
  for (const each of [...passives, ...partial]) each();
  return { ...index, gapped, opening };
}

/** Sentences are matched in lower case; answers say the words as they were declared (`takes action in Cyprus`). */
function lowerCase(wording: Wording): Wording {
  return { ...wording, parts: wording.parts.map((part) => (part.kind === 'word' ? { ...part, text: part.text.toLowerCase() } : part)) };
}

function emptyIndex(): Building {
  return { third: new Map(), base: new Map(), past: new Map(), participle: new Map(), gerund: new Map(), afterBe: new Map() };
}

/** A phrase that begins with its subject: who, words before the verb, the verb, the rest. */
interface Shape {
  readonly subjectRoles: readonly number[];
  readonly before: readonly string[];
  readonly verb: VerbForms;
  readonly rest: readonly PhrasePart[];
}

function shapeOf({ parts }: Wording): Shape | null {
  const verbAt = parts.findIndex((part) => part.kind === 'verb');
  const verb = parts[verbAt];
  if (verb?.kind !== 'verb' || parts[0]?.kind !== 'slot') return null;
  const subjectRoles = [parts[0].role];
  let at = 1;
  const [and, second] = [parts[1], parts[2]];
  if (and?.kind === 'word' && and.text === 'and' && second?.kind === 'slot') {
    subjectRoles.push(second.role);
    at = 3;
  }
  const before: string[] = [];
  for (const part of parts.slice(at, verbAt)) {
    if (part.kind !== 'word') return null;
    before.push(part.text);
  }
  return { subjectRoles, before, verb: verb.forms, rest: parts.slice(verbAt + 1) };
}

function rolesOf(parts: readonly PhrasePart[]): readonly number[] {
  return parts.flatMap((part) => (part.kind === 'slot' ? [part.role] : []));
}

type Slot = (kind: string) => Rule<Noun>;

/** The nodes for `parts`; the slot of `gap`, if any, is filled without reading. */
function nodesOf(parts: readonly PhrasePart[], wording: Wording, slot: Slot, gap: number | null, next: Node): Node {
  return parts.reduceRight<Node>((after, part) => {
    switch (part.kind) {
      case 'word': return wordNode(part.text, after);
      case 'verb': return { kind: 'split', branches: [...new Set([part.forms.third, part.forms.base, part.forms.past])].map((text): Node => ({ kind: 'word', text, next: after })) };
      case 'slot': return slotNode(part.role, wording, slot, gap, after);
    }
  }, next);
}

const POSSESSIVES: readonly string[] = ['its', 'their', 'his', 'her'];

/** The author's word; `its` in a phrase agrees with whoever is its subject: `The parties shall destroy their missiles`. */
function wordNode(text: string, next: Node): Node {
  // What forbids or counts says `any`: `shall not carry out any nuclear explosion`.
  const words = POSSESSIVES.includes(text) ? POSSESSIVES : text === 'a' || text === 'an' ? [text, 'any'] : [text];
  if (words.length === 1) return { kind: 'word', text, next };
  return { kind: 'split', branches: words.map((each): Node => ({ kind: 'word', text: each, next })) };
}

function slotNode(role: number, { pattern }: Wording, slot: Slot, gap: number | null, next: Node): Node {
  if (role === gap) return { kind: 'put', index: role, value: GAP, next };
  return { kind: 'hole', index: role, rule: slot(pattern.roles[role]?.kind ?? ''), next };
}

function add(variants: Variants, words: readonly string[], rest: Node, wording: Wording, subjectRoles: readonly number[], isPartial = false): void {
  const [first = '', ...others] = words;
  const start = others.reduceRight<Node>((next, text) => ({ kind: 'word', text, next }), rest);
  const list = variants.get(first);
  const variant: PhraseVariant = { pattern: wording.pattern, isAct: wording.isAct, subjectRoles, start, ...(isPartial && { isPartial }) };
  if (list) list.push(variant);
  else variants.set(first, [variant]);
}

function addForms(index: Building, wording: Wording, shape: Shape, slot: Slot, gap: number | null): void {
  const { verb, before, rest } = shape;
  const isCopula = verb.participle === 'been';
  for (const { roles, nodes } of wordings(wording, shape, slot, gap)) {
    if (isCopula) {
      addAfterBe(index.afterBe, rest, nodes, wording, roles);
      continue;
    }
    for (const form of ['third', 'base', 'past', 'participle', 'gerund'] as const) {
      add(index[form], [...before, verb[form]], nodes, wording, roles);
    }
  }
}

/** What follows from a declaration comes after all that is declared: `Ship is inspected` before `State inspects Ship` turned round. */
function addPassives(index: Building, gapped: Building, wording: Wording, shape: Shape, slot: Slot): void {
  if (shape.verb.participle === 'been') return;
  addPassive(index.afterBe, wording, shape, slot, null);
  for (const role of rolesOf(shape.rest)) addPassive(gapped.afterBe, wording, shape, slot, role);
}

/** The phrase as declared; and where two do or are something together (`State and State are at war`), also one `with` the other. */
function wordings(wording: Wording, { subjectRoles, rest }: Shape, slot: Slot, gap: number | null): { roles: readonly number[]; nodes: Node }[] {
  const plain = { roles: subjectRoles, nodes: nodesOf(rest, wording, slot, gap, END) };
  const [first, second] = subjectRoles;
  if (first === undefined || second === undefined) return [plain];
  const withOther = (next: Node): Node => ({ kind: 'word', text: 'with', next: slotNode(second, wording, slot, gap, next) });
  const nodes: Node = { kind: 'split', branches: [nodesOf(rest, wording, slot, gap, withOther(END)), withOther(nodesOf(rest, wording, slot, gap, END))] };
  return [plain, { roles: [first], nodes }];
}

/**
 * `assisting a State` for `assists State against State`, `is under attack` for `is under attack by State`: what prepositions
 * add may be left out where something is described, not where it is promised. Tried after all that is said in full.
 */
function addPartial(index: Building, wording: Wording, { verb, before, rest, subjectRoles }: Shape, slot: Slot): void {
  if ('treatyAct' in wording.pattern) return;
  const cuts = rest.flatMap((part, i) => (part.kind === 'word' && rest[i + 1]?.kind === 'slot' && i > 0 ? [i] : []));
  for (const cut of cuts.reverse()) {
    const shorter = rest.slice(0, cut);
    const nodes = nodesOf(shorter, wording, slot, null, END);
    if (verb.participle === 'been') addAfterBe(index.afterBe, shorter, nodes, wording, subjectRoles, true);
    else for (const form of ['third', 'past', 'participle', 'gerund'] as const) add(index[form], [...before, verb[form]], nodes, wording, subjectRoles, true);
  }
}

/** After `be`, the first word of the rest serves as key; a rest that begins with a slot is found under the empty key. */
function addAfterBe(variants: Variants, rest: readonly PhrasePart[], nodes: Node, wording: Wording, roles: readonly number[], isPartial = false): void {
  const first = rest[0];
  const variant: PhraseVariant = { pattern: wording.pattern, isAct: wording.isAct, subjectRoles: roles, start: nodes, ...(isPartial && { isPartial }) };
  const keys = first?.kind === 'word' ? [first.text, ...(roles.length === 1 && wording.parts[1]?.kind === 'word' && wording.parts[1].text === 'and' ? ['with'] : [])] : [''];
  for (const key of keys) {
    const list = variants.get(key);
    if (list) list.push(variant);
    else variants.set(key, [variant]);
  }
}

/** `is administered by Japan`, `is transferred to Japan [by USSR]`: where the verb's object is a slot right behind it. */
function addPassive(variants: Variants, wording: Wording, { verb, before, rest, subjectRoles }: Shape, slot: Slot, gap: number | null): void {
  const [object, ...others] = rest;
  const agent = subjectRoles[0];
  if (object?.kind !== 'slot' || agent === undefined || subjectRoles.length > 1 || object.role === gap) return;
  const by = (next: Node): Node => ({ kind: 'word', text: 'by', next: slotNode(agent, wording, slot, null, next) });
  const after = nodesOf(others, wording, slot, gap, END);
  const branches: Node[] = [by(after), after];
  if (others.length > 0) branches.push(nodesOf(others, wording, slot, gap, by(END)));
  const words = [...before, verb.participle];
  const start = words.reduceRight<Node>((next, text) => ({ kind: 'word', text, next }), { kind: 'split', branches });
  const key = words[0] ?? '';
  const variant: PhraseVariant = { pattern: wording.pattern, isAct: wording.isAct, subjectRoles: [object.role], start };
  const list = variants.get(key);
  if (list) list.push(variant);
  else variants.set(key, [variant]);
}

/** `peace reigns in Territory`: matched whole, from its first word. */
function addOpening(variants: Variants, wording: Wording, slot: Slot): void {
  const [first, ...rest] = wording.parts;
  if (first?.kind !== 'word') return;
  add(variants, [first.text], nodesOf(rest, wording, slot, null, END), wording, []);
}
