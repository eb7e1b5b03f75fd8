/** A run that is said to show something, played through `step` on the whole dossier by itself: what it does not show, in words. */
import type { Witness } from '@servanda/explorer';
import { step, type Program, type State } from '@servanda/semantics';

export function replayProblem(program: Program, start: State, { steps, shows }: Witness): string | undefined {
  let state = start;
  for (const { day, move } of steps) {
    if (day < state.day) return `a step on day ${day}, after day ${state.day}`;
    if (move.kind === 'time') { state = step(program, state, move.to, { kind: 'pass' }).state; continue; }
    const next = step(program, state, day, { kind: 'act', act: move.act });
    if (next.effects.some((e) => e.kind === 'finding' && e.finding.code === 'impossible-act')) return `${move.act.pattern} cannot be done`;
    state = next.state;
  }
  switch (shows.kind) {
    case 'breach': {
      const missing = shows.costs.find((c) => !state.breaches.some((b) => b.norm === c.norm && b.by === c.party && b.on === c.on && c.toward.every((q) => b.toward.includes(q))));
      return missing ? `no breach of ${missing.norm} by ${missing.party}` : undefined;
    }
    case 'never-discharged':
      return state.instances.some((i) => i.norm === shows.norm && i.bearer === shows.party && i.status === 'active') ? undefined : `the duty of ${shows.norm} is not open`;
    case 'goal': case 'goal-missed': return undefined;
  }
}
