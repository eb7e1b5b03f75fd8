/**
 * Duties that can't go wrong: what they require is an act that the bearer can always do, that nothing forbids and nothing else looks
 * at. Whoever performs such a duty on the day it arises keeps it, and changes nothing else by it; a deadline is never past
 * when the duty arises (docs/semantics.md §5). Games leave them out: yearly reports and inspections on demand would multiply the
 * situations without bearing on the answer (cone of influence, as in `cone.ts`, with the party's own good sense taken into account).
 */
import type { Application, Law, Norm } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';
import { visitNodes } from './mentions.ts';

/** What a dossier's law looks at, beyond what it requires. */
interface LookedAt {
  /** Act and fact patterns that something forbids, reacts to, depends on or counts as something else. */
  readonly patterns: ReadonlySet<string>;
  /** Provisions whose breach or fulfilment is looked at; instruments of which any breach is; `any`: every breach. */
  readonly provisions: ReadonlySet<string>;
  readonly instruments: ReadonlySet<string>;
  readonly any: boolean;
}

const known = new WeakMap<Program, LookedAt>();

/** Ids of the norms that their bearers keep by performing at once. `besides`: goals and assumptions of the question, which look at acts as well. */
export function keptAtOnce(program: Program, norms: readonly Norm[], besides: readonly unknown[]): ReadonlySet<string> {
  let law = known.get(program);
  if (!law) known.set(program, law = lookedAtBy(lawOf(program)));
  const asked = lookedAtBy(besides);
  const kept = norms.filter((norm) => norm.kind === 'obligation' && norm.deadline?.kind !== 'before-event'
    && norm.acts.length > 0 && norm.acts.every((act) => isPlain(program, norm, act) && !law.patterns.has(act.pattern) && !asked.patterns.has(act.pattern))
    && !isLookedAt(program, law, norm) && !isLookedAt(program, asked, norm));
  return new Set(kept.map((norm) => norm.id));
}

/** An act of the bearer alone, possible whatever is so, that changes nothing by itself. */
function isPlain(program: Program, norm: Norm, act: Application): boolean {
  const pattern = program.acts.get(act.pattern);
  if (!pattern || pattern.treatyAct || pattern.possible || pattern.effects.length > 0 || pattern.actorRoles.length !== 1) return false;
  const actor = act.args[pattern.actorRoles[0] ?? 0];
  if (JSON.stringify(actor) !== JSON.stringify(norm.bearer)) return false;
  return act.args.every((term) => term.kind !== 'var' || norm.vars.some((v) => v.name === term.name));
}

function isLookedAt(program: Program, looked: LookedAt, norm: Norm): boolean {
  const instrument = instrumentOf(program, norm.provision);
  return looked.any || looked.provisions.has(norm.provision) || (instrument !== undefined && looked.instruments.has(instrument));
}

/** The parts of the law that look at something: all of it, but for what duties require and permissions allow. */
function lawOf({ model }: Program): readonly unknown[] {
  return [...model.law.map(lookingPart), ...model.acts.map((a) => [a.possible]), ...model.instruments.map((i) => i.clauses)];
}

function lookingPart(law: Law): unknown {
  if (law.kind === 'obligation' || law.kind === 'permission') return { ...law, acts: [] };
  return law.kind === 'counts-as' ? { ...law, as: undefined } : law;
}

function lookedAtBy(parts: readonly unknown[]): LookedAt {
  const found = { patterns: new Set<string>(), provisions: new Set<string>(), instruments: new Set<string>(), any: false };
  visitNodes(parts, (node) => {
    const { kind, pattern, provision, instrument } = node;
    if (typeof pattern === 'string') found.patterns.add(pattern);
    if (kind !== 'breach' && kind !== 'breached' && kind !== 'deadline-passes' && kind !== 'fulfilment') return;
    if (typeof provision === 'string') { found.provisions.add(provision); return; }
    const { kind: of, id } = (instrument ?? {}) as { readonly kind?: string; readonly id?: string };
    if (of === 'thing' && id !== undefined) found.instruments.add(id); else found.any = true;
  });
  return found;
}
