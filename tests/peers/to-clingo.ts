/**
 * A transition system as a logic program for clingo. Situations are terms; the grounder walks them (`at`, by positive rules without
 * negation, so that what is grounded is what is reachable). The game is the alternating system of Boolean equations of its rules, of which
 * a winning set is guessed and the inner least fixed points are what stable models found (Keinänen and Niemelä, "Solving alternating
 * Boolean equation systems in answer set programming", INAP 2004). `toPlan` is the usual encoding of planning instead, one act a step.
 */
import { and, not, NO, or, type Expr, type Move, type Problem, type Write } from './problem.ts';

/** Satisfiable when the party wins, or when the goal can be reached. */
export function toClingo(problem: Problem): string {
  const p = printer(problem);
  const init = `s(${problem.variables.map((v) => v.init).join(',') || '0'})`;
  return [...(problem.kind === 'reach' ? reachRules(p, init) : gameRules(p, init)), ...p.rules, '#show.'].join('\n');
}

interface Printer { readonly problem: Problem; readonly rules: string[]; readonly helpers: Map<string, string>; readonly term: string }

function printer(problem: Problem): Printer {
  return { problem, rules: [], helpers: new Map(), term: `s(${problem.variables.map((_, i) => `X${i}`).join(',') || 'X0'})` };
}

/** A condition as literals of a body in which the situation's values are X0, X1, …; alternatives get a predicate of their own. */
function body(p: Printer, e: Expr): readonly string[] {
  switch (e.kind) {
    case 'const': return e.value ? [] : ['1=0'];
    case 'equals': return [`X${e.variable}=${e.value}`];
    case 'atLeast': return [`X${e.variable}>=${e.value}`];
    case 'and': return e.of.flatMap((x) => body(p, x));
    case 'or': return [`${helper(p, e)}(${p.term})`];
    case 'not': return negated(p, e.of);
    case 'beyond': throw new Error(e.why);
  }
}

function negated(p: Printer, e: Expr): readonly string[] {
  switch (e.kind) {
    case 'equals': return [`X${e.variable}!=${e.value}`];
    case 'atLeast': return [`X${e.variable}<${e.value}`];
    case 'and': return body(p, or(...e.of.map(not)));
    case 'or': return body(p, and(...e.of.map(not)));
    case 'const': return e.value ? ['1=0'] : [];
    default: return body(p, e.kind === 'not' ? e.of : e);
  }
}

function helper(p: Printer, e: Extract<Expr, { kind: 'and' | 'or' }>): string {
  const key = JSON.stringify(e);
  const known = p.helpers.get(key);
  if (known !== undefined) return known;
  const name = `h${p.helpers.size}`;
  p.helpers.set(key, name);
  for (const part of e.of) p.rules.push(`${name}(${p.term}) :- ${[`at(${p.term})`, ...body(p, part)].join(', ')}.`);
  return name;
}

/** The situation after some writes: values computed by rules where they depend on conditions. At night some count down by themselves. */
function after(p: Printer, name: string, writes: readonly Write[], isNight = false): { readonly term: string; readonly literals: readonly string[] } {
  const literals: string[] = [];
  const values = p.problem.variables.map(({ countsDown }, v) => {
    const own = writes.filter((w) => w.variable === v);
    const [base, counted] = isNight && countsDown ? [`D${v}`, [`down${v}(${p.term},D${v})`]] : [`X${v}`, []];
    if (own.length === 0) { literals.push(...counted); return base; }
    const predicate = `${name}_${v}`;
    let unless: Expr = { kind: 'const', value: true };
    for (const w of [...own].reverse()) {
      const when = and(w.when, unless);
      if (when !== NO) p.rules.push(`${predicate}(${p.term},${w.value}) :- ${[`at(${p.term})`, ...body(p, when)].join(', ')}.`);
      unless = and(unless, not(w.when));
    }
    if (unless !== NO) p.rules.push(`${predicate}(${p.term},${base}) :- ${[`at(${p.term})`, ...counted, ...body(p, unless)].join(', ')}.`);
    literals.push(`${predicate}(${p.term},Y${v})`);
    return `Y${v}`;
  });
  return { term: `s(${values.join(',') || '0'})`, literals };
}

function moveRule(p: Printer, head: string, i: number, move: Move, when: Expr): string {
  const { term, literals } = after(p, `m${i}`, move.writes);
  return `${head}(${p.term},${term}) :- ${[`at(${p.term})`, ...body(p, when), ...literals].join(', ')}.`;
}

function nightRules(p: Printer): readonly string[] {
  const { variables, night } = p.problem;
  variables.forEach((v, i) => { if (v.countsDown) p.rules.push(`down${i}(${p.term},X${i}-1) :- at(${p.term}), X${i}>0.`, `down${i}(${p.term},0) :- at(${p.term}), X${i}=0.`); });
  const { term, literals } = after(p, 'n', night.writes, true);
  return [`night(${p.term},${term}) :- ${[`noon(${p.term})`, ...body(p, not(night.breach)), ...literals].join(', ')}.`];
}

function reachRules(p: Printer, init: string): readonly string[] {
  const { problem } = p;
  const goal = body(p, problem.goal);
  return [
    `at(${init}).`, `noon(S) :- at(S).`,
    ...problem.moves.map((m, i) => moveRule(p, 'go', i, m, and(m.guard, not(m.breach)))),
    'at(T) :- go(S,T).', ...nightRules(p), 'at(T) :- night(S,T).',
    `goal :- ${[`at(${p.term})`, ...goal].join(', ')}.`, ':- not goal.',
  ];
}

function gameRules(p: Printer, init: string): readonly string[] {
  const { problem } = p;
  const { goal, kind } = problem;
  // What is to be prevented loses where it comes about; what is to be ensured wins, and until then it is a duty that is open.
  const sink = kind === 'keep' ? NO : goal;
  const isOn = not(sink);
  const moves = problem.moves.map((m, i) => {
    const guard = and(m.guard, isOn);
    return moveRule(p, m.side === 'own' ? 'own' : 'atk', i, m, and(guard, not(m.breach)))
      .replace(') :- at(', m.side === 'own' ? ') :- noon(' : ') :- dawn(')
      + (m.side === 'others' && m.breach !== NO ? `\nlost(${p.term}) :- ${[`dawn(${p.term})`, ...body(p, and(guard, m.breach))].join(', ')}.` : '');
  });
  const duties = [...problem.open, ...(kind === 'ensure' ? [not(goal)] : [])];
  const ends = kind === 'prevent' ? [`lost(${p.term}) :- ${[`at(${p.term})`, ...body(p, goal)].join(', ')}.`] : [`safe(${p.term}) :- ${[`at(${p.term})`, ...body(p, sink)].join(', ')}.`];
  return [
    `dawn(${init}).`, 'noon(S) :- dawn(S).', 'at(S) :- noon(S).', 'noon(T) :- own(S,T).', 'dawn(T) :- night(S,T).', 'dawn(T) :- atk(S,T).',
    ...moves, ...nightRules(p), ...ends,
    '#defined lost/1.\n#defined safe/1.\n#defined atk/2.\n#defined own/2.',
    `{ w(S) } :- dawn(S), not lost(S).`, `:- not w(${init}).`, ':- w(S), atk(S,T), not w(T).',
    ...(duties.length === 0 ? ['a(S) :- noon(S), safe(S).', 'a(S) :- night(S,T), w(T).', 'a(S) :- own(S,T), a(T), not lost(T).', ':- w(S), not a(S).'] : fairRules(p, duties)),
  ];
}

/** For each duty: a day's end without it can be forced, again and again. `ad`: whatever the others do on a day, from there too. */
function fairRules(p: Printer, duties: readonly Expr[]): readonly string[] {
  return [
    ...duties.flatMap((d, i) => [`duty(${i}).`, `closed(${i},${p.term}) :- ${[`noon(${p.term})`, ...body(p, not(d))].join(', ')}.`]),
    'a(I,S) :- duty(I), noon(S), safe(S).', 'a(I,S) :- closed(I,S), night(S,T), w(T).', 'a(I,S) :- duty(I), night(S,T), w(T), ad(I,T).', 'a(I,S) :- own(S,T), a(I,T), not lost(T).',
    'can(S,S) :- dawn(S).', 'can(S,U) :- can(S,T), atk(T,U).', 'ad(I,S) :- duty(I), dawn(S), a(I,T) : can(S,T).', ':- w(S), duty(I), not a(I,S).',
  ];
}

/** Whether the goal can be reached by so many acts and nights, one after another: the planning encoding, for one length. */
export function toPlan(problem: Problem, length: number): string {
  const names = new Map<string, string>();
  const rules: string[] = [];
  const literal = (e: Expr, t: string): string => {
    switch (e.kind) {
      case 'const': return e.value ? '#true' : '#false';
      case 'equals': return `x(${e.variable},${e.value},${t})`;
      case 'atLeast': { const key = `ge(${e.variable},${e.value})`; if (!names.has(key)) { names.set(key, key); rules.push(`ge(${e.variable},${e.value},T) :- x(${e.variable},V,T), V>=${e.value}.`); } return `ge(${e.variable},${e.value},${t})`; }
      case 'not': return `not ${named(e.of, t)}`;
      default: return named(e, t);
    }
  };
  const named = (e: Expr, t: string): string => {
    if (e.kind === 'equals' || e.kind === 'atLeast') return literal(e, t);
    const key = JSON.stringify(e);
    const known = names.get(key);
    if (known !== undefined) return `${known}(${t})`;
    const name = `c${names.size}`;
    names.set(key, name);
    if (e.kind === 'and') rules.push(`${name}(T) :- time(T), ${e.of.map((x) => literal(x, 'T')).join(', ')}.`);
    else if (e.kind === 'or') for (const x of e.of) rules.push(`${name}(T) :- time(T), ${literal(x, 'T')}.`);
    else rules.push(`${name}(T) :- time(T), ${literal(e, 'T')}.`);
    return `${name}(${t})`;
  };
  const step = (i: string, writes: readonly Write[], counts: boolean): void => {
    problem.variables.forEach((variable, v) => {
      let unless: Expr = { kind: 'const', value: true };
      for (const w of writes.filter((x) => x.variable === v).reverse()) { rules.push(`x(${v},${w.value},T+1) :- do(${i},T), ${literal(and(w.when, unless), 'T')}.`); unless = and(unless, not(w.when)); }
      if (unless === NO) return;
      const stays = (from: string, to: string): string => `x(${v},${to},T+1) :- do(${i},T), x(${v},${from},T), ${literal(unless, 'T')}`;
      if (counts && variable.countsDown) rules.push(`${stays('V', 'V-1')}, V>0.`, `${stays('0', '0')}.`); else rules.push(`${stays('V', 'V')}.`);
    });
  };
  problem.moves.forEach((m, i) => { rules.push(`:- do(${i},T), not ${named(and(m.guard, not(m.breach)), 'T')}.`); step(String(i), m.writes, false); });
  rules.push(`:- do(night,T), ${literal(problem.night.breach, 'T')}.`);
  step('night', problem.night.writes, true);
  const goal = literal(problem.goal, String(length));
  const acts = [...problem.moves.keys(), 'night'].map((i) => `do(${i},T)`).join('; ');
  return [`time(0..${length}).`, ...problem.variables.map((v, i) => `x(${i},${v.init},0).`), `1 { ${acts} } 1 :- time(T), T < ${length}.`, ...rules, `:- not reached.`, `reached :- ${goal}.`, '#show do/2.'].join('\n');
}
