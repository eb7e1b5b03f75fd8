/**
 * The usual encoding of planning as a logic program, beside the one that ships: for clingo's figures in bench/explorer.ts, and as one more
 * voice on goals that can be reached.
 */
import { and, not, NO, type Expr, type Problem, type Write } from '@servanda/encoder';

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
