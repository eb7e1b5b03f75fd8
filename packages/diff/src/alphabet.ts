/** The acts worth trying in a comparison: those that the differing law speaks of, over things it can tell apart. */
import type { ActPattern, Application, Law, Model } from '@servanda/model';
import type { Ground } from '@servanda/semantics';

/** More combinations than this are cut: the comparison then says it is bounded. */
const MAX_ACTS = 400;

export interface Alphabet {
  readonly acts: readonly Ground[];
  readonly isCut: boolean;
}

/** Constant acts of the patterns that bear on the law given, over relevant things. */
export function alphabetOf(models: readonly Model[], differing: readonly Law[], parties: readonly string[]): Alphabet {
  const spokenOf = new Set(differing.flatMap((law) => appsOf(law).map((a) => a.pattern)));
  const patterns = closeOverCountsAs(models, new Set(spokenOf));
  const named = new Set([...parties, ...models.flatMap((m) => m.law.flatMap((law) => appsOf(law).flatMap(constants)))]);
  const acts: Ground[] = [];
  let isCut = false;
  for (const pattern of new Map(models.flatMap((m) => m.acts.map((act) => [act.id, act] as const))).values()) {
    if (!patterns.has(pattern.id) || (pattern.treatyAct !== undefined && !EXITS.includes(pattern.treatyAct) && !spokenOf.has(pattern.id))) continue;
    for (const args of argumentsOf(models, pattern, parties, named)) {
      if (acts.length >= MAX_ACTS) { isCut = true; break; }
      acts.push({ pattern: pattern.id, args });
    }
  }
  return { acts, isCut };
}

/** Treaty acts tried whether or not the law speaks of them; signing, ratifying and the rest only where a sentence that differs waits for them. */
const EXITS: readonly string[] = ['withdraw', 'suspend', 'terminate'];

/** Every application of a fact or act that a sentence of law has in it. */
function appsOf(law: Law): readonly Application[] {
  const found: Application[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) { for (const v of value) visit(v); return; }
    if (typeof value !== 'object' || value === null) return;
    if ('pattern' in value && 'args' in value) found.push(value as Application);
    for (const [key, v] of Object.entries(value)) if (key !== 'origin') visit(v);
  };
  visit(law);
  return found;
}

function constants(app: Application): readonly string[] {
  return app.args.flatMap((t) => (t.kind === 'thing' ? [t.id] : []));
}

/** Acts that count as a relevant one, and acts that make a fact which the law's conditions read, are relevant too. */
function closeOverCountsAs(models: readonly Model[], patterns: Set<string>): ReadonlySet<string> {
  for (let size = -1; size !== patterns.size;) {
    size = patterns.size;
    for (const m of models) {
      for (const law of m.law) if (law.kind === 'counts-as' && patterns.has(law.as.pattern)) { patterns.add(law.act.pattern); for (const a of appsOf(law)) patterns.add(a.pattern); }
      for (const act of m.acts) if (act.effects.some((e) => patterns.has(e.fact.pattern))) patterns.add(act.id);
      for (const law of m.law) {
        if (law.kind === 'constitutive' && law.effects.some((e) => e.kind === 'fact' && patterns.has(e.fact.pattern))) for (const a of appsOf(law)) patterns.add(a.pattern);
      }
    }
  }
  return patterns;
}

/** Per role: the parties and one stranger, or the things the law names and one more. */
function argumentsOf(models: readonly Model[], pattern: ActPattern, parties: readonly string[], named: ReadonlySet<string>): readonly (readonly string[])[] {
  const lists = pattern.roles.map((role) => [...new Set(models.flatMap((m) => candidates(m, role.kind, parties, named)))]);
  let all: (readonly string[])[] = [[]];
  for (const list of lists) all = all.flatMap((args) => list.filter((id) => !args.includes(id)).map((id) => [...args, id])).slice(0, 4 * MAX_ACTS);
  return all;
}

function candidates(model: Model, kind: string, parties: readonly string[], named: ReadonlySet<string>): readonly string[] {
  const of = [...model.things.filter((t) => isA(model, t.kind, kind)).map((t) => t.id), ...(kind === 'Instrument' ? model.instruments.map((i) => i.id) : [])];
  if (of.length <= 4) return of;
  const relevant = of.filter((id) => named.has(id) || parties.includes(id));
  const stranger = of.find((id) => !relevant.includes(id));
  return stranger === undefined ? relevant : [...relevant, stranger];
}

function isA(model: Model, kind: string, of: string): boolean {
  for (let k: string | undefined = kind, n = 0; k !== undefined && n < 20; n++) {
    if (k === of) return true;
    k = model.kinds.find((x) => x.id === k)?.parent;
  }
  return false;
}
