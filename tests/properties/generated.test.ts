/**
 * Laws that hold for every model, on generated ones: what a party is called, what else there is, a way through JSON and the days on
 * which one looks change nothing; `step` leaves its input as it was; a model compared with itself has no difference; what a verdict
 * shows replays.
 */
import { compare } from '@servanda/diff';
import { contextOf, keep, type Verdict } from '@servanda/explorer';
import { baseWorld } from '@servanda/explorer/internals';
import type { Instrument, Model, Norm } from '@servanda/model';
import { modelFromJson, modelToJson } from '@servanda/model/json';
import { initialState, prepare, step } from '@servanda/semantics';
import { describe, expect, it } from 'vitest';
import { generateGame, type Game } from '../games/generate.ts';
import { engineDay, engineRun, linesOf } from '../oracle/difference.ts';
import { generate, type Dossier } from '../oracle/generate.ts';
import { rename, renaming } from './rename.ts';
import { replayProblem } from './replay.ts';

const long = Number(process.env['PROPERTIES_LONG'] ?? 0);
const dossiers = long > 0 ? long : 60;
const games = long > 0 ? long : 40;
const first = Number(process.env['PROPERTIES_SEED'] ?? 1);
const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);
const HOUR = { timeout: 3_600_000 };

/** What is so on each day on which something is logged, and on the last. */
function days(dossier: Dossier, all = false): ReadonlyMap<number, readonly string[]> {
  const stops = all ? Array.from({ length: dossier.to - dossier.from + 1 }, (_, i) => dossier.from + i) : [...new Set([...dossier.log.map((h) => h.day), dossier.to])].sort((a, b) => a - b);
  const run = engineRun(dossier, stops);
  const asked = new Set([...dossier.log.map((h) => h.day), dossier.to]);
  // Findings are reported on the day on which they arise; one who looks less often sees those of its own days only.
  return new Map([...run].filter(([day]) => asked.has(day)).map(([day, s]) => [day, linesOf({ ...s, findings: [] }).slice().sort()]));
}

/** Names put back, and the two sides of what is mutual in their order again. */
function renamedBack(lines: readonly string[], back: (name: string) => string): readonly string[] {
  const sorted = (line: string): string => line.replace(/(State and State [a-z ]+)\|(\w+)\|(\w+)/, (_, p: string, a: string, b: string) => [p, ...[a, b].sort()].join('|')).replace(/>([\w,]+) /, (_, to: string) => `>${to.split(',').sort().join()} `);
  return lines.map((line) => sorted(line.split(/\b/).map(back).join(''))).sort();
}

/** A treaty in force between the first two, about an act of its own. */
function withUnrelated(model: Model): Model {
  const parties = model.things.filter((t) => t.kind === 'State').slice(0, 2).map((t) => t.id);
  const origin = { file: 'unrelated', from: 0, to: 0 };
  const instrument: Instrument = {
    id: 'Unrelated', kind: 'instrument', parties, sources: [], origin,
    clauses: { consentBy: [], isSubjectToRatification: true, entry: [], withdrawal: [], eligibility: [], reservations: { rule: 'unspecified', provisions: [] }, counting: { missingDay: 'refuse', expiryOfYear: 'same-day' } },
  };
  const norm = (kind: Norm['kind']): Norm => ({ kind, id: `Unrelated.1#${kind}`, provision: 'Unrelated.1', vars: [], exceptions: [], origin, bearer: { kind: 'thing', id: parties[1] ?? '' }, acts: [{ pattern: 'State dawdles', args: [{ kind: 'thing', id: parties[1] ?? '' }] }] });
  return {
    ...model, instruments: [...model.instruments, instrument], provisions: [...model.provisions, { id: 'Unrelated.1', instrument: 'Unrelated', article: '1', origin }],
    acts: [...model.acts, { id: 'State dawdles', parts: [], roles: [{ kind: 'State' }], actorRoles: [0], effects: [] }], law: [...model.law, norm('prohibition')],
  };
}

/**
 * Law by which one act of two counts as giving land away, which either may have done: the last has it, and which is last follows the
 * names of the two.
 */
function givesAwayTwice({ law }: Model): boolean {
  return law.some((l) => l.kind === 'counts-as' && l.as.pattern === 'State gives Land to State');
}

describe(`${dossiers} dossiers`, HOUR, () => {
  it('mean the same with their parties renamed', () => {
    for (const seed of seeds(dossiers)) {
      const dossier = generate(seed);
      const names = renaming(dossier.model.things.filter((t) => t.kind === 'State').map((t) => t.id), givesAwayTwice(dossier.model) ? 'kept' : 'turned');
      const other = days(rename(dossier, names.to));
      for (const [day, lines] of days(dossier)) expect(renamedBack(other.get(day) ?? [], names.back), `seed ${seed}`).toEqual(renamedBack(lines, (x) => x));
    }
  });

  it('mean the same beside a treaty on something else', () => {
    for (const seed of seeds(dossiers)) {
      const dossier = generate(seed);
      const parties = dossier.model.things.slice(0, 2);
      const signed = parties.map((p) => ({ day: dossier.from, happening: { kind: 'act' as const, act: { pattern: '$ratify', args: [p.id, 'Unrelated'] } } }));
      const other = days({ ...dossier, model: withUnrelated(dossier.model), log: [...signed, ...dossier.log] });
      for (const [day, lines] of days(dossier)) expect((other.get(day) ?? []).filter((l) => !l.includes('Unrelated')), `seed ${seed}`).toEqual(lines);
    }
  });

  it('mean the same read back from JSON', () => {
    for (const seed of seeds(dossiers)) {
      const dossier = generate(seed);
      const { model, diagnostics } = modelFromJson('model.json', JSON.stringify(modelToJson(dossier.model)));
      expect(diagnostics.filter((d) => d.severity === 'error'), `seed ${seed}`).toEqual([]);
      expect([...days({ ...dossier, model: model as Model })], `seed ${seed}`).toEqual([...days(dossier)]);
    }
  });

  it('mean the same whether one looks every day or not', () => {
    for (const seed of seeds(dossiers)) expect([...days(generate(seed), true)], `seed ${seed}`).toEqual([...days(generate(seed))]);
  });

  it('are left as they were by `step`, and it gives the same twice', () => {
    for (const seed of seeds(dossiers)) {
      const { model, log } = generate(seed);
      const program = prepare(model);
      let { state } = initialState(program);
      for (const { day, happening } of log) {
        const before = written(state);
        const next = step(program, state, engineDay(day), happening);
        expect(written(state), `seed ${seed}`).toBe(before);
        const again = step(program, state, engineDay(day), happening);
        expect(written(again.state), `seed ${seed}`).toBe(written(next.state));
        expect(again.effects).toEqual(next.effects);
        state = next.state;
      }
    }
  });
});

function written(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => (v instanceof Map || v instanceof Set ? [...(v as Iterable<unknown>)] : v));
}

const verdictOf = ({ model, own }: Pick<Game, 'model' | 'own'>): Verdict => keep(contextOf(model, { budget: { steps: 60_000 } }), { parties: own, assumptions: [], readings: [] });
const isTold = (v: Verdict): boolean => v.kind !== 'unknown';

describe(`${games} games`, HOUR, () => {
  const played = seeds(games).map((seed) => ({ seed, game: generateGame(seed) })).map((g) => ({ ...g, verdict: verdictOf(g.game) })).filter((g) => isTold(g.verdict));

  it('are mostly told', () => { expect(played.length).toBeGreaterThan(games / 2); });

  it('end the same with their parties renamed', () => {
    for (const { seed, game, verdict } of played) {
      const { to } = renaming(['A', 'B', 'C']);
      expect(verdictOf({ model: rename(game.model, to), own: game.own.map(to) }).kind, `seed ${seed}`).toBe(verdict.kind);
    }
  });

  it('end the same beside a treaty on something else', () => {
    for (const { seed, game, verdict } of played) expect(verdictOf({ ...game, model: withUnrelated(game.model) }).kind, `seed ${seed}`).toBe(verdict.kind);
  });

  it('end the same read back from JSON', () => {
    for (const { seed, game, verdict } of played) {
      const { model, diagnostics } = modelFromJson('model.json', JSON.stringify(modelToJson(game.model)));
      expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
      expect(verdictOf({ ...game, model: model as Model }).kind, `seed ${seed}`).toBe(verdict.kind);
    }
  });

  it('end the same with law and instruments in another order', () => {
    for (const { seed, game, verdict } of played) {
      const model = { ...game.model, law: [...game.model.law].reverse(), instruments: [...game.model.instruments].reverse(), acts: [...game.model.acts].reverse() };
      expect(verdictOf({ ...game, model }).kind, `seed ${seed}`).toBe(verdict.kind);
    }
  });

  it('are lost by runs that replay', () => {
    let replayed = 0;
    for (const { seed, game, verdict } of played) {
      if (verdict.kind !== 'fails' || !verdict.witness) continue;
      const { program, state } = baseWorld(contextOf(game.model), []);
      expect(replayProblem(program, state, verdict.witness), `seed ${seed}`).toBeUndefined();
      replayed++;
    }
    expect(replayed).toBeGreaterThan(0);
  });

  it('do not differ from themselves', () => {
    for (const { seed, game } of played) {
      const side = { model: game.model, ...baseWorld(contextOf(game.model), []) };
      const other = { model: structuredClone(game.model), ...baseWorld(contextOf(structuredClone(game.model)), []) };
      const found = compare(side, other, { parties: ['A', 'B', 'C'] });
      expect(found.parties.map((p) => p.relation), `seed ${seed}`).toEqual(['equivalent', 'equivalent', 'equivalent']);
      expect(found.provisions).toEqual([]);
    }
  });
});
