/**
 * What would turn a failing verdict: the smallest edits of the core's provisions, each tried by the solver before it is offered.
 * A carve-out for the act that is owed, a clause that ranks the two, a shorter notice, a longer deadline, a provision less.
 */
import { formatPeriod, type Period } from '@servanda/base';
import type { Application, DateExpr, Law, Norm, Priority } from '@servanda/model';
import { instrumentOf, type Program } from '@servanda/semantics';
import type { Remake } from './core.ts';
import type { Core, Repair } from './verdict.ts';
import type { World } from './world.ts';

interface Proposal { readonly repair: Repair; readonly edit: (law: readonly Law[]) => readonly Law[] }

/** Edits after which the question holds, smallest first. Stops where the search is stopped. */
export function repairsOf(world: World, core: Core, remake: Remake, isKept: (w: World) => boolean | undefined): readonly Repair[] {
  const found: Repair[] = [];
  for (const proposal of proposalsFor(world, core)) {
    const isHeld = isKept(remake(proposal.edit));
    if (isHeld === undefined) break;
    if (isHeld) found.push(proposal.repair);
  }
  return found.sort((a, b) => a.size - b.size);
}

function proposalsFor(world: World, core: Core): readonly Proposal[] {
  // As the texts have it: the search may count a year as so many days.
  const { program } = world.real.arena;
  const norms = program.norms.filter((n) => core.norms.includes(n.id));
  const duties = norms.filter((n) => n.kind === 'obligation');
  const bans = norms.filter((n) => n.kind === 'prohibition');
  return [
    ...duties.flatMap((duty) => bans.flatMap((ban) => exceptionFor(program, duty, ban))),
    ...pairs(core.provisions).map(([high, low]) => priorityOf(program, high, low)),
    ...duties.flatMap((duty) => shorterNotices(program, duty)),
    ...duties.flatMap((duty) => longerDeadlines(program, duty)),
    ...core.provisions.map((provision) => dropping(provision)),
  ];
}

function pairs(provisions: readonly string[]): readonly (readonly [string, string])[] {
  return provisions.flatMap((a) => provisions.filter((b) => b !== a).map((b) => [a, b] as const));
}

function replacing(id: string, change: (law: Law) => Law): Proposal['edit'] {
  return (law) => law.map((l) => (l.id === id ? change(l) : l));
}

/** The duty's act is carved out of the prohibition, in whatever case it is owed. */
function exceptionFor(program: Program, duty: Norm, ban: Norm): readonly Proposal[] {
  return duty.acts.map((act): Proposal => {
    const free: Application = { pattern: act.pattern, args: act.args.map((_, i) => ({ kind: 'var', name: `$act${i}` })) };
    const vars = (program.acts.get(act.pattern)?.roles ?? []).map((r, i) => ({ name: `$act${i}`, over: { kind: 'kind' as const, of: r.kind } }));
    return {
      repair: { kind: 'exception', provision: ban.provision, size: 1, text: `an exception in \`${ban.provision}\`: it does not forbid what \`${duty.provision}\` requires` },
      edit: replacing(ban.id, (l) => ({ ...(l as Norm), exceptions: [...(l as Norm).exceptions, { act: free, vars, origin: ban.origin }] })),
    };
  });
}

function priorityOf(program: Program, high: string, low: string): Proposal {
  const at = program.norms.find((n) => n.provision === high)?.origin ?? { file: '', from: 0, to: 0 };
  // A clause of the dossier ranks the two whoever is bound by either instrument: as if both treaties had it.
  const clause: Priority = { kind: 'priority', id: `repair:${high}>${low}`, provision: 'repair', superior: { kind: 'provision', id: high }, inferior: { kind: 'provision', id: low }, basis: 'clause', origin: at };
  return {
    repair: { kind: 'priority', provision: low, size: 2, text: `a clause by which \`${high}\` prevails over \`${low}\`` },
    edit: (law) => [...law, clause],
  };
}

/** Notice that takes effect within the duty's time. */
function shorterNotices(program: Program, duty: Norm): readonly Proposal[] {
  const deadline = duty.deadline?.kind === 'day' ? periodIn(duty.deadline.day) : undefined;
  if (!deadline) return [];
  return program.norms.filter((n) => n.kind === 'power' && n.effectiveOn && instrumentOf(program, n.provision) === instrumentOf(program, duty.provision)).map((power): Proposal => ({
    repair: { kind: 'shorter-notice', provision: power.provision, size: 3, text: `a notice in \`${power.provision}\` that takes effect after ${formatPeriod(deadline)}` },
    edit: replacing(power.id, (l) => ({ ...(l as Norm), effectiveOn: withPeriod((l as Norm).effectiveOn as DateExpr, deadline) })),
  }));
}

/** Time enough to leave first. */
function longerDeadlines(program: Program, duty: Norm): readonly Proposal[] {
  if (duty.deadline?.kind !== 'day' || !periodIn(duty.deadline.day)) return [];
  const own = instrumentOf(program, duty.provision);
  const notices = program.norms.filter((n) => n.kind === 'power' && n.effectiveOn && instrumentOf(program, n.provision) === own).flatMap((n) => periodIn(n.effectiveOn as DateExpr) ?? []);
  return notices.map((notice): Proposal => ({
    repair: { kind: 'longer-deadline', provision: duty.provision, size: 3, text: `a deadline in \`${duty.provision}\` of ${formatPeriod(notice)}, as long as the notice of leaving` },
    edit: replacing(duty.id, (l) => {
      const norm = l as Norm;
      return norm.deadline?.kind === 'day' ? { ...norm, deadline: { ...norm.deadline, day: withPeriod(norm.deadline.day, notice) } } : l;
    }),
  }));
}

function dropping(provision: string): Proposal {
  return {
    repair: { kind: 'drop', provision, size: 4, text: `\`${provision}\` left out` },
    edit: (law) => law.filter((l) => l.provision !== provision),
  };
}

function periodIn(expr: DateExpr): Period | undefined {
  if (expr.kind !== 'steps') return undefined;
  const [step] = expr.steps;
  if (step?.kind === 'after') return step.period;
  return step?.kind === 'nth-day-after' ? { n: step.n, unit: 'day' } : undefined;
}

function withPeriod(expr: DateExpr, period: Period): DateExpr {
  return expr.kind === 'steps' ? { ...expr, steps: [{ kind: 'after', period }] } : expr;
}
