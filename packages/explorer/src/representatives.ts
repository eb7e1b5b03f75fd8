/**
 * Which things a question must tell apart. Things that no law of the cone names, with the same kinds, groups, facts and
 * treaty relations, can be swapped without changing anything; of each such class a few stand for all. Classes are found by
 * colour refinement with individualisation (Berkholz, Bonsma and Grohe 2017); how many stand for a class is the largest number of
 * things of one kind that a single sentence or act tells apart.
 */
import type { PartySet, Threshold } from '@servanda/model';
import { standKey, type Program, type State } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import { mentionsOf, visitNodes } from './mentions.ts';

export interface Cast {
  readonly things: ReadonlySet<string>;
  readonly standFor: Readonly<Record<string, readonly string[]>>;
}

/** The things kept: those named, and representatives of the rest. `own`: the parties asked about. */
export function castOf(program: Program, state: State, cone: Cone, named: readonly string[], own: ReadonlySet<string>, tick: () => void): Cast {
  const fixed = new Set<string>(named);
  for (const law of cone.law) for (const id of mentionsOf(law)) fixed.add(id);
  for (const id of cone.instruments) nameParties(program, state, id, named.includes(id) ? own : undefined, fixed);
  for (const id of [...fixed]) { const now = state.successors.get(id); if (now !== undefined) fixed.add(now); }
  const norms = new Set([...cone.law].map((law) => law.id));
  for (const instance of state.instances) {
    if (instance.status === 'active' || instance.status === 'pending' || instance.status === 'suspended') {
      if (fixed.has(instance.bearer) && norms.has(instance.norm)) for (const arg of instance.act.args) fixed.add(arg);
    }
  }
  return pickRepresentatives(program, state, cone, fixed, varietyOf(program, cone), tick);
}

/** How many things of a kind a sentence, act or fact of the cone speaks of at once. */
function varietyOf(program: Program, cone: Cone): (kinds: ReadonlySet<string>) => number {
  const most = new Map<string, number>();
  const count = (kinds: readonly string[]): void => {
    for (const kind of new Set(kinds)) most.set(kind, Math.max(most.get(kind) ?? 1, kinds.filter((k) => k === kind).length));
  };
  for (const law of cone.law) {
    if ('vars' in law) count(law.vars.flatMap((v) => (v.over.kind === 'kind' ? [v.over.of] : ['Actor'])));
    visitNodes(law, (node) => { if (node['kind'] === 'at-least' && typeof node['n'] === 'number') most.set('', Math.max(most.get('') ?? 1, node['n'] + 1)); });
  }
  for (const id of cone.acts) count((program.acts.get(id)?.roles ?? []).slice(1).map((r) => r.kind));
  return (kinds) => [...kinds].reduce((n, k) => Math.max(n, most.get(k) ?? 1), most.get('') ?? 1);
}

/** So many parties may end a treaty together; of more nobody expects it, and that is left out (`moves.ts`). */
const FEW = 8;

/**
 * Between two named parties each counts, and between a few who are all on one side, since together they may end the treaty; in a large
 * treaty in force they may stand for each other; before entry they are counted. `own`: only of a treaty that the question names.
 */
function nameParties(program: Program, state: State, id: string, own: ReadonlySet<string> | undefined, into: Set<string>): void {
  const instrument = program.instruments.get(id);
  if (!instrument) return;
  const isMet = state.instruments.get(id)?.thresholdOn !== undefined;
  const everyone = [...instrument.parties, ...(state.participants.get(id) ?? [])];
  const mayEndTogether = own !== undefined && everyone.length <= FEW && (everyone.every((p) => own.has(p)) || !everyone.some((p) => own.has(p)));
  if (instrument.parties.length <= 2 || mayEndTogether || !isMet || instrument.clauses.minimumParties !== undefined) for (const party of everyone) into.add(party);
  if (!isMet) for (const entry of instrument.clauses.entry) thresholdMembers(program, entry.threshold, into);
}

function thresholdMembers(program: Program, threshold: Threshold, into: Set<string>): void {
  if (threshold.kind === 'and' || threshold.kind === 'or') { for (const part of threshold.of) thresholdMembers(program, part, into); return; }
  const among: PartySet | undefined = 'among' in threshold ? threshold.among : undefined;
  if (among?.kind === 'named') for (const id of among.ids) into.add(id);
  if (among?.kind === 'group') for (const id of program.groups.get(among.id) ?? []) into.add(id);
}

function pickRepresentatives(program: Program, state: State, cone: Cone, fixed: ReadonlySet<string>, mostOf: (kinds: ReadonlySet<string>) => number, tick: () => void): Cast {
  const all = program.model.things.filter((t) => t.kind !== 'Instrument').map((t) => t.id).filter((id) => !state.successors.has(id) || fixed.has(id));
  const kept = new Set(all.filter((id) => fixed.has(id)));
  const links = linksOf(state, cone);
  const base = new Map(all.map((id) => [id, baseColour(program, state, cone, id)]));
  const standFor: Record<string, readonly string[]> = {};
  const settled = new Set<string>();
  for (;;) {
    const classes = classesOf(all, base, kept, links, tick);
    const open = [...classes.values()].find((c) => !c.every((id) => kept.has(id) || settled.has(id)));
    if (!open) break;
    const free = open.filter((id) => !kept.has(id) && !settled.has(id));
    const most = mostOf(program.kindsOf.get(free[0] as string) ?? new Set());
    const chosen = free.slice(0, most);
    for (const id of chosen) kept.add(id);
    const rest = free.slice(most);
    for (const id of rest) settled.add(id);
    if (rest.length > 0) for (const id of chosen) standFor[id] = rest;
  }
  for (const id of fixed) kept.add(id);
  for (const id of cone.instruments) kept.add(id);
  return { things: kept, standFor };
}

interface Link { readonly label: string; readonly args: readonly string[] }

function linksOf(state: State, cone: Cone): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Link[]>();
  const add = (label: string, args: readonly string[]): void => {
    for (const arg of new Set(args)) { const list = links.get(arg); if (list) list.push({ label, args }); else links.set(arg, [{ label, args }]); }
  };
  for (const { fact } of state.facts.values()) if (cone.facts.has(fact.pattern)) add(`f:${fact.pattern}`, fact.args);
  for (const { act } of state.done.values()) if (cone.remembered.has(act.pattern)) add(`d:${act.pattern}`, act.args);
  return links;
}

function baseColour(program: Program, state: State, cone: Cone, id: string): string {
  const kinds = [...(program.kindsOf.get(id) ?? [])].join(',');
  const groups = [...program.groups].filter(([, members]) => members.includes(id)).map(([g]) => g).join(',');
  const stands = [...cone.instruments].map((i) => {
    const s = state.stands.get(standKey(i, id));
    const isNamed = program.instruments.get(i)?.parties.includes(id) ?? false;
    return s === undefined ? (isNamed ? 'n' : '-') : `${s.isIn}${s.consentOn !== undefined}${s.signedOn !== undefined}${s.exitOn}${s.suspendedOn !== undefined}${s.isProvisional}${s.leftOn !== undefined}`;
  }).join(';');
  const reservations = state.reservations.filter((r) => r.party === id).map((r) => r.provision).join(',');
  return `${kinds}|${groups}|${stands}|${reservations}|${state.successors.get(id) ?? ''}`;
}

/** Colour refinement: things of one colour have the same facts with things of the same colours. Kept things have colours of their own. */
function classesOf(all: readonly string[], base: ReadonlyMap<string, string>, kept: ReadonlySet<string>, links: ReadonlyMap<string, readonly Link[]>, tick: () => void): ReadonlyMap<string, readonly string[]> {
  let colour = new Map(all.map((id) => [id, kept.has(id) ? `=${id}` : base.get(id) ?? '']));
  for (let count = 0; ;) {
    const next = new Map<string, string>();
    const numbers = new Map<string, string>();
    for (const id of all) {
      tick();
      const near = [...new Set((links.get(id) ?? []).map((l) => `${l.label}(${l.args.map((a) => (a === id ? '.' : colour.get(a) ?? a)).join(',')})`))].sort().join(';');
      const full = kept.has(id) ? `=${id}` : `${colour.get(id)}#${near}`;
      let number = numbers.get(full);
      if (number === undefined) { number = kept.has(id) ? full : `c${numbers.size}`; numbers.set(full, number); }
      next.set(id, number);
    }
    colour = next;
    if (numbers.size === count) break;
    count = numbers.size;
  }
  const classes = new Map<string, string[]>();
  for (const id of all) { const c = colour.get(id) ?? ''; const list = classes.get(c); if (list) list.push(id); else classes.set(c, [id]); }
  return classes;
}

/** Terms of the question count as named. */
export function namesIn(value: object): readonly string[] {
  return [...mentionsOf(value)];
}
