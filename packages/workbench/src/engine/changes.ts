/** Two chronicles and a day → what is otherwise in the second: standings, force, duties, breaches, facts. */
import { at, type Change, type Chronicle, type DutyState, type InstrumentLife, type Standing } from './chronicle.ts';
import { DUTY_WORDS, STANDING_WORDS, truthWord } from './words.ts';

/** What differs at the end of the day, in the order instruments, parties, duties, breaches, facts. */
export function changesBetween(before: Chronicle, after: Chronicle, day: number): Change[] {
  return [...standings(before, after, day), ...duties(before, after, day), ...breaches(before, after, day), ...facts(before, after, day)];
}

function difference(what: Change['what'], sentence: string, before: string, after: string): Change[] {
  return before === after ? [] : [{ what, sentence, before, after }];
}

function unionOf<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): { key: string; before?: T; after?: T }[] {
  const all = new Map<string, { key: string; before?: T; after?: T }>();
  for (const item of a) all.set(key(item), { key: key(item), before: item });
  for (const item of b) all.set(key(item), { ...all.get(key(item)), key: key(item), after: item });
  return [...all.values()];
}

function standings(before: Chronicle, after: Chronicle, day: number): Change[] {
  return unionOf(before.instruments, after.instruments, (i) => i.id).flatMap(({ key, before: a, after: b }) => [
    ...difference('in-force', key, forceWord(a, day), forceWord(b, day)),
    ...unionOf(a?.parties ?? [], b?.parties ?? [], (p) => p.party)
      .flatMap((p) => difference('standing', `${p.key}, ${key}`, standingWord(p.before?.lives, day), standingWord(p.after?.lives, day))),
  ]);
}

function forceWord(instrument: InstrumentLife | undefined, day: number): string {
  return instrument === undefined ? 'does not exist' : { yes: 'in force', no: 'not in force', unknown: 'not known' }[at(instrument.inForce, day)?.value ?? 'no'];
}

function standingWord(lives: InstrumentLife['parties'][number]['lives'] | undefined, day: number): string {
  const value: Standing = (lives && at(lives, day)?.value) ?? 'none';
  return STANDING_WORDS[value];
}

function duties(before: Chronicle, after: Chronicle, day: number): Change[] {
  const state = (lives: Chronicle['duties'][number]['lives'] | undefined): DutyState => (lives && at(lives, day)?.value) ?? 'absent';
  return unionOf(before.duties, after.duties, (d) => d.id)
    .flatMap(({ before: a, after: b }) => difference('duty', (b ?? a)?.statement ?? '', DUTY_WORDS[state(a?.lives)], DUTY_WORDS[state(b?.lives)]));
}

function breaches(before: Chronicle, after: Chronicle, day: number): Change[] {
  const by = (c: Chronicle): Chronicle['breaches'] => c.breaches.filter((b) => b.day <= day);
  return unionOf(by(before), by(after), (b) => `${b.on} ${b.sentence}`)
    .flatMap(({ before: a, after: b }) => difference('breach', (b ?? a)?.sentence ?? '', a ? 'on record' : 'none', b ? 'on record' : 'none'));
}

function facts(before: Chronicle, after: Chronicle, day: number): Change[] {
  return unionOf(before.facts, after.facts, (f) => f.sentence).flatMap(({ key, before: a, after: b }) => {
    const word = (f: typeof a): string => truthWord(f ? (at(f.lives, day)?.value ?? 'no') : 'no');
    return difference('fact', key, word(a), word(b));
  });
}
