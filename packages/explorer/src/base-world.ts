/** The whole dossier under a set of readings, brought to its day: what slices are cut from and witnesses are replayed on. */
import { underReadings, type Model } from '@servanda/model';
import { prepare, step, type Program, type State } from '@servanda/semantics';
import type { QuestionContext } from './context.ts';

/** The whole dossier under some readings, on the question's day. */
export interface BaseWorld {
  readonly readings: readonly string[];
  readonly program: Program;
  readonly state: State;
}

/** Replaying a log may take long; a context is asked many questions. */
const known = new WeakMap<QuestionContext['startState'], Map<string, BaseWorld>>();

/** Made once for each set of readings of a context. */
export function baseWorld(context: QuestionContext, readings: readonly string[]): BaseWorld {
  const key = [String(context.day), ...[...readings].sort()].join('\n');
  // Contexts that differ only in their budget have the function in common.
  let worlds = known.get(context.startState);
  if (!worlds) { worlds = new Map(); known.set(context.startState, worlds); }
  let world = worlds.get(key);
  if (!world) { world = makeWorld(context, underReadings(context.model, readings), readings); worlds.set(key, world); }
  return world;
}

function makeWorld(context: QuestionContext, model: Model, readings: readonly string[]): BaseWorld {
  const program = prepare(model);
  const state = step(program, context.startState(program), context.day, { kind: 'pass' }).state;
  return { readings, program, state };
}
