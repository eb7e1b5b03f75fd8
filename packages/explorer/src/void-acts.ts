/**
 * Acts that would change nothing a question looks at: their own effects are so already, no open duty asks for them, and no law
 * takes notice of them. Most acts are of this sort in most situations (what has been given cannot be given again), and telling
 * so from the state is a good deal quicker than trying the act and comparing what comes of it (`successorsOf` in `arena.ts`).
 */
import type { Application, EventPattern, Law, Quantified } from '@servanda/model';
import { groundKey, groundOf, NO_BINDINGS, roleBindings, type Ground, type Program, type State } from '@servanda/semantics';
import type { Cone } from './cone.ts';
import { onceContinued } from './continuing.ts';
import { visitNodes } from './mentions.ts';
import { staticMatch, type Ground0 } from './static-match.ts';

/** The facts that an act makes so or no longer so, of acts that do nothing else. */
export type QuietActs = ReadonlyMap<Ground, readonly { readonly key: string; readonly value: boolean }[]>;

interface Notice { readonly app: Application; readonly vars: readonly Quantified[] }

/** Of the acts, those of which nothing takes notice. `besides`: acts and events that the question itself looks at. */
export function quietActs(program: Program, state: State, cone: Cone, acts: readonly Ground[], besides: { readonly acts: readonly Application[]; readonly events: readonly EventPattern[] }): QuietActs {
  // Names of the law are read as of today: not where they will stand for another State.
  if (onceContinued(program, state)) return new Map();
  const g: Ground0 = { program, state };
  const notices = noticesOf(program, cone, besides);
  const quiet = new Map<Ground, { key: string; value: boolean }[]>();
  for (const act of acts) {
    const pattern = program.acts.get(act.pattern);
    if (!pattern || pattern.treatyAct || cone.remembered.has(act.pattern)) continue;
    if ((notices.get(act.pattern) ?? []).some(({ app, vars }) => staticMatch(g, vars, app, act, NO_BINDINGS).length > 0)) continue;
    const effects = pattern.effects.map(({ fact, value }) => ({ fact: groundOf(program, state, fact, roleBindings(act)), value }));
    quiet.set(act, effects.flatMap(({ fact, value }) => (fact ? [{ key: groundKey(fact), value }] : [])));
  }
  return quiet;
}

/** Whether the act, which nothing takes notice of, would leave the state as it is. */
export function isVoid(quiet: QuietActs, state: State, act: Ground): boolean {
  const effects = quiet.get(act);
  if (!effects) return false;
  for (const { key, value } of effects) if (state.facts.has(key) !== value || (!value && state.successors.size > 0)) return false;
  for (const id of state.openByAct.get(act.pattern) ?? []) if (isAskedFor(state, id, act)) return false;
  return true;
}

function isAskedFor(state: State, id: number, act: Ground): boolean {
  const duty = state.instances[id];
  // A duty that names a predecessor may be done in the name of the State that continues it.
  return duty !== undefined && (state.successors.size > 0 || duty.act.args.every((arg, i) => arg === act.args[i]));
}

/** Where law, preconditions, clauses and the question look at acts: events, deeds done, counting as; of prohibitions, those whose breach is looked at. */
function noticesOf(program: Program, cone: Cone, besides: { readonly acts: readonly Application[]; readonly events: readonly EventPattern[] }): ReadonlyMap<string, readonly Notice[]> {
  const notices = new Map<string, Notice[]>();
  const add = (app: Application, vars: readonly Quantified[]): void => {
    const list = notices.get(app.pattern);
    if (list) list.push({ app, vars }); else notices.set(app.pattern, [{ app, vars }]);
  };
  const look = (part: unknown, vars: readonly Quantified[]): void => {
    visitNodes(part, ({ kind, act }) => { if ((kind === 'act' || kind === 'done') && typeof act === 'object' && act !== null) add(act as Application, vars); });
  };
  for (const law of program.model.law) noticesOfLaw(law, cone, add, look);
  for (const pattern of program.model.acts) look(pattern.possible, []);
  for (const instrument of program.model.instruments) look(instrument.clauses, []);
  for (const app of besides.acts) add(app, []);
  look(besides.events, []);
  return notices;
}

function noticesOfLaw(law: Law, cone: Cone, add: (app: Application, vars: readonly Quantified[]) => void, look: (part: unknown, vars: readonly Quantified[]) => void): void {
  const vars = 'vars' in law ? law.vars : [];
  look(law, vars);
  if (law.kind === 'counts-as') add(law.act, vars);
  if (law.kind === 'prohibition' && cone.breaches.has(law.provision)) for (const app of law.acts) add(app, vars);
}
