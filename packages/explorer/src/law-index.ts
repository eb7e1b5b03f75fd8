/**
 * Law by what it speaks of, for cutting a dossier to a question: which sentences forbid, require, permit, set off or count as an act,
 * make a fact, or touch an instrument. Looking through all the law for each act would be quadratic in large dossiers.
 */
import type { ActPattern, Constitutive, CountsAs, EventPattern, Law, Norm, Term } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';

/** Lists by pattern, provision or instrument; what is not there has no law. */
export interface LawIndex {
  readonly norms: ReadonlyMap<string, readonly Norm[]>;
  readonly normsOfInstrument: ReadonlyMap<string, readonly Norm[]>;
  /** Prohibitions and permissions by the acts they speak of. */
  readonly judging: ReadonlyMap<string, readonly Norm[]>;
  readonly permitting: ReadonlyMap<string, readonly Norm[]>;
  readonly forbidding: ReadonlyMap<string, readonly Norm[]>;
  /** Norms by the acts of their exceptions. */
  readonly excepting: ReadonlyMap<string, readonly Norm[]>;
  readonly requiring: ReadonlyMap<string, readonly Norm[]>;
  readonly setOffBy: ReadonlyMap<string, readonly Norm[]>;
  readonly countsFrom: ReadonlyMap<string, readonly CountsAs[]>;
  readonly countsTo: ReadonlyMap<string, readonly CountsAs[]>;
  readonly actsMaking: ReadonlyMap<string, readonly ActPattern[]>;
  readonly lawMaking: ReadonlyMap<string, readonly Constitutive[]>;
  /** Powers over, and law that changes the life of, an instrument; under `ANY_INSTRUMENT` where it is a variable. */
  readonly over: ReadonlyMap<string, readonly Law[]>;
}

/** Key of `LawIndex.over` for law that may speak of any instrument. */
export const ANY_INSTRUMENT = '*';

const known = new WeakMap<Program, LawIndex>();

/** Made once for each program. */
export function lawIndexOf(program: Program): LawIndex {
  let index = known.get(program);
  if (!index) known.set(program, index = makeIndex(program));
  return index;
}

type Lists<T> = Map<string, T[]>;

function add<T>(lists: Lists<T>, key: string, value: T): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

function makeIndex(program: Program): LawIndex {
  const index = {
    norms: new Map() as Lists<Norm>, normsOfInstrument: new Map() as Lists<Norm>, judging: new Map() as Lists<Norm>, permitting: new Map() as Lists<Norm>,
    forbidding: new Map() as Lists<Norm>, excepting: new Map() as Lists<Norm>, requiring: new Map() as Lists<Norm>, setOffBy: new Map() as Lists<Norm>,
    countsFrom: new Map() as Lists<CountsAs>, countsTo: new Map() as Lists<CountsAs>, actsMaking: new Map() as Lists<ActPattern>,
    lawMaking: new Map() as Lists<Constitutive>, over: new Map() as Lists<Law>,
  };
  for (const act of program.model.acts) for (const effect of act.effects) add(index.actsMaking, effect.fact.pattern, act);
  for (const law of program.model.law) {
    switch (law.kind) {
      case 'counts-as': add(index.countsFrom, law.act.pattern, law); add(index.countsTo, law.as.pattern, law); break;
      case 'constitutive':
        for (const effect of law.effects) if (effect.kind === 'fact') add(index.lawMaking, effect.fact.pattern, law); else add(index.over, instrumentKey(effect.instrument), law);
        break;
      case 'priority': case 'modifier': break;
      default: addNorm(index, program, law);
    }
  }
  return index;
}

function addNorm(index: { readonly [K in keyof LawIndex]: K extends 'over' ? Lists<Law> : LawIndex[K] extends ReadonlyMap<string, readonly (infer T)[]> ? Lists<T> : never }, program: Program, norm: Norm): void {
  add(index.norms, norm.provision, norm);
  const own = instrumentOf(program, norm.provision);
  if (own !== undefined) add(index.normsOfInstrument, own, norm);
  for (const { pattern, args } of norm.acts) {
    if (norm.kind === 'prohibition' || norm.kind === 'permission') add(index.judging, pattern, norm);
    if (norm.kind === 'prohibition') add(index.forbidding, pattern, norm);
    if (norm.kind === 'permission') add(index.permitting, pattern, norm);
    if (norm.kind === 'obligation') add(index.requiring, pattern, norm);
    if (norm.kind === 'power') for (const term of args.slice(1)) if (term.kind !== 'provision') add(index.over, instrumentKey(term), norm);
  }
  for (const exception of norm.exceptions) add(index.excepting, exception.act.pattern, norm);
  if (norm.kind === 'obligation') for (const event of norm.trigger?.events ?? []) if (isAct(event)) add(index.setOffBy, event.act.pattern, norm);
}

function isAct(event: EventPattern): event is Extract<EventPattern, { kind: 'act' }> {
  return event.kind === 'act';
}

function instrumentKey(term: Term): string {
  return term.kind === 'var' ? ANY_INSTRUMENT : term.id;
}

/** The norms of a list that bind someone to something: obligations and prohibitions. */
export function dutiesAmong(norms: readonly Norm[] | undefined): readonly Norm[] {
  return (norms ?? []).filter((n) => n.kind === 'obligation' || n.kind === 'prohibition');
}
