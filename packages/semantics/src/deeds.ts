/** An act is done: judged in the state before it, then recorded with all it counts as, and its effects made. */
import type { Because, Ground } from './effects.ts';
import { reviewEntry } from './final-clauses.ts';
import type { Happening } from './happening.ts';
import { closureOf, violationsOf, type DoneAct, type Violation } from './judge.ts';
import { activateWaiting, casesOf, failBeforeEvents, fire } from './law.ts';
import { groundOf, match, matches } from './matching.ts';
import { performObligations, recordBreach } from './obligations.ts';
import { canBeDone, failedConditions, roleBindings } from './possible.ts';
import { lawOn, type Triggered } from './program.ts';
import { emit, recordDone, report, setFact, type Run } from './run.ts';
import { NO_BINDINGS, type Bindings } from './state.ts';
import { applyTreatyAct, findPower } from './treaty-acts.ts';

export function happenAct(run: Run, happening: Extract<Happening, { kind: 'act' }>, why: Because): void {
  const { program } = run;
  const pattern = program.acts.get(happening.act.pattern);
  if (!pattern) return;
  if (!canBeDone(program, run.state, pattern, happening.act)) {
    report(run, { code: 'impossible-act', act: happening.act, failed: failedConditions(program, run.state, pattern, happening.act) }, { ...why, law: [...why.law, `act:${pattern.id}`] });
    return;
  }
  // All judgement is on the state before the act; only then does anything change.
  const acts = closureOf(run, happening.act);
  const violations = violationsOf(run, acts);
  const powers = acts.map((done) => findPower(run, program.acts.get(done.act.pattern), done.act));
  const triggered = acts.flatMap((done) => triggeredBy(run, done));
  const cause = emit(run, { kind: 'act', act: happening.act }, why);
  const causes = recordActs(run, acts, cause, why);
  for (const violation of violations) breachBy(run, violation, causes.get(violation.act) ?? cause);
  for (const done of acts) makeEffects(run, done.act, causes.get(done) ?? cause);
  acts.forEach((done, i) => {
    const { treatyAct } = program.acts.get(done.act.pattern) ?? {};
    if (treatyAct) applyTreatyAct({ run, act: done.act, because: { law: done.via, effects: [causes.get(done) ?? cause], entry: happening.entry }, effectiveOn: happening.effectiveOn }, treatyAct, powers[i]);
  });
  performObligations(run, acts, cause);
  for (const t of triggered) fire(run, t.law, t.cases, { law: [t.law.id, ...t.done.via], effects: [causes.get(t.done) ?? cause] });
  activateWaiting(run, { kind: 'act' }, cause);
  failBeforeEvents(run, (event, instance) => event.kind === 'act' && acts.some((d) =>
    match(program, run.state, program.normById.get(instance.norm)?.vars ?? [], event.act, d.act, instance.bindings) !== undefined), cause);
  if (run.program.eventThresholds.length > 0) for (const i of run.program.eventThresholds) reviewEntry(run, i.id, { law: [], effects: [cause] });
}

function recordActs(run: Run, acts: readonly DoneAct[], cause: number, why: Because): ReadonlyMap<DoneAct, number> {
  const causes = new Map<DoneAct, number>();
  acts.forEach((done, i) => {
    const n = i === 0 ? cause : emit(run, { kind: 'act', act: (acts[0] as DoneAct).act, countsAs: done.act }, { law: done.via, effects: [cause], entry: why.entry });
    causes.set(done, n);
    recordDone(run, done.act, n);
  });
  return causes;
}

function breachBy(run: Run, violation: Violation, cause: number): void {
  if (violation.toward.length === 0 && violation.excused.length > 0) return;
  recordBreach(run, violation.norm, { by: violation.by, toward: violation.toward, act: violation.act.act }, { law: [violation.norm.id, ...violation.act.via], effects: [cause] });
}

function makeEffects(run: Run, act: Ground, cause: number): void {
  const pattern = run.program.acts.get(act.pattern);
  for (const effect of pattern?.effects ?? []) {
    const fact = groundOf(run.program, run.state, effect.fact, roleBindings(act));
    if (fact) setFact(run, fact, effect.value, { law: [`act:${act.pattern}`], effects: [cause] });
  }
}

interface TriggeredLaw { readonly law: Triggered; readonly cases: readonly Bindings[]; readonly done: DoneAct }

/** Law set off by an act, with its conditions already checked in the state before it. */
function triggeredBy(run: Run, done: DoneAct): readonly TriggeredLaw[] {
  const { program, state } = run;
  const found: TriggeredLaw[] = [];
  for (const law of lawOn(program.onAct, done.act)) {
    const bound = law.trigger?.events.flatMap((e) => (e.kind === 'act' ? matches(program, state, law.vars, e.act, done.act, NO_BINDINGS) : [])) ?? [];
    if (bound.length > 0) found.push({ law, cases: bound.flatMap((b) => casesOf(run, law, b)), done });
  }
  return found;
}
