/** Who controls an act: its actors. An act of several needs all of them. */
import type { Ground, Program } from '@servanda/semantics';

export type Side = 'own' | 'others' | 'joint';

export function actorsOf(program: Program, act: Ground): readonly string[] {
  return (program.acts.get(act.pattern)?.actorRoles ?? [0]).flatMap((role) => act.args[role] ?? []);
}

export function sideOf(program: Program, act: Ground, own: ReadonlySet<string>): Side {
  const actors = actorsOf(program, act);
  if (actors.every((a) => own.has(a))) return 'own';
  return actors.some((a) => own.has(a)) ? 'joint' : 'others';
}
