/** Statements and questions put from outside, in the dossier's own language, become formulas and asks. */
import type { Formula } from '@servanda/model';
import type { Asked } from './answer-report.ts';
import type { Desk } from './open-dossier.ts';
import type { Reading } from './query.ts';

export function readStatement(_desk: Desk, given: string): Reading<Formula | undefined> {
  return { value: undefined, problems: [{ kind: 'statement', given, message: `\`${given}\` could not be read` }] };
}

export function readQuestion(_desk: Desk, given: string): Reading<Asked | undefined> {
  return { value: undefined, problems: [{ kind: 'question', given, message: `\`${given}\` could not be read` }] };
}
