/**
 * The C code that stands in a Promela model of a game: spin walks the situations, and this notes each move and solves the game at the end.
 * The nested fixed points of generalised Büchi games, by attractors: Grädel, Thomas and Wilke, LNCS 2500, ch. 2. Read next: `to-promela.ts`.
 */
import { oneLine } from './legend.ts';

/** What the C code has to know of the model it stands in. */
export interface Shape {
  /** How many variables a situation has, besides whose turn it is. */
  readonly variables: number;
  /** Conditions in C, true where a duty without deadline is open. */
  readonly duties: readonly string[];
  /** What winning each of several games means; absent where there is one. Of a conflict three follow each other for each party. */
  readonly labels: readonly string[] | undefined;
}

/** The names that the model's own code uses. */
export function declarations({ variables, duties, labels }: Shape): string {
  return `#define WORDS ${variables + (labels ? 2 : 1)}
#define DUTIES ${Math.max(1, duties.length)}
#define GAMES ${Math.max(1, labels?.length ?? 1)}
#define OWN 0
#define ATTACK 1
#define PASS 2
#define NIGHT 3
static int g_from, g_nodes, g_room, g_edges, g_edgeroom, g_table_size;
static int *g_keys, *g_table, g_root[GAMES]; static unsigned char *g_fate, *g_side, *g_open_duties;
static struct g_edge { int a, b, kind; } *g_edge;
int g_here(void); void g_note(int); void g_lose(void); void g_win(void); void g_begin(void); void g_solve(void);`;
}

/** Notes the moves while spin searches, and solves the game when it is done. */
export function solver({ variables, duties, labels }: Shape): string {
  return `
static void g_grow(void) {
  int i, old = g_table_size; (void) old;
  g_room = g_room ? 2 * g_room : 1024;
  g_keys = realloc(g_keys, (size_t) g_room * WORDS * sizeof(int)); g_open_duties = realloc(g_open_duties, (size_t) g_room * DUTIES);
  g_fate = realloc(g_fate, g_room); g_side = realloc(g_side, g_room);
  g_table_size = 4 * g_room; g_table = realloc(g_table, (size_t) g_table_size * sizeof(int));
  for (i = 0; i < g_table_size; i++) g_table[i] = -1;
  for (i = 0; i < g_nodes; i++) {
    unsigned h = 2166136261u; int k; for (k = 0; k < WORDS; k++) h = (h ^ (unsigned) g_keys[(size_t) i * WORDS + k]) * 16777619u;
    h ^= h >> 15; while (g_table[h % g_table_size] >= 0) h++; g_table[h % g_table_size] = i;
  }
}
int g_here(void) {
  int key[WORDS]; unsigned h = 2166136261u; int k;
${Array.from({ length: variables }, (_, i) => `  key[${i}] = now.x${i};`).join('\n')}
  key[${variables}] = now.turn;${labels ? ` key[${variables + 1}] = now.game;` : ''}
  if (g_nodes >= g_room) g_grow();
  for (k = 0; k < WORDS; k++) h = (h ^ (unsigned) key[k]) * 16777619u;
  h ^= h >> 15;
  for (;; h++) {
    int at = g_table[h % g_table_size];
    if (at < 0) break;
    if (!memcmp(g_keys + (size_t) at * WORDS, key, sizeof key)) return at;
  }
  g_table[h % g_table_size] = g_nodes; memcpy(g_keys + (size_t) g_nodes * WORDS, key, sizeof key);
  g_fate[g_nodes] = 0; g_side[g_nodes] = now.turn; memset(g_open_duties + (size_t) g_nodes * DUTIES, 0, DUTIES);
${duties.map((d, i) => `  g_open_duties[(size_t) g_nodes * DUTIES + ${i}] = ${d};`).join('\n')}
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
            else if (g_edge[j].kind == NIGHT && !a[x] && w[y] && g_fate[x] != 2 && (!g_open_duties[(size_t) x * DUTIES + i] || d[y] || g_fate[y] == 1)) a[x] = 1, going = 1;
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
${verdict(labels)}
}`;
}

/** One game: won or lost. Of several each is told, and for which party both of the first are won and the third is not. */
function verdict(labels: readonly string[] | undefined): string {
  if (!labels) return '  printf("%s with %d situations and %d moves\\n", w[g_root[0]] ? "won" : "lost", g_nodes, g_edges);';
  const text = (label: string): string => oneLine(label).replace(/[\\"%{}]/g, ' ');
  const told = labels.map((label, k) => `  printf("%s: ${text(label)}\\n", w[g_root[${k}]] ? "yes" : "no");`);
  const ends = labels.flatMap((label, k) => (k % 3 === 2 ? [`  if (w[g_root[${k - 2}]] && w[g_root[${k - 1}]] && !w[g_root[${k}]]) found = 1, printf("conflict for ${text(label).split(' ')[0]}\\n");`] : []));
  return ['  int found = 0;', ...told, ...ends, '  if (!found) printf("no conflict\\n");'].join('\n');
}
