/**
 * The tables of `library/states/` → the `.treaty` files through which a dossier takes them in: one line that maps the
 * columns of `states.csv`, and one sentence for each row of `continuity.csv`.
 */
import type { Row } from './csv-table.ts';

/** Which part of a `State` each column fills. Columns not named here are for research data, not for the dossier. */
const parts: Readonly<Record<string, string>> = {
  name: 'name',
  title: 'title',
  also: 'aliases',
  iso2: 'iso2',
  iso3: 'iso3',
  cow: 'cow',
  cowcode: 'cowcode',
  from: 'from',
  to: 'to',
};

/** The text of `states.treaty`. */
export function statesDossier(): string {
  const mapping = Object.entries(parts).map(([part, column]) => `${part} "${column}"`);
  return [
    '// The world\'s states, with their names, codes and dates. What the columns mean, and what is a judgement: README.md.',
    '// Made by tools/library/make-states.ts.',
    '',
    `table "states.csv" as State: ${mapping.join(', ')}.`,
    '',
  ].join('\n');
}

/** The text of `continuity.treaty`. The rows have the columns of `continuity.csv`. */
export function continuityDossier(rows: readonly Row[]): string {
  return [
    '// States that stand in a predecessor\'s treaties, where hardly anyone disputes it. Needs the states of states.treaty.',
    '// Made by tools/library/make-states.ts from continuity.csv.',
    '',
    ...rows.map((row) => `${row['successor']} continues ${row['predecessor']} from ${row['date']}, according to "${row['source']}".`),
    '',
  ].join('\n');
}
