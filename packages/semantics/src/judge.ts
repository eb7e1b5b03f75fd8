/**
 * What an act amounts to, and whether the law forbids it: counts-as, prohibitions, and what takes an act out of them
 * (exceptions, permissions, duties that prevail). Everything is judged in the state before the act (docs/semantics.md §4).
 */
import type { Norm } from '@servanda/model';
import { holds } from './condition.ts';
import type { Ground } from './effects.ts';
import { forEachBinding, groundOf, matches } from './matching.ts';
import { forEachApplying, type Applying } from './applying.ts';
import { prevails, type PriorityRule } from './priority.ts';
import { instrumentOf, lawOn } from './program.ts';
import type { Run } from './run.ts';
import { groundKey, NO_BINDINGS, type Bindings } from './state.ts';

/** An act that was done, with the rules by which a first act counts as it. */
export interface DoneAct {
  readonly act: Ground;
  readonly via: readonly string[];
}

/** The act and everything it counts as, transitively; each once, nearest first. */
export function closureOf(run: Run, act: Ground): readonly DoneAct[] {
  const { program, state } = run;
  const all: DoneAct[] = [{ act, via: [] }];
  if (program.countsAs.free.size + program.countsAs.anchored.size === 0) return all;
  const seen = new Set([groundKey(act)]);
  for (let i = 0; i < all.length; i++) {
    const from = all[i] as DoneAct;
    for (const rule of lawOn(program.countsAs, from.act)) {
      const add = (b: Bindings): boolean => {
        const as = holds(program, state, rule.vars, rule.condition ?? { kind: 'true' }, b) ? groundOf(program, state, rule.as, b) : undefined;
        if (as && !seen.has(groundKey(as))) { seen.add(groundKey(as)); all.push({ act: as, via: [...from.via, rule.id] }); }
        return false;
      };
      for (const bound of matches(program, state, rule.vars, rule.act, from.act, NO_BINDINGS)) forEachBinding(program, state, rule.vars, bound, add);
    }
  }
  return all;
}

/** A prohibition that an act falls under. */
export interface Violation {
  readonly norm: Norm;
  readonly bindings: Bindings;
  readonly by: string;
  /** Those toward whom it is a breach. */
  readonly toward: readonly string[];
  readonly act: DoneAct;
  /** Those toward whom something else prevails, and why: no breach toward them. */
  readonly excused: readonly Excuse[];
}

/** What takes an act out of a prohibition, toward one party or all. */
export interface Excuse {
  readonly toward?: string;
  readonly because: { readonly kind: 'exception' | 'permission' | 'duty'; readonly law: string; readonly rule?: PriorityRule };
}

/** Every prohibition the acts fall under, whether or not something excuses it: `toward` empty and `excused` not means no breach. */
export function violationsOf(run: Run, acts: readonly DoneAct[]): readonly Violation[] {
  const found: Violation[] = [];
  for (const done of acts) {
    for (const norm of lawOn(run.program.prohibitions, done.act)) violationsOfNorm(run, norm, done, acts, found);
  }
  return found;
}

function violationsOfNorm(run: Run, norm: Norm, done: DoneAct, acts: readonly DoneAct[], found: Violation[]): void {
  const byBearer = new Map<string, { applying: Applying; toward: Set<string>; isExcepted: boolean }>();
  for (const app of norm.acts) {
    if (app.pattern !== done.act.pattern) continue;
    for (const start of matches(run.program, run.state, norm.vars, app, done.act, NO_BINDINGS)) {
      forEachApplying(run, norm, start, (applying) => {
        const isExcepted = exceptionOf(run, norm, applying, acts) !== undefined;
        const known = byBearer.get(applying.bearer);
        // A case that no exception covers counts; those covered are kept only to say why there is no breach.
        if (!known || (known.isExcepted && !isExcepted)) byBearer.set(applying.bearer, { applying, toward: new Set(applying.toward), isExcepted });
        else if (known.isExcepted === isExcepted) for (const q of applying.toward) known.toward.add(q);
        return false;
      });
    }
  }
  for (const { applying, toward } of byBearer.values()) {
    if (!actorsOf(run, done.act).includes(applying.bearer)) continue;
    found.push(judge(run, norm, { ...applying, toward: [...toward] }, done, acts));
  }
}

/** Who does the act: one, or both for a mutual act. */
export function actorsOf(run: Run, act: Ground): readonly string[] {
  const roles = run.program.acts.get(act.pattern)?.actorRoles ?? [0];
  return roles.flatMap((role) => act.args[role] ?? []);
}

function judge(run: Run, norm: Norm, applying: Applying, done: DoneAct, acts: readonly DoneAct[]): Violation {
  const base = { norm, bindings: applying.bindings, by: applying.bearer, act: done };
  const general = exceptionOf(run, norm, applying, acts) ?? ownPermission(run, norm, applying, acts);
  if (general) return { ...base, toward: [], excused: [{ because: general }] };
  if (applying.toward.length === 0) {
    const prior = priorOver(run, norm, applying.bearer, undefined, acts);
    return prior ? { ...base, toward: [], excused: [prior] } : { ...base, toward: [], excused: [] };
  }
  const toward: string[] = [];
  const excused: Excuse[] = [];
  for (const q of applying.toward) {
    const prior = priorOver(run, norm, applying.bearer, q, acts);
    if (prior) excused.push(prior); else toward.push(q);
  }
  return { ...base, toward, excused };
}

function exceptionOf(run: Run, norm: Norm, applying: Applying, acts: readonly DoneAct[]): Excuse['because'] | undefined {
  const { program, state } = run;
  for (const exception of norm.exceptions) {
    const vars = [...exception.vars, ...norm.vars.filter((v) => !exception.vars.some((e) => e.name === v.name))];
    for (const done of acts) {
      const start = exception.vars.length === 0 ? applying.bindings : without(applying.bindings, exception.vars.map((v) => v.name));
      const isMet = (b: Bindings): boolean => holds(program, state, vars, exception.condition ?? { kind: 'true' }, b);
      if (matches(program, state, vars, exception.act, done.act, start).some(isMet)) return { kind: 'exception', law: norm.id };
    }
  }
  return undefined;
}

function without(bindings: Bindings, names: readonly string[]): Bindings {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => !names.includes(name)));
}

/** A permission of the same instrument that covers the act. */
function ownPermission(run: Run, norm: Norm, applying: Applying, acts: readonly DoneAct[]): Excuse['because'] | undefined {
  const own = instrumentOf(run.program, norm.provision);
  const permission = findPermission(run, applying.bearer, acts, (p) => p.provision === norm.provision || (own !== undefined && instrumentOf(run.program, p.provision) === own));
  return permission ? { kind: 'permission', law: permission.id } : undefined;
}

function findPermission(run: Run, bearer: string, acts: readonly DoneAct[], admits: (p: Norm) => boolean): Norm | undefined {
  for (const done of acts) {
    for (const permission of lawOn(run.program.permissions, done.act)) {
      if (!admits(permission)) continue;
      for (const app of permission.acts) {
        const found = matches(run.program, run.state, permission.vars, app, done.act, NO_BINDINGS);
        if (found.some((b) => forEachApplying(run, permission, b, () => true, bearer))) return permission;
      }
    }
  }
  return undefined;
}

/** A duty being performed, or a permission, that prevails over the prohibition toward `q`. */
function priorOver(run: Run, norm: Norm, bearer: string, q: string | undefined, acts: readonly DoneAct[]): Excuse | undefined {
  const { program, state } = run;
  for (const done of acts) {
    for (const id of state.openByAct.get(done.act.pattern) ?? []) {
      const instance = state.instances[id];
      if (!instance || instance.status !== 'active' || instance.bearer !== bearer || !isSameAct(instance.act, done.act)) continue;
      const duty = program.normById.get(instance.norm);
      const rule = duty && prevails(program, state, duty.provision, norm.provision, bearer, q);
      if (rule) return { toward: q, because: { kind: 'duty', law: instance.norm, rule } };
    }
  }
  let rule: PriorityRule | undefined;
  const permission = findPermission(run, bearer, acts, (p) => {
    rule = prevails(program, state, p.provision, norm.provision, bearer, q);
    // The Charter gives precedence to obligations under it (art. 103), not to what it leaves free.
    return rule !== undefined && rule.kind !== 'charter';
  });
  return permission ? { toward: q, because: { kind: 'permission', law: permission.id, rule } } : undefined;
}

/** Same pattern and arguments. */
export function isSameAct(a: Ground, b: Ground): boolean {
  return a.pattern === b.pattern && a.args.length === b.args.length && a.args.every((arg, i) => arg === b.args[i]);
}

/** Whether a prohibition that prevails over the duty forbids performing it now, toward everyone it is owed to. */
export function performanceBarredBy(run: Run, dutyProvision: string, bearer: string, toward: readonly string[], act: Ground): Norm | undefined {
  const acts = closureOf(run, act);
  for (const violation of violationsOf(run, acts)) {
    if (violation.by !== bearer || (violation.toward.length === 0 && violation.excused.length > 0)) continue;
    const others = toward.length === 0 ? [undefined] : toward;
    if (others.every((q) => prevails(run.program, run.state, violation.norm.provision, dutyProvision, bearer, q))) return violation.norm;
  }
  return undefined;
}
