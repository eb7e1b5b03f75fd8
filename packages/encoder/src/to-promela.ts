/**
 * Transition systems in Promela for spin. Whether something can come about is a search for a failing assertion. Games have turns, which
 * spin's own logic does not know: spin walks the situations of the game, each move one `d_step`, C code in the model notes from which situation
 * to which each goes, and at the end of the search the nested fixed points of generalised Büchi games are computed on what was noted
 * (attractors: Grädel, Thomas and Wilke, LNCS 2500, ch. 2). Partial order reduction is off: it keeps no games. Several games in one model share
 * nothing but the choice, made first, of which is played.
 */
import { gamesOf, headerLines, variableLines, type About } from './header.ts';
import { oneLine, type Legend } from './legend.ts';
import type { Encoding } from './pose.ts';
import { and, isNever, not, type Expr, type Move, type Problem, type Write } from './problem.ts';
import { declarations, solver } from './spin-solver.ts';

/** The whole model with its comments, as a user runs it. */
export function promelaProgram(encoding: Exclude<Encoding, { kind: 'outside' }>, about: About, legend: Legend): string {
  const games = gamesOf(encoding);
  const isReach = encoding.kind === 'one' && encoding.problem.kind === 'reach';
  const wide = 4 * games.reduce((n, g) => n + g.problem.variables.length, 0) + 256;
  const flags = ['-O2', '-w', '-DSAFETY', ...(isReach ? [] : ['-DNOREDUCE']), ...(wide > 1024 ? [`-DVECTORSZ=${wide}`] : [])].join(' ');
  const command = [`spin -a FILE && cc ${flags} -o pan pan.c && ./pan -E -m1000000`, 'If it says "max search depth too small", give ./pan a larger number after -m.'];
  const comments = headerLines(about, encoding, command, ANSWER[encoding.kind === 'one' ? encoding.problem.kind : 'conflict']);
  const model = encoding.kind === 'one' ? toPromela(encoding.problem, legend) : gameModel(games, legend);
  return `${[...comments, ...READING].map(comment).join('\n')}\n\n${model}`;
}

const ANSWER = {
  reach: ['"assertion violated"  yes, it can come about; then `spin -t FILE` tells the acts that bring it about', '"errors: 0"           no'],
  keep: ['"won with …"   yes, every commitment can be kept, whatever the others do', '"lost with …"  no'],
  ensure: ['"won with …"   yes, the party can make sure of it, whatever the others do', '"lost with …"  no'],
  prevent: ['"won with …"   yes, the party can keep it from happening, whatever the others do', '"lost with …"  no'],
  conflict: ['"conflict for P"  yes, the two conflict for P, which can keep each alone and not both', '"no conflict"     no'],
} as const;

const READING = ['The process: each option of its loop is one act, with what it needs before the arrow or the first semicolon, and what it changes after it;', 'where days count the last is the night. x0, x1, … are listed below as X0, X1, …'];

function comment(text: string): string {
  return text === '' ? '' : `/* ${text} */`;
}

/** `reach`: an assertion fails when the goal can be reached. Games: prints `won` or `lost` when the search is over. */
export function toPromela(problem: Problem, legend?: Legend): string {
  return problem.kind === 'reach' ? reachModel(problem, legend) : gameModel([{ label: '', problem }], legend);
}

/** Variables are numbered through all games of a model; `first` is the number of the game's first. */
function expression(e: Expr, first = 0): string {
  switch (e.kind) {
    case 'const': return e.value ? '1' : '0';
    case 'equals': return `x${first + e.variable} == ${e.value}`;
    case 'atLeast': return `x${first + e.variable} >= ${e.value}`;
    case 'not': return `!(${expression(e.of, first)})`;
    case 'and': return `(${e.of.map((x) => expression(x, first)).join(' && ')})`;
    case 'or': return `(${e.of.map((x) => expression(x, first)).join(' || ')})`;
    case 'beyond': throw new Error(e.limit.why);
  }
}

/** All at once: new values are computed before any is assigned. */
function assignments(writes: readonly Write[], first: number, down: readonly number[] = []): readonly string[] {
  const changed = [...new Set([...writes.map((w) => w.variable), ...down])];
  const value = (v: number): string => writes.filter((w) => w.variable === v).reduce((rest, w) => (w.when.kind === 'const' && w.when.value ? String(w.value) : `(${expression(w.when, first)} -> ${w.value} : ${rest})`), down.includes(v) ? `(x${first + v} > 0 -> x${first + v} - 1 : 0)` : `x${first + v}`);
  if (changed.length === 1) return [`x${first + (changed[0] as number)} = ${value(changed[0] as number)}`];
  return [...changed.map((v) => `y${first + v} = ${value(v)}`), ...changed.map((v) => `x${first + v} = y${first + v}`)];
}

function declared(problem: Problem, first: number, legend: Legend | undefined): readonly string[] {
  const writes = [...problem.moves.flatMap((m) => m.writes), ...problem.night.writes];
  const most = (i: number): number => Math.max(problem.variables[i]?.init ?? 0, ...writes.filter((w) => w.variable === i).map((w) => w.value));
  const words = legend ? variableLines(legend, problem) : [];
  const type = (n: number): string => (n > 32_767 ? 'int' : n > 255 ? 'short' : n > 1 ? 'byte' : 'bit');
  return [
    ...problem.variables.map((v, i) => `${type(most(i))} x${first + i} = ${v.init};${words[i] === undefined ? '' : ` /* ${words[i].replace(/^X\d+/, `X${first + i}`)} */`}`),
    ...problem.variables.map((_, i) => `hidden int y${first + i};`),
  ];
}

const counting = (problem: Problem): readonly number[] => problem.variables.flatMap((v, i) => (v.countsDown ? [i] : []));

function told(text: string): string {
  return `printf("${oneLine(text).replaceAll('\\', '/').replaceAll('"', "'").replaceAll('%', '%%')}\\n")`;
}

function reachModel(problem: Problem, legend: Legend | undefined): string {
  const night = assignments(problem.night.writes, 0, counting(problem));
  const option = (guard: Expr, say: string, steps: readonly string[]): string => `  :: d_step { ${[expression(guard), ...(legend ? [told(say)] : []), ...steps].join('; ')} }`;
  return [
    ...declared(problem, 0, legend), '', 'active proctype world() {', '  do', `  :: ${expression(problem.goal)} -> assert(false); break`,
    ...problem.moves.flatMap((m) => [...moveNotes(problem, m, 0, legend), option(and(m.guard, not(m.breach)), legend?.act(m.deed) ?? '', assignments(m.writes, 0))]),
    ...(night.length === 0 ? [] : [...nightNotes(problem, 0, legend), option(not(problem.night.breach), 'the day ends', night)]),
    '  od', '}', '',
  ].join('\n');
}

function moveNotes(problem: Problem, move: Move, first: number, legend: Legend | undefined): readonly string[] {
  if (!legend) return [];
  const who = move.side === 'own' ? ' (the party asked about)' : problem.kind === 'reach' ? '' : ' (the others)';
  return ['', ...[`${legend.act(move.deed)}${who}`, ...legend.move(problem, move, first).map((line) => `  ${line}`)].map((line) => `  ${comment(line)}`)];
}

function nightNotes(problem: Problem, first: number, legend: Legend | undefined): readonly string[] {
  return legend ? ['', ...['the night', ...legend.night(problem, first).map((line) => `  ${line}`)].map((line) => `  ${comment(line)}`)] : [];
}

interface Game { readonly label: string; readonly problem: Problem }

function gameModel(games: readonly Game[], legend: Legend | undefined): string {
  const firsts = games.map((_, k) => games.slice(0, k).reduce((n, g) => n + g.problem.variables.length, 0));
  const count = games.reduce((n, g) => n + g.problem.variables.length, 0);
  const hasChoice = games.length !== 1;
  const mine = (k: number): string => (hasChoice ? `game == ${k + 1} && ` : '');
  const ends = games.flatMap(({ problem: { goal, kind } }, k) => (kind === 'keep' ? [] : [`  :: d_step { ended == 0 && ${mine(k)}${expression(goal, firsts[k])}; c_code { g_from = g_here(); ${kind === 'ensure' ? 'g_win' : 'g_lose'}(); }; ended = 1 }`]));
  const duties = games.flatMap(({ problem }, k) => [...problem.open, ...(problem.kind === 'ensure' ? [not(problem.goal)] : [])].map((d) => `${hasChoice ? `now.game == ${k + 1} && ` : ''}(${expression(d, firsts[k]).replace(/x(\d+)/g, 'now.x$1')})`));
  const shape = { variables: count, duties, labels: hasChoice ? games.map((g) => g.label) : undefined };
  return [
    ...games.flatMap(({ problem }, k) => declared(problem, firsts[k] ?? 0, legend)), ...(hasChoice ? ['byte game = 0; /* which is played; 0: not chosen yet */'] : []),
    'bit turn = 0; /* 0: the others, 1: the party asked about */', ...(ends.length === 0 ? [] : ['bit ended = 0;']),
    `c_decl {\n${declarations(shape)}\n}`, `c_code {\n${solver(shape)}\n}`, '',
    'active proctype world() {', '  c_code { g_begin(); };', '  do',
    ...(hasChoice ? games.map((_, k) => `  :: d_step { game == 0; game = ${k + 1}; c_code { g_root[${k}] = g_here(); } }`) : []),
    ...games.flatMap(({ problem, label }, k) => [...(legend && label !== '' ? ['', `  ${comment(`---- Game ${k + 1}: whether ${oneLine(label)}`)}`] : []), ...gameOptions(problem, firsts[k] ?? 0, mine(k), legend)]),
    ...ends, ...(games.length === 0 ? ['  :: break'] : []), '  od', '}', '',
  ].join('\n');
}

/** The options of one game: acts of both sides, passing the turn, and the night. */
function gameOptions(problem: Problem, first: number, mine: string, legend: Legend | undefined): readonly string[] {
  const isOn = problem.kind === 'keep' ? ({ kind: 'const', value: true } as const) : not(problem.goal);
  const step = (guard: Expr, turn: number, note: string, steps: readonly string[]): string =>
    `  :: d_step { turn == ${turn} && ${mine}${expression(and(guard, isOn), first)}; c_code { g_from = g_here(); }; ${[...steps, `c_code { ${note} }`].join('; ')} }`;
  const move = (m: Move): readonly string[] => [
    ...moveNotes(problem, m, first, legend),
    step(and(m.guard, not(m.breach)), m.side === 'own' ? 1 : 0, m.side === 'own' ? 'g_note(OWN);' : 'g_note(ATTACK);', assignments(m.writes, first)),
    ...(m.side === 'others' && !isNever(m.breach) ? [step(and(m.guard, m.breach), 0, 'g_lose();', [])] : []),
  ];
  return [
    ...problem.moves.flatMap(move), ...(legend ? ['', `  ${comment('the others have done what they do')}`] : []), step({ kind: 'const', value: true }, 0, 'g_note(PASS);', ['turn = 1']),
    ...nightNotes(problem, first, legend), step(not(problem.night.breach), 1, 'g_note(NIGHT);', [...assignments(problem.night.writes, first, counting(problem)), 'turn = 0']),
  ];
}
