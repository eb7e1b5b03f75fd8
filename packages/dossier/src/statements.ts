/** Statements and questions put from outside, in the dossier's own words, become formulas and asks. */
import { hasErrors, type Diagnostic } from '@servanda/base';
import { parseAsk, parseStatement } from '@servanda/model';
import type { Asked, Statement } from './asked.ts';
import type { Desk } from './desk.ts';
import type { Reading } from './query.ts';
import type { QueryProblem } from './reports.ts';

/** The statement a text makes; problems where it cannot be read. */
export function readStatement({ compiled }: Desk, given: string): Reading<Statement | undefined> {
  if (!compiled) return refuse('statement', given, []);
  const { stated, diagnostics } = parseStatement(compiled, given);
  if (!stated || hasErrors(diagnostics)) return refuse('statement', given, diagnostics);
  return { value: { formula: stated.statement, ...(stated.on && { on: stated.on }) }, problems: [] };
}

/** The question a text asks; problems where it cannot be read. */
export function readQuestion({ compiled }: Desk, given: string): Reading<Asked | undefined> {
  if (!compiled) return refuse('question', given, []);
  const { question, diagnostics } = parseAsk(compiled, given);
  if (!question || hasErrors(diagnostics)) return refuse('question', given, diagnostics);
  return { value: { ask: question.ask, assumptions: question.assumptions }, problems: [] };
}

/** A model without text has no words in which to be asked; the diagnostics say the rest. */
function refuse(kind: QueryProblem['kind'], given: string, diagnostics: readonly Diagnostic[]): Reading<undefined> {
  const first = diagnostics.find((d) => d.severity === 'error');
  const message = first?.message ?? `\`${given}\` cannot be read as a ${kind}`;
  return { value: undefined, problems: [{ kind, given, message, ...(diagnostics.length > 0 && { diagnostics }) }] };
}
