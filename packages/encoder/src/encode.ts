/** A question of a dossier → a program for another engine, complete with what a reader needs to run it and to follow it. */
import type { About, Engine } from './header.ts';
import { makeLegend } from './legend.ts';
import { encodingOf, type Posed } from './pose.ts';
import type { Outside } from './problem.ts';
import { clingoProgram } from './to-clingo.ts';
import { promelaProgram } from './to-promela.ts';

/** A program, or what of the question cannot be expressed in one. */
export type Encoded = { readonly kind: 'program'; readonly text: string } | Outside;

/** Writes the question for the engine; never throws for what an author wrote. The same question gives the same bytes. */
export function encode(posed: Posed, about: About, engine: Engine): Encoded {
  const encoding = encodingOf(posed);
  if (encoding.kind === 'outside') return encoding;
  const legend = makeLegend(posed.model);
  return { kind: 'program', text: engine === 'clingo' ? clingoProgram(encoding, about, legend) : promelaProgram(encoding, about, legend) };
}
