/** The flagship's questions about the future: what must come out, and what the answers must say. */
import { isoFromDay } from '@servanda/base';
import { describe, expect, it } from 'vitest';
import { answerOf, ask, contextOf, explain, readingTable, survey } from '../src/index.ts';
import { exampleModel } from './dossiers.ts';

const model = exampleModel('kurils');
const context = contextOf(model);
const question = (id: string): (typeof model.questions)[number] => model.questions.find((q) => q.id === id) as never;

function answer(id: string, readings: readonly string[] = []): string {
  const outcome = ask(context, question(id), { readings });
  return outcome.kind === 'paths' ? outcome.paths.actors.join() : answerOf(outcome.verdict).kind;
}

describe('can Japan keep every commitment once the clause is in force?', () => {
  const check = (readings: readonly string[], expected: string): void => { it(`${readings.join(' and ') || 'no reading'}: ${expected}`, () => { expect(answer('promises', readings)).toBe(expected); }); };
  check([], 'yes');
  check(['force'], 'yes');
  check(['prompt'], 'yes');
  check(['force', 'prompt'], 'no');
  check(['force', 'prompt', 'self_defence'], 'yes');

  const outcome = ask(context, question('promises'), { readings: ['force', 'prompt'] });
  const verdict = outcome.kind === 'paths' ? undefined : outcome.verdict;

  it('shows one event: Russia attacks the USA where Japan administers', () => {
    const witness = verdict?.kind === 'fails' ? verdict.witness : undefined;
    expect(witness?.events).toBe(1);
    const [attack, wait] = witness?.steps ?? [];
    expect(attack?.by).toBe('Russia');
    expect(attack?.move).toMatchObject({ act: { pattern: 'State attacks State at Territory', args: ['Russia', 'USA', 'HomeIslands'] } });
    expect(witness?.shows).toMatchObject({ kind: 'breach', costs: [{ party: 'Japan', provision: 'SecurityTreaty.5', toward: ['USA'] }] });
    // The 90th day after 22 January is 22 April; the breach is dated the day after.
    expect(wait?.breaches.map((b) => isoFromDay(b.on))).toEqual(['2019-04-23']);
  });

  it('lists what Japan could do at its turn, and what each would cost it', () => {
    const options = verdict?.kind === 'fails' ? verdict.witness?.steps.flatMap((s) => s.options ?? []) : undefined;
    const costs = options?.map((o) => `${o.acts.map((a) => a.pattern).join()}: ${o.outcome} ${o.costs.map((c) => `${c.provision} toward ${c.toward.join()}`).join()}`);
    expect(costs).toContain(': later SecurityTreaty.5 toward USA');
    expect(costs).toContain('$withdraw: later SecurityTreaty.5 toward USA');
    expect(costs).toContain('State assists State against State: at-once PeaceTreaty.security toward Russia');
  });

  it('has the two provisions for its core, which no rule ranks, and offers repairs that were tried', () => {
    const { core, repairs } = explain(context, question('promises'), verdict as never, { readings: ['force', 'prompt'] });
    expect([...(core?.provisions ?? [])].sort()).toEqual(['PeaceTreaty.security', 'SecurityTreaty.5']);
    expect(core?.priorities.map((n) => n.none)).toEqual(['different-parties']);
    expect(repairs.map((r) => r.kind)).toEqual(expect.arrayContaining(['exception', 'priority', 'shorter-notice', 'drop']));
    expect(repairs.map((r) => r.size)).toEqual(repairs.map((r) => r.size).sort());
  });

  it('is decided by force and prompt, and undone by self-defence', () => {
    const table = readingTable(context, question('promises'));
    expect(table.deciding).toEqual([['force', 'prompt']]);
    expect(table.reversing).toContainEqual({ given: ['force', 'prompt'], add: ['self_defence'] });
  });
});

describe('the other questions', () => {
  it('handover: ratifications exchanged by both, nothing less', () => {
    const outcome = ask(context, question('handover'));
    expect(outcome.kind === 'paths' && outcome.paths.actors).toEqual(['Japan', 'Russia']);
    expect(outcome.kind === 'paths' && outcome.paths.runs.map((r) => r.events)).toEqual([2]);
  });
  it('bases, and a clause that bars them', () => {
    const after = question('bases').expectations[0]?.after ?? [];
    const verdict = (id: string, readings: readonly string[]): string => { const o = ask(context, question(id), { readings, after }); return o.kind === 'paths' ? '' : o.verdict.kind; };
    expect(verdict('bases', [])).toBe('holds');
    expect(verdict('bases_barred', ['host_consent'])).toBe('fails');
  });
  it('each side waits for the other, unless a promise is enough', () => {
    expect(answer('circle')).toBe('yes');
    expect(answer('no_circle')).toBe('no');
  });
});

it('the survey finds the collision, the circle and the clause that others can make Japan breach', () => {
  const { findings, isPartial } = survey(context);
  expect(isPartial).toBe(false);
  const ids = findings.map((f) => f.id);
  expect(ids).toContain('collision:PeaceTreaty.security+SecurityTreaty.5:Japan');
  expect(ids.some((id) => id.startsWith('circular:JointDeclaration.9'))).toBe(true);
  expect(findings.find((f) => f.kind === 'collision')?.readings).toEqual(['force', 'prompt']);
  expect(findings.map((f) => f.rank)).toEqual(findings.map((f) => f.rank).sort());
});
