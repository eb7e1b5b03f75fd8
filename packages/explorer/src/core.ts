/**
 * Why a question fails: a minimal set of provisions that cause it, found by leaving out one after another (deletion-based, as for
 * minimal unsatisfiable cores: Bakker et al. 1993; Marques-Silva 2010), and which rule, if any, ranks them.
 */
import { joinAnd } from '@servanda/base';
import type { Law } from '@servanda/model';
import { instrumentOf, prevails, type Program } from '@servanda/semantics';
import { placeWords } from '@servanda/timeline';
import type { Core, PriorityNote } from './verdict.ts';
import { dutiesOf, type World } from './world.ts';

/** A world with some law left out or added; undefined when the search was stopped. */
export type Remake = (edit: (law: readonly Law[]) => readonly Law[]) => World;

/** Provisions without any one of which the question holds. `isKept` plays the game; `suspects` first, where known. */
export function coreOf(world: World, remake: Remake, isKept: (w: World) => boolean | undefined, suspects: readonly string[]): Core | undefined {
  const candidates = candidatesIn(world);
  let kept: readonly string[] = candidates;
  const tried = candidates.filter((p) => suspects.includes(p));
  // The provisions that the witness cites are usually all there is to it.
  if (tried.length > 0 && tried.length < candidates.length) {
    const isEnough = isKept(remake((law) => only(law, candidates, tried)));
    if (isEnough === undefined) return undefined;
    if (!isEnough) kept = tried;
  }
  for (const provision of [...kept]) {
    const rest = kept.filter((p) => p !== provision);
    const isHeld = isKept(remake((law) => only(law, candidates, rest)));
    if (isHeld === undefined) return undefined;
    if (!isHeld) kept = rest;
  }
  const norms = world.program.norms.filter((n) => kept.includes(n.provision) && isDuty(n)).map((n) => n.id);
  return { provisions: kept, norms, priorities: notesFor(world, kept) };
}

/** Law of the candidates that are left out is gone; everything else stays. */
function only(law: readonly Law[], candidates: readonly string[], kept: readonly string[]): readonly Law[] {
  return law.filter((l) => !candidates.includes(l.provision) || kept.includes(l.provision) || !isDuty(l));
}

function isDuty(law: Law): boolean {
  return law.kind === 'obligation' || law.kind === 'prohibition';
}

/** Provisions of instruments that oblige or forbid; readings and the dossier's own sentences are the ground, not the cause. */
function candidatesIn(world: World): readonly string[] {
  const own = world.arena.own;
  const bound = new Set(dutiesOf(world.program, world.state, own).map((n) => n.provision));
  return [...new Set(world.program.norms.filter((n) => isDuty(n) && bound.has(n.provision) && instrumentOf(world.program, n.provision) !== undefined).map((n) => n.provision))];
}

/** For each two provisions of the core: the rule that ranks them for the party, or why there is none. */
export function notesFor(world: World, provisions: readonly string[]): readonly PriorityNote[] {
  const notes: PriorityNote[] = [];
  provisions.forEach((a, i) => {
    for (const b of provisions.slice(i + 1)) for (const party of world.arena.own) notes.push(noteOn(world, party, a, b));
  });
  return notes;
}

/** VCLT art. 30 applied to two provisions that bind the party. */
export function noteOn(world: World, party: string, a: string, b: string): PriorityNote {
  const { program } = world.base;
  const { state } = world.assumed;
  const [towardA, towardB] = [partners(world, a, party), partners(world, b, party)];
  const common = towardA.filter((q) => towardB.includes(q));
  const base = { a, b, party, towardA, towardB };
  const [i, j] = [instrumentOf(program, a), instrumentOf(program, b)];
  for (const q of common.length > 0 ? common : [undefined]) {
    for (const [high, low] of [[a, b], [b, a]] as const) {
      const rule = prevails(program, state, high, low, party, q);
      if (rule) return { ...base, rule, text: ruleText(high, low, party, q, rule.kind) };
    }
  }
  if (i !== undefined && i === j) return { ...base, none: 'same-instrument', text: `${placeWords(a)} and ${placeWords(b)} stand in one instrument, and no clause of it ranks them` };
  if (i === undefined || j === undefined) return { ...base, none: 'no-instrument', text: `${placeWords(i === undefined ? a : b)} stands in no instrument that a rule of treaty law could rank` };
  if (common.length === 0) {
    return { ...base, none: 'different-parties', text: `${i} binds ${party} to ${listOf(towardA)}, ${j} to ${listOf(towardB)}: between treaties with different parties no rule picks a winner (VCLT art. 30(4)(b)); both bind, and ${party} answers to whichever it fails (art. 30(5))` };
  }
  return { ...base, none: 'same-date', text: `${i} and ${j} are of one date, or of dates unknown, so that neither is the later treaty (VCLT art. 30(3))` };
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'nobody' : joinAnd(names);
}

function ruleText(high: string, low: string, party: string, q: string | undefined, kind: 'charter' | 'clause' | 'later-treaty'): string {
  const toward = q === undefined ? '' : ` toward ${q}`;
  switch (kind) {
    case 'charter': return `${placeWords(high)} prevails over ${placeWords(low)} for ${party}${toward}: obligations under the Charter come first (UN Charter art. 103)`;
    case 'clause': return `${placeWords(high)} prevails over ${placeWords(low)} for ${party}${toward} by an explicit clause (VCLT art. 30(2))`;
    case 'later-treaty': return `${placeWords(high)} prevails over ${placeWords(low)} for ${party}${toward} as the later treaty between them (VCLT art. 30(3))`;
    default: return kind;
  }
}

/** Those to whom the party is bound by the provision's instrument. */
function partners(world: World, provision: string, party: string): readonly string[] {
  const { program } = world.base;
  const { state } = world.assumed;
  const id = instrumentOf(program, provision);
  return id === undefined ? [] : (state.participants.get(id) ?? []).filter((q) => q !== party && state.stands.get(`${id}|${q}`)?.isIn === true);
}

/** Provisions named by the norms that a witness shows to be breached or owed. */
export function suspectsOf(program: Program, norms: Iterable<string>): readonly string[] {
  return [...new Set([...norms].flatMap((id) => program.normById.get(id)?.provision ?? []))];
}

