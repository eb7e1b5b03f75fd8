/**
 * A transition system in Promela for spin. Whether something can come about is a search for a failing assertion. Games have turns, which
 * spin's own logic does not know: spin walks the situations of the game, each move one `d_step`, C code in the model notes from which situation
 * to which each goes, and at the end of the search the nested fixed points of generalised Büchi games are computed on what was noted
 * (attractors: Grädel, Thomas and Wilke, LNCS 2500, ch. 2). Partial order reduction is off: it keeps no games.
 */
import { and, not, NO, type Expr, type Move, type Problem, type Write } from './problem.ts';

/** The model. `reach`: an assertion fails when the goal can be reached. Games: prints `won` or `lost` when the search is over. */
export function toPromela(problem: Problem): string {
  return problem.kind === 'reach' ? reachModel(problem) : gameModel(problem);
}

function expression(e: Expr): string {
  switch (e.kind) {
    case 'const': return e.value ? '1' : '0';
    case 'equals': return `x${e.variable} == ${e.value}`;
    case 'atLeast': return `x${e.variable} >= ${e.value}`;
    case 'not': return `!(${expression(e.of)})`;
    case 'and': return `(${e.of.map(expression).join(' && ')})`;
    case 'or': return `(${e.of.map(expression).join(' || ')})`;
    case 'beyond': throw new Error(e.why);
  }
}

/** All at once: new values are computed before any is assigned. */
function assignments(writes: readonly Write[], down: readonly number[] = []): readonly string[] {
  const changed = [...new Set([...writes.map((w) => w.variable), ...down])];
  const value = (v: number): string => writes.filter((w) => w.variable === v).reduce((rest, w) => (w.when.kind === 'const' && w.when.value ? String(w.value) : `(${expression(w.when)} -> ${w.value} : ${rest})`), down.includes(v) ? `(x${v} > 0 -> x${v} - 1 : 0)` : `x${v}`);
  if (changed.length === 1) return [`x${changed[0]} = ${value(changed[0] as number)}`];
  return [...changed.map((v) => `y${v} = ${value(v)}`), ...changed.map((v) => `x${v} = y${v}`)];
}

function header(problem: Problem): readonly string[] {
  return [...declarations(problem), ...problem.variables.map((_, i) => `hidden short y${i};`)];
}

function declarations(problem: Problem): readonly string[] {
  const most = (i: number): number => Math.max(problem.variables[i]?.init ?? 0, ...[...problem.moves.flatMap((m) => m.writes), ...problem.night.writes].filter((w) => w.variable === i).map((w) => w.value));
  return problem.variables.map((v, i) => `${most(i) > 255 ? 'short' : most(i) > 1 ? 'byte' : 'bit'} x${i} = ${v.init}; /* ${v.name.replaceAll('*/', '')} */`);
}

const counting = (problem: Problem): readonly number[] => problem.variables.flatMap((v, i) => (v.countsDown ? [i] : []));

function reachModel(problem: Problem): string {
  const goal = expression(problem.goal);
  const night = assignments(problem.night.writes, counting(problem));
  const option = (guard: Expr, steps: readonly string[]): string => `  :: d_step { ${[expression(guard), ...steps].join('; ')} }`;
  return [
    ...header(problem), 'active proctype world() {', '  do', `  :: ${goal} -> assert(false); break`,
    ...problem.moves.map((m) => option(and(m.guard, not(m.breach)), assignments(m.writes))),
    ...(night.length === 0 ? [] : [option(not(problem.night.breach), night)]),
    '  od', '}', '',
  ].join('\n');
}

function gameModel(problem: Problem): string {
  const { goal, kind } = problem;
  const isOn = kind === 'keep' ? ({ kind: 'const', value: true } as const) : not(goal);
  const duties = [...problem.open, ...(kind === 'ensure' ? [not(goal)] : [])];
  const step = (guard: Expr, turn: number, note: string, steps: readonly string[]): string =>
    `  :: d_step { turn == ${turn} && ${expression(and(guard, isOn))}; c_code { g_from = g_here(); }; ${[...steps, `c_code { ${note} }`].join('; ')} }`;
  const move = (m: Move): readonly string[] => {
    const turn = m.side === 'own' ? 1 : 0;
    return [step(and(m.guard, not(m.breach)), turn, m.side === 'own' ? 'g_note(OWN);' : 'g_note(ATTACK);', assignments(m.writes)),
      ...(m.side === 'others' && m.breach !== NO ? [step(and(m.guard, m.breach), turn, 'g_lose();', [])] : [])];
  };
  const ends = kind === 'keep' ? [] : [`  :: d_step { ended == 0 && ${expression(goal)}; c_code { g_from = g_here(); ${kind === 'ensure' ? 'g_win' : 'g_lose'}(); }; ended = 1 }`];
  return [
    ...header(problem), 'bit turn = 0; /* 0: the others, 1: the party asked about */', ...(kind === 'keep' ? [] : ['bit ended = 0;']),
    `c_decl {\n${C_DECLARATIONS(problem.variables.length, duties.length)}\n}`,
    `c_code {\n${C_SOLVER(problem.variables.length, duties.map((d) => expression(d).replace(/x(\d+)/g, 'now.x$1')))}\n}`,
    'active proctype world() {', '  c_code { g_begin(); };', '  do', ...problem.moves.flatMap(move),
    step({ kind: 'const', value: true }, 0, 'g_note(PASS);', ['turn = 1']),
    step(not(problem.night.breach), 1, 'g_note(NIGHT);', [...assignments(problem.night.writes, counting(problem)), 'turn = 0']),
    ...ends, '  od', '}', '',
  ].join('\n');
}

const C_DECLARATIONS = (n: number, duties: number): string => `#define WORDS ${n + 1}
#define DUTIES ${Math.max(1, duties)}
#define OWN 0
#define ATTACK 1
#define PASS 2
#define NIGHT 3
static int g_from, g_nodes, g_room, g_edges, g_edgeroom, g_table_size;
static short *g_keys; static int *g_table; static unsigned *g_open_duties; static unsigned char *g_fate, *g_side;
static struct g_edge { int a, b, kind; } *g_edge;
int g_here(void); void g_note(int); void g_lose(void); void g_win(void); void g_begin(void); void g_solve(void);`;

const C_SOLVER = (n: number, duties: readonly string[]): string => `
static void g_grow(void) {
  int i, old = g_table_size; (void) old;
  g_room = g_room ? 2 * g_room : 1024;
  g_keys = realloc(g_keys, (size_t) g_room * WORDS * sizeof(short)); g_open_duties = realloc(g_open_duties, (size_t) g_room * sizeof(unsigned));
  g_fate = realloc(g_fate, g_room); g_side = realloc(g_side, g_room);
  g_table_size = 4 * g_room; g_table = realloc(g_table, (size_t) g_table_size * sizeof(int));
  for (i = 0; i < g_table_size; i++) g_table[i] = -1;
  for (i = 0; i < g_nodes; i++) {
    unsigned h = 2166136261u; int k; for (k = 0; k < WORDS; k++) h = (h ^ (unsigned short) g_keys[(size_t) i * WORDS + k]) * 16777619u;
    h ^= h >> 15; while (g_table[h % g_table_size] >= 0) h++; g_table[h % g_table_size] = i;
  }
}
int g_here(void) {
  short key[WORDS]; unsigned h = 2166136261u; int k;
${Array.from({ length: n }, (_, i) => `  key[${i}] = now.x${i};`).join('\n')}
  key[${n}] = now.turn;
  if (g_nodes >= g_room) g_grow();
  for (k = 0; k < WORDS; k++) h = (h ^ (unsigned short) key[k]) * 16777619u;
  h ^= h >> 15;
  for (;; h++) {
    int at = g_table[h % g_table_size];
    if (at < 0) break;
    if (!memcmp(g_keys + (size_t) at * WORDS, key, sizeof key)) return at;
  }
  g_table[h % g_table_size] = g_nodes; memcpy(g_keys + (size_t) g_nodes * WORDS, key, sizeof key);
  g_fate[g_nodes] = 0; g_side[g_nodes] = now.turn; g_open_duties[g_nodes] = 0;
${duties.map((d, i) => `  if (${d}) g_open_duties[g_nodes] |= ${1 << i}u;`).join('\n')}
  return g_nodes++;
}
void g_note(int kind) {
  int to = g_here();
  if (g_edges >= g_edgeroom) { g_edgeroom = g_edgeroom ? 2 * g_edgeroom : 4096; g_edge = realloc(g_edge, (size_t) g_edgeroom * sizeof *g_edge); }
  g_edge[g_edges].a = g_from; g_edge[g_edges].b = to; g_edge[g_edges++].kind = kind;
}
void g_lose(void) { g_fate[g_from] = 2; }
void g_win(void) { g_fate[g_from] = 1; }
void g_begin(void) { static int once; if (!once) { once = 1; g_here(); atexit(g_solve); } }
/* w: dawns still thought won. a: noons from which a day's end without the duty can be forced; d: dawns from which it can whatever the others do. */
void g_solve(void) {
  unsigned char *w = malloc(g_nodes), *a = malloc(g_nodes), *d = malloc(g_nodes); int i, j, changed, going;
  for (i = 0; i < g_nodes; i++) w[i] = g_fate[i] != 2;
  do {
    changed = 0;
    do { going = 0; for (j = g_edges - 1; j >= 0; j--) if (g_edge[j].kind == ATTACK && w[g_edge[j].a] && g_fate[g_edge[j].a] != 1 && !w[g_edge[j].b]) { w[g_edge[j].a] = 0; going = changed = 1; } } while (going);
    for (i = 0; i < DUTIES && !changed; i++) {
      for (j = 0; j < g_nodes; j++) { a[j] = g_side[j] == 1 && g_fate[j] == 1; d[j] = 0; }
      for (;;) {
        do {
          going = 0;
          for (j = g_edges - 1; j >= 0; j--) {
            int x = g_edge[j].a, y = g_edge[j].b;
            if (g_edge[j].kind == OWN && !a[x] && a[y] && g_fate[x] != 2 && g_fate[y] != 2) a[x] = 1, going = 1;
            else if (g_edge[j].kind == NIGHT && !a[x] && w[y] && g_fate[x] != 2 && (!(g_open_duties[x] & (1u << i)) || d[y] || g_fate[y] == 1)) a[x] = 1, going = 1;
          }
        } while (going);
        /* the largest set of dawns whose noon is in a and from which the others stay in the set */
        unsigned char *e = malloc(g_nodes); int more = 0;
        for (j = 0; j < g_nodes; j++) e[j] = g_side[j] == 0 && w[j];
        for (j = 0; j < g_edges; j++) if (g_edge[j].kind == PASS && !a[g_edge[j].b] && g_fate[g_edge[j].a] != 1) e[g_edge[j].a] = 0;
        do { going = 0; for (j = g_edges - 1; j >= 0; j--) if (g_edge[j].kind == ATTACK && e[g_edge[j].a] && g_fate[g_edge[j].a] != 1 && !e[g_edge[j].b]) e[g_edge[j].a] = 0, going = 1; } while (going);
        for (j = 0; j < g_nodes; j++) if (e[j] && !d[j]) d[j] = 1, more = 1;
        free(e);
        if (!more) break;
      }
      for (j = 0; j < g_edges; j++) if (g_edge[j].kind == PASS && w[g_edge[j].a] && g_fate[g_edge[j].a] != 1 && !a[g_edge[j].b]) w[g_edge[j].a] = 0, changed = 1;
    }
  } while (changed);
  printf("%s with %d situations and %d moves\\n", w[0] ? "won" : "lost", g_nodes, g_edges);
}`;
