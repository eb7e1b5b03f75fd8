/**
 * Transition systems as a logic program for clingo. Situations are terms; the grounder walks them (`at`, by positive rules without
 * negation, so that what is grounded is what is reachable). The game is the alternating system of Boolean equations of its rules, of which
 * a winning set is guessed and the inner least fixed points are what stable models found (Keinänen and Niemelä, "Solving alternating
 * Boolean equation systems in answer set programming", INAP 2004). Of several games in one program each is won where the largest number is.
 */
import { headerLines, variableLines, type About, gamesOf } from './header.ts';
import { oneLine, type Legend } from './legend.ts';
import type { Encoding } from './pose.ts';
import { and, isNever, not, NO, or, type Expr, type Move, type Problem, type Write } from './problem.ts';

/** The whole program with its comments, as a user runs it. */
export function clingoProgram(encoding: Exclude<Encoding, { kind: 'outside' }>, about: About, legend: Legend): string {
  const comments = headerLines(about, encoding, ['clingo FILE'], ANSWER[encoding.kind === 'one' ? encoding.problem.kind : 'conflict']);
  const games = gamesOf(encoding);
  const rules = encoding.kind === 'one' ? toClingo(encoding.problem, legend) : [...games.map((g, i) => gameOf(g, `g${i}_`, legend)), conflictRules(encoding, games.map((g) => g.label))].join('\n\n');
  return `${[...comments, ...READING[encoding.kind === 'one' && encoding.problem.kind === 'reach' ? 'reach' : 'game']].map((line) => `% ${line}`.trimEnd()).join('\n')}\n\n${rules}\n`;
}

const ANSWER = {
  reach: ['SATISFIABLE    yes, it can come about', 'UNSATISFIABLE  no'],
  keep: ['SATISFIABLE    yes, every commitment can be kept, whatever the others do', 'UNSATISFIABLE  no'],
  ensure: ['SATISFIABLE    yes, the party can make sure of it, whatever the others do', 'UNSATISFIABLE  no'],
  prevent: ['SATISFIABLE    yes, the party can keep it from happening, whatever the others do', 'UNSATISFIABLE  no'],
  conflict: ['The last answer shown counts. If it has conflict("P"): yes, the two conflict for P, which can keep each alone and not both.', 'If it has no conflict: no.'],
} as const;

const SITUATION = 'The atoms: s(X0,X1,…) is a situation, with one number for each line of the list below.';
const READING = {
  reach: [SITUATION, 'at(S): the situation can arise; go(S,T): an act leads from S to T; night(S,T): the next day begins.'],
  game: [
    `${SITUATION} dawn(S): the others' turn in it; noon(S): that of`,
    'the party; atk(S,T), own(S,T): an act of the others, of the party, leads from S to T; night(S,T): the next day begins; lost(S): a breach of the',
    "party's; safe(S): the goal is there; w(S): the party wins from S; a(S): it can bring the day to an end that wins.",
  ],
} as const;

/** Satisfiable when the party wins, or when the goal can be reached. */
export function toClingo(problem: Problem, legend?: Legend): string {
  const p = printer(problem, '', legend);
  return [...(problem.kind === 'reach' ? reachRules(p) : [...gameRules(p), `:- not w(${p.init}).`]), '#show.'].join('\n').trimStart();
}

/** One of several games, under a prefix of its own; `wins` holds where it is won. */
function gameOf({ label, problem }: { readonly label: string; readonly problem: Problem }, prefix: string, legend: Legend): string {
  const p = printer(problem, prefix, legend);
  return [`% ---- Whether ${label}: the atoms that begin with ${prefix}`, ...gameRules(p), `wins(${quoted(label)}) :- ${prefix}w(${p.init}).`].join('\n');
}

function conflictRules({ parties }: Extract<Encoding, { kind: 'conflict' }>, labels: readonly string[]): string {
  const rules = parties.map(({ party }, i) => { const [a = '', b = '', both = ''] = labels.slice(3 * i, 3 * i + 3).map(quoted); return `conflict(${quoted(party)}) :- wins(${a}), wins(${b}), not wins(${both}).`; });
  return ['% ---- Each game is won for itself, so that where most are won every one is that can be.', ...(parties.length === 0 ? ['% Nobody is bound by both.'] : []), ...rules,
    '#defined wins/1.', '#defined conflict/1.', '#maximize { 1,G : wins(G) }.', '#show conflict/1.', '#show wins/1.'].join('\n');
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '/').replaceAll('"', "'")}"`;
}

/** Where rules are put down, in the order in which they are to be read. */
interface Printer {
  readonly problem: Problem;
  readonly prefix: string;
  readonly legend: Legend | undefined;
  readonly lines: string[];
  readonly helpers: Map<string, string>;
  readonly term: string;
  readonly init: string;
}

function printer(problem: Problem, prefix: string, legend: Legend | undefined): Printer {
  return {
    problem, prefix, legend, lines: [], helpers: new Map(),
    term: `s(${problem.variables.map((_, i) => `X${i}`).join(',') || 'X0'})`, init: `s(${problem.variables.map((v) => v.init).join(',') || '0'})`,
  };
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
    case 'beyond': throw new Error(e.limit.why);
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
  const name = `${p.prefix}h${p.helpers.size}`;
  p.helpers.set(key, name);
  for (const part of e.of) { const literals = body(p, part); p.lines.push(`${name}(${p.term}) :- ${[`${p.prefix}at(${p.term})`, ...literals].join(', ')}.`); }
  return name;
}

/** The situation after some writes: values computed by rules where they depend on conditions. At night some count down by themselves. */
function after(p: Printer, name: string, writes: readonly Write[], isNight = false): { readonly term: string; readonly literals: readonly string[] } {
  const { prefix, term } = p;
  const literals: string[] = [];
  const values = p.problem.variables.map(({ countsDown }, v) => {
    const own = writes.filter((w) => w.variable === v);
    const [base, counted] = isNight && countsDown ? [`D${v}`, [`${prefix}down${v}(${term},D${v})`]] : [`X${v}`, []];
    if (own.length === 0) { literals.push(...counted); return base; }
    const last = own.at(-1);
    if (last?.when.kind === 'const') return String(last.value);
    const predicate = `${prefix}${name}_${v}`;
    const rule = (value: number | string, when: Expr, further: readonly string[]): void => {
      if (isNever(when)) return;
      const conditions = body(p, when);
      p.lines.push(`${predicate}(${term},${value}) :- ${[`${prefix}at(${term})`, ...further, ...conditions].join(', ')}.`);
    };
    let unless: Expr = { kind: 'const', value: true };
    for (const w of [...own].reverse()) {
      rule(w.value, and(w.when, unless), []);
      unless = and(unless, not(w.when));
    }
    rule(base, unless, counted);
    literals.push(`${predicate}(${term},Y${v})`);
    return `Y${v}`;
  });
  return { term: `s(${values.join(',') || '0'})`, literals };
}

/** Notes for the reader, where there are words for them. */
function note(p: Printer, lines: (legend: Legend) => readonly string[]): void {
  if (p.legend) p.lines.push('', ...lines(p.legend).map((line) => `% ${line}`));
}

/** The rules of one act: from which situations it can be done, and where it leads. `turn`: where it is the doer's turn. */
function moveRules(p: Printer, move: Move, i: number, head: string, turn: string, guard: Expr): void {
  note(p, (legend) => [`m${i}: ${legend.act(move.deed)}${move.side === 'own' ? ' (the party asked about)' : p.problem.kind === 'reach' ? '' : ' (the others)'}`, ...legend.move(p.problem, move).map((line) => `  ${line}`)]);
  const { term, literals } = after(p, `m${i}`, move.writes);
  const conditions = body(p, and(guard, not(move.breach)));
  p.lines.push(`${p.prefix}${head}(${p.term},${term}) :- ${[`${p.prefix}${turn}(${p.term})`, ...conditions, ...literals].join(', ')}.`);
  if (move.side !== 'others' || p.problem.kind === 'reach' || isNever(move.breach)) return;
  const wrong = body(p, and(guard, move.breach));
  p.lines.push(`${p.prefix}lost(${p.term}) :- ${[`${p.prefix}dawn(${p.term})`, ...wrong].join(', ')}.`);
}

function nightRules(p: Printer): void {
  const { prefix, term: here } = p;
  const { variables, night } = p.problem;
  note(p, (legend) => ['the night', ...legend.night(p.problem).map((line) => `  ${line}`)]);
  variables.forEach((v, i) => { if (v.countsDown) p.lines.push(`${prefix}down${i}(${here},X${i}-1) :- ${prefix}at(${here}), X${i}>0.`, `${prefix}down${i}(${here},0) :- ${prefix}at(${here}), X${i}=0.`); });
  const { term, literals } = after(p, 'n', night.writes, true);
  const conditions = body(p, not(night.breach));
  p.lines.push(`${prefix}night(${here},${term}) :- ${[`${prefix}noon(${here})`, ...conditions, ...literals].join(', ')}.`);
}

function reachRules(p: Printer): readonly string[] {
  const { problem } = p;
  note(p, (legend) => variableLines(legend, problem));
  p.lines.push(`at(${p.init}).`, 'noon(S) :- at(S).', 'at(T) :- go(S,T).', 'at(T) :- night(S,T).', '#defined go/2.');
  problem.moves.forEach((m, i) => { moveRules(p, m, i, 'go', 'at', m.guard); });
  nightRules(p);
  note(p, () => ['the goal']);
  const goal = body(p, problem.goal);
  return [...p.lines, `goal :- ${[`at(${p.term})`, ...goal].join(', ')}.`, ':- not goal.'];
}

function gameRules(p: Printer): readonly string[] {
  const { problem, prefix: g } = p;
  const { goal, kind } = problem;
  // What is to be prevented loses where it comes about; what is to be ensured wins, and until then it is a duty that is open.
  const sink = kind === 'keep' ? NO : goal;
  const isOn = not(sink);
  note(p, (legend) => variableLines(legend, problem));
  p.lines.push(`${g}dawn(${p.init}).`, `${g}noon(S) :- ${g}dawn(S).`, `${g}at(S) :- ${g}noon(S).`, `${g}noon(T) :- ${g}own(S,T).`, `${g}dawn(T) :- ${g}night(S,T).`, `${g}dawn(T) :- ${g}atk(S,T).`);
  problem.moves.forEach((m, i) => { moveRules(p, m, i, m.side === 'own' ? 'own' : 'atk', m.side === 'own' ? 'noon' : 'dawn', and(m.guard, isOn)); });
  nightRules(p);
  const duties = [...problem.open, ...(kind === 'ensure' ? [not(goal)] : [])];
  note(p, () => ['what wins and what loses']);
  const end = isNever(sink) ? undefined : body(p, sink);
  p.lines.push(...(end ? [`${g}${kind === 'prevent' ? 'lost' : 'safe'}(${p.term}) :- ${[`${g}at(${p.term})`, ...end].join(', ')}.`] : []),
    ...['lost/1', 'safe/1', 'atk/2', 'own/2'].map((name) => `#defined ${g}${name}.`),
    `{ ${g}w(S) } :- ${g}dawn(S), not ${g}lost(S).`, `:- ${g}w(S), ${g}atk(S,T), not ${g}w(T).`);
  if (duties.length === 0) p.lines.push(`${g}a(S) :- ${g}noon(S), ${g}safe(S).`, `${g}a(S) :- ${g}night(S,T), ${g}w(T).`, `${g}a(S) :- ${g}own(S,T), ${g}a(T), not ${g}lost(T).`, `:- ${g}w(S), not ${g}a(S).`);
  else fairRules(p, duties);
  return p.lines;
}

/** For each duty: a day's end without it can be forced, again and again. `ad`: whatever the others do on a day, from there too. */
function fairRules(p: Printer, duties: readonly Expr[]): void {
  const g = p.prefix;
  note(p, () => ['duties without a deadline: none may stay open for ever']);
  duties.forEach((d, i) => { const closed = body(p, not(d)); p.lines.push(`${g}duty(${i}).`, `${g}closed(${i},${p.term}) :- ${[`${g}noon(${p.term})`, ...closed].join(', ')}.`); });
  p.lines.push(
    `${g}a(I,S) :- ${g}duty(I), ${g}noon(S), ${g}safe(S).`, `${g}a(I,S) :- ${g}closed(I,S), ${g}night(S,T), ${g}w(T).`, `${g}a(I,S) :- ${g}duty(I), ${g}night(S,T), ${g}w(T), ${g}ad(I,T).`,
    `${g}a(I,S) :- ${g}own(S,T), ${g}a(I,T), not ${g}lost(T).`, `${g}can(S,S) :- ${g}dawn(S).`, `${g}can(S,U) :- ${g}can(S,T), ${g}atk(T,U).`,
    `${g}ad(I,S) :- ${g}duty(I), ${g}dawn(S), ${g}a(I,T) : ${g}can(S,T).`, `:- ${g}w(S), ${g}duty(I), not ${g}a(I,S).`,
  );
}
