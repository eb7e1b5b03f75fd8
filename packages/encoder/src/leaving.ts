/** How treaties end here: by notice where they are between two, by common consent, or when their term runs out. Law: docs/semantics.md §3, exit and term. */
import { endOf } from './duties.ts';
import { and, atLeast, beyond, equals, NO, or, YES, type Deed, type Expr, type Query, type Write } from './problem.ts';
import { isAlive, isPast, lengthOf, parties, powersOf, value, variable, wasDone, ways, knownVariable, type World } from './world.ts';

/** An act of leaving: a notice that takes effect after so many days, its revocation, or what the others have to do as well. */
export interface TreatyDeed extends Deed {
  readonly exit?: { readonly id: string } & ({ readonly days: number } | { readonly others: readonly string[] } | { readonly takesBack: true });
}

/** Notices under the powers of treaties between two, taking them back, and ending a treaty together. */
export function treatyDeeds(w: World): readonly TreatyDeed[] {
  const pattern = (kind: string): string => w.model.acts.find((a) => a.treatyAct === kind)?.id ?? kind;
  return w.model.instruments.flatMap(({ id }): readonly TreatyDeed[] => {
    if (isAlive(w, id).kind !== 'atLeast') return [];
    const all = parties(w, id);
    const notices = all.flatMap((p): readonly TreatyDeed[] => {
      const days = noticeDays(w, id, p);
      return days === undefined ? [] : [{ pattern: pattern('withdraw'), args: [p, id], exit: { id, days } }, { pattern: pattern('revoke'), args: [p, id], exit: { id, takesBack: true } }];
    });
    const together = w.endedTogether.has(id) ? all.map((p): TreatyDeed => ({ pattern: pattern('terminate'), args: [p, id], exit: { id, others: all.filter((q) => q !== p) } })) : [];
    return [...notices, ...together];
  });
}

/** Days from the party's notice to its effect, by the first power that the party has; undefined: it has none. */
function noticeDays(w: World, id: string, party: string): number | undefined {
  return powersOf(w, id, 'withdraw').flatMap((n) => ways(w, n.vars, {}).filter((b) => value(w, n.bearer, b) === party)
    .map(() => (n.effectiveOn ? lengthOf(w, n.provision, n.effectiveOn, (e) => e.kind === 'origin') ?? NaN : 0)))[0];
}

/** In a game neither side helps the other, so that what all parties have to do counts only where all are on one side. */
export function mayEndTogether(w: World, question: Query, id: string): boolean {
  if (!JSON.stringify([question.goal, question.never]).includes(`"id":"${id}"`)) return false;
  const all = parties(w, id);
  return all.length > 0 && w.state.instruments.get(id)?.isIn === true && (question.kind === 'reach' || all.every((p) => question.own.includes(p)) || !all.some((p) => question.own.includes(p)));
}

const notice = (w: World, party: string, id: string): number => {
  const exitOn = w.state.stands.get(`${id}|${party}`)?.exitOn;
  return variable(w, { kind: 'notice', party, instrument: id }, exitOn === undefined ? 0 : exitOn - w.state.day, { countsDown: true });
};

const given = (w: World, id: string): readonly number[] => parties(w, id).flatMap((party) => knownVariable(w, { kind: 'notice', party, instrument: id }) ?? []);

/** When the act of leaving can be done; always, if it is another act. */
export function exitGuard(w: World, { exit, args: [party = ''] }: TreatyDeed): Expr {
  if (!exit) return YES;
  const { id } = exit;
  const alive = isAlive(w, id);
  if ('takesBack' in exit) return and(alive, atLeast(notice(w, party, id)));
  if (!('days' in exit)) return alive;
  const odd = powersOf(w, id, 'withdraw').find((n) => n.trigger || n.after || n.condition || n.deadline || (n.from && !isPast(w, n.from)));
  if (odd || Number.isNaN(exit.days)) return beyond(`the power to leave \`${id}\` has conditions`, odd?.id ?? id);
  if (w.model.instruments.find((i) => i.id === id)?.parties.length !== 2) return beyond(`a State may leave \`${id}\` and come back`, id);
  return and(alive, equals(notice(w, party, id), 0));
}

/** What the act of leaving does: at once, or by setting the days that are left. */
export function exitWrites(w: World, { exit, args: [party = ''], pattern }: TreatyDeed): readonly Write[] {
  if (!exit) return [];
  const { id } = exit;
  if ('takesBack' in exit) return [{ variable: notice(w, party, id), when: YES, value: 0, by: id }];
  if ('days' in exit) return exit.days > 0 ? [{ variable: notice(w, party, id), when: YES, value: exit.days, by: id }] : ending(w, id, YES);
  return [{ variable: variable(w, { kind: 'done', deed: { pattern, args: [party, id] } }, 0), when: YES, value: 1 }, ...ending(w, id, and(...exit.others.map((q) => wasDone(w, { pattern, args: [q, id] }))))];
}

function ending(w: World, id: string, when: Expr): readonly Write[] {
  return [{ variable: variable(w, { kind: 'in-force', instrument: id }, 1), when, value: 0, by: id }, ...given(w, id).map((v) => ({ variable: v, when, value: 0, by: id })), ...endOf(w, w.duties, id, when)];
}

/** What ends between two days: by notices that take effect, and terms that run out. */
export function nightWrites(w: World): readonly Write[] {
  return w.model.instruments.flatMap(({ id }) => {
    if (isAlive(w, id).kind !== 'atLeast') return [];
    const expiryOn = w.state.instruments.get(id)?.expiryOn;
    const expiry = expiryOn === undefined ? [] : [variable(w, { kind: 'term', instrument: id }, expiryOn - w.state.day, { countsDown: true })];
    const odd = ['terminate', 'suspend'].find((a) => powersOf(w, id, a).length > 0);
    if (odd !== undefined) return ending(w, id, beyond(`\`${id}\` gives a power to ${odd} it`, id));
    const when = or(...[...given(w, id), ...expiry].map((v) => equals(v, 1)));
    return when === NO ? [] : ending(w, id, when);
  });
}
