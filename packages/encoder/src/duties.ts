/** The life of duties as numbers: none, open, or so many days left (today included), and whether one waits for its `after` event. */
import type { EventPattern, Norm } from '@servanda/model';
import { prevails, wrongs, type Counted } from './deeds.ts';
import { placeWords } from '@servanda/timeline';
import { and, atLeast, equals, NO, not, or, YES, type Deed, type Expr, type Limit, type Write } from './problem.ts';
import { condition, home, isAlive, isCase, keyOf, lengthOf, owed, value, variable, wasDone, ways, casesOf, ground, type Bind, type Duty, type World } from './world.ts';

/** The duties that the law may bring about, each with the ways to bring it about. */
export function dutiesOf(w: World): readonly Duty[] {
  const found = new Map<string, Duty>();
  for (const norm of w.model.law) {
    if (norm.kind !== 'obligation') continue;
    for (const bind of ways(w, norm.vars, {})) for (const app of norm.acts) {
      const deed = ground(w, app, bind);
      const bearer = value(w, norm.bearer, bind);
      if (!deed || bearer === undefined) continue;
      const named = norm.toward && value(w, norm.toward, bind);
      const key = `${norm.id} ${bearer} ${keyOf(deed)} ${named ?? ''}`;
      const known = found.get(key);
      if (known) { (known.binds as Bind[]).push(bind); continue; }
      found.set(key, makeDuty(w, norm, bearer, named, deed, bind));
    }
  }
  return [...found.values()];
}

function makeDuty(w: World, norm: Norm, bearer: string, named: string | undefined, deed: Deed, bind: Bind): Duty {
  const why = outside(w, norm);
  const length = norm.deadline?.kind === 'day' ? lengthOf(w, norm.provision, norm.deadline.day, (e) => isOwnDay(norm, e)) : undefined;
  const now = w.state.instances.filter((i) => i.norm === norm.id && i.bearer === bearer && keyOf(i.act) === keyOf(deed) && (named === undefined || i.toward[0] === named) && ['pending', 'active', 'suspended'].includes(i.status));
  const active = now.filter((i) => i.status === 'active');
  const left = active.flatMap((i) => (i.lastDay === undefined ? [] : [i.lastDay - w.state.day + 1]));
  // A date of the calendar counts once: in duties that are there on the first day.
  const isOnce = !norm.trigger && !norm.after;
  const hasDeadline = norm.deadline !== undefined && (left.length > 0 || !isOnce);
  const isUncounted = hasDeadline && !isOnce && (length === undefined || length < 0);
  const isMixed = now.some((i) => i.status === 'suspended') || (hasDeadline && left.length < active.length);
  const limit = (text: string): Limit => ({ why: `${placeWords(norm.provision)} ${text}`, at: norm.id });
  const beyond = why !== undefined ? limit(why) : isMixed ? limit('is suspended in part, or has a last day in some cases only') : isUncounted ? limit('has a deadline that is not so long after its own beginning') : undefined;
  const start = !hasDeadline ? 1 : (length ?? 0) + (norm.deadline?.kind === 'day' && norm.deadline.isExclusive === true ? 0 : 1);
  const meaning = { law: norm.id, provision: norm.provision, bearer, named, deed };
  const open = variable(w, { kind: 'duty', ...meaning }, left.length > 0 ? Math.min(...left) : active.length > 0 ? 1 : 0, { countsDown: hasDeadline, ...(beyond !== undefined && { beyond }) });
  const waits = norm.after ? variable(w, { kind: 'waiting', ...meaning }, now.some((i) => i.status === 'pending') ? 1 : 0, beyond === undefined ? {} : { beyond }) : undefined;
  return { norm, bearer, named, deed, binds: [bind], open, waits, start, hasDeadline };
}

/** What of the duty's sentence is not expressed; an instrument that is not in force is looked at elsewhere. */
function outside(w: World, norm: Norm): string | undefined {
  const events: readonly EventPattern[] = [...norm.trigger?.events ?? [], ...norm.after ? [norm.after] : []];
  const id = home(w, norm.provision)?.id;
  if (id !== undefined && w.state.instruments.get(id)?.isIn !== true) return undefined;
  if (norm.every) return 'recurs';
  if (norm.survives) return 'survives its instrument';
  if (norm.from) return 'begins on a later day';
  if (norm.deadline?.kind === 'before-event') return 'is due before an event';
  if (norm.condition) return 'lasts while a condition does';
  const odd = events.find((e) => e.kind !== 'act' && !(e.kind === 'enters-into-force' && e.instrument.kind === 'thing' && w.state.instruments.get(e.instrument.id)?.enteredOn !== undefined));
  return odd ? 'waits for something other than an act' : undefined;
}

function isOwnDay(norm: Norm, e: { readonly kind: string; readonly event?: EventPattern }): boolean {
  if (e.kind === 'origin') return true;
  const own = norm.trigger ? norm.trigger.events[0] : norm.after;
  return e.kind === 'event' && JSON.stringify(e.event) === JSON.stringify(own) && !(norm.trigger && norm.after);
}

/** What an act does to the duty: performs it, brings it about, sets it going. In the order of docs/semantics.md §5. */
export function writesOn(w: World, duty: Duty, done: readonly Counted[]): readonly Write[] {
  const { norm, open, waits, start } = duty;
  const by = norm.provision;
  const performs = or(...done.filter((d) => keyOf(d.deed) === keyOf(duty.deed)).map((d) => d.when));
  const { when: applies } = owed(w, norm.provision, duty.bearer, duty.named);
  const eventsBy = (event: EventPattern | undefined, bind: Bind): Expr => (event?.kind === 'act' ? or(...done.filter((d) => isCase(w, event.act, d.deed, bind)).map((d) => d.when)) : NO);
  const created = or(...duty.binds.map((b) => and(or(...(norm.trigger?.events ?? []).map((e) => eventsBy(e, b))), condition(w, norm.trigger?.condition, b), applies)));
  if (performs === NO && created === NO && !norm.after) return [];
  const after = norm.after ? or(...duty.binds.map((b) => eventsBy(norm.after, b))) : NO;
  const awaited = norm.after?.kind === 'act' ? norm.after.act : undefined;
  const isOver = awaited ? or(...duty.binds.flatMap((b) => casesOf(w, awaited, b).map((d) => wasDone(w, d)))) : YES;
  const begins = norm.after ? or(and(created, or(isOver, after)), waits === undefined ? NO : and(after, atLeast(waits), not(performs))) : created;
  const sooner = duty.hasDeadline ? or(performs, equals(open, 0), atLeast(open, start + 1)) : YES;
  return [
    { variable: open, when: performs, value: 0, by },
    { variable: open, when: and(begins, sooner), value: start, by, isBurden: true },
    ...(waits === undefined ? [] : [
      { variable: waits, when: or(performs, after), value: 0, by }, { variable: waits, when: and(created, not(or(isOver, after))), value: 1, by, isBurden: true },
    ]),
  ];
}

/** Its last day is over and it is undone, unless what prevails over it forbade doing it. */
export function isMissed(w: World, duty: Duty): Expr {
  if (!duty.hasDeadline) return NO;
  const { norm, bearer } = duty;
  const { toward } = owed(w, norm.provision, bearer, duty.named);
  const others = toward.length === 0 ? [undefined] : toward;
  const bar = (low: string) => or(...wrongs(w, duty.deed, (_, p) => p === bearer).map((x) => and(x.when, ...others.map((q) => or(prevails(w, x.norm.provision, low, bearer, q, 'charter'), prevails(w, x.norm.provision, low, bearer, q, 'other'))))));
  return and(equals(duty.open, 1), not(bar(norm.provision)));
}

/** The duties end with their instrument. */
export function endOf(w: World, duties: readonly Duty[], id: string, when: Expr): readonly Write[] {
  if (isAlive(w, id).kind !== 'atLeast') return [];
  return duties.filter((d) => home(w, d.norm.provision)?.id === id).flatMap((d) => [d.open, ...(d.waits === undefined ? [] : [d.waits])].map((v) => ({ variable: v, when, value: 0 })));
}
