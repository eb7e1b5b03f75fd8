/** What can be wrong with a table and with the sentence that brings it in: codes E0801–E0817. */
import { catalogue, defineDiagnostic, joinOr, plural, suggestion } from '@servanda/base';

const quoted = (names: readonly string[]): string[] => names.map((name) => `\`${name}\``);

/** The `table` sentence cannot be read. */
export const tableSentence = defineDiagnostic<{ found: string; expected: string }>({
  code: 'E0801',
  severity: 'error',
  title: 'table sentence not understood',
  explain: `
A table sentence names a CSV file, says what its rows are, and which column holds what:
\`table "deposits.csv" as events of RomeStatute: date "Date", party "Participant", action "Action".\`
The words before each column name are the language's, the text in quotes is the column's heading in the file.`,
  example: 'table "deposits.csv" as events: date, party "Participant".',
  render: ({ found, expected }) => `${expected} expected here, not ${found === '' ? 'the end of the sentence' : `\`${found}\``}`,
});

/** A column heading that the file does not have. */
export const missingColumn = defineDiagnostic<{ column: string; file: string; nearest?: string; columns: readonly string[] }>({
  code: 'E0802',
  severity: 'error',
  title: 'no such column',
  explain: 'The sentence names a column that the first row of the file does not have. Letter case, spaces and accents do not matter.',
  render: ({ column, file, nearest, columns }) => {
    const list = quoted(columns.slice(0, 8)).join(', ') + (columns.length > 8 ? ', …' : '');
    if (columns.length === 0) return `\`${file}\` is empty; its first row must hold the headings of the columns`;
    return `\`${file}\` has no column \`${column}\`${suggestion(nearest)}${nearest === undefined ? `; its columns are ${list}` : ''}`;
  },
});

/** A cell that names nobody the dossier knows. */
export const unknownName = defineDiagnostic<{ name: string; row: number; column: string; kind: string; nearest?: string }>({
  code: 'E0803',
  severity: 'error',
  title: 'unknown name in a table',
  explain: `
A cell names a State, party or other thing that the dossier does not declare. Names are matched with the dossier's own names, their
titles, their other names (\`also\`) and codes, whatever the letter case, accents and spaces. Declare it, add the
spelling to its declaration (\`State: Turkiye also "Turkey".\`), or include \`library:states\`. The row is left out.`,
  render: ({ name, row, column, kind, nearest }) =>
    `row ${row}, column \`${column}\`: no ${kind} is called \`${name}\`${suggestion(nearest)}` +
    (nearest === undefined ? `; declare it, or add this spelling with \`also "${name}"\`` : ''),
});

/** A cell that may name several things. */
export const ambiguousName = defineDiagnostic<{ name: string; row: number; column: string; things: readonly string[] }>({
  code: 'E0804',
  severity: 'error',
  title: 'ambiguous name in a table',
  explain: `
Several things of the dossier go by the name in the cell, and the row's date does not tell which is meant. Write the dossier's
own name in the cell, or give the spelling to one of them only. The row is left out.`,
  render: ({ name, row, column, things }) =>
    `row ${row}, column \`${column}\`: \`${name}\` may be ${joinOr(quoted(things))}; write the one that is meant`,
});

/** A cell that is no date in the style of the table. */
export const unreadableDate = defineDiagnostic<{ text: string; row: number; column: string; style?: string; guess?: string }>({
  code: 'E0805',
  severity: 'error',
  title: 'unreadable date in a table',
  explain: `
Dates in tables are ISO dates (\`2019-01-22\`, \`2019-01\`, \`2019\`) unless the table sentence says how they are written:
\`dates as "DD/MM/YYYY"\`. The parts are \`YYYY\`, \`MM\` or \`M\`, \`MMM\` (a month's name), \`DD\` or \`D\`. The program does not
guess: nobody knows which number of \`01/02/2019\` is the month. The row is left out.`,
  render: ({ text, row, column, style, guess }) =>
    `row ${row}, column \`${column}\`: \`${text}\` is not a date${style === undefined ? '' : ` written as \`${style}\``}` +
    (guess === undefined ? '' : `; if the table means it so, add \`dates as "${guess}"\` to the table sentence`),
});

/** An empty cell where something is needed. */
export const emptyCell = defineDiagnostic<{ row: number; column: string }>({
  code: 'E0806',
  severity: 'error',
  title: 'empty cell in a table',
  explain: 'Every row needs something in this column. The row is left out.',
  render: ({ row, column }) => `row ${row}, column \`${column}\`: the cell is empty; the row is left out`,
});

/** A cell that names no action. */
export const unknownAction = defineDiagnostic<{ text: string; row: number; column: string; nearest?: string }>({
  code: 'E0807',
  severity: 'error',
  title: 'unknown action in a table',
  explain: `
The usual names of treaty actions are known (\`Signature\`, \`Ratification\`, \`Accession(a)\`, \`Denunciation\` …). For others the table
sentence says what they mean: \`reading "Deposit" as ratifies\`, or \`reading "Communication" as nothing\` to pass over such rows.`,
  render: ({ text, row, column, nearest }) =>
    `row ${row}, column \`${column}\`: \`${text}\` is no known action${suggestion(nearest)}` +
    (nearest === undefined ? `; add \`reading "${text}" as ratifies\` (or whatever it means; \`as nothing\` passes over it)` : ''),
});

/** A cell that is no number. */
export const unreadableNumber = defineDiagnostic<{ text: string; row: number; column: string }>({
  code: 'E0808',
  severity: 'error',
  title: 'unreadable number in a table',
  explain: 'Numbers are written `36.1`, `1,234.5` or `36.1%`, and are not negative. The row is left out.',
  render: ({ text, row, column }) => `row ${row}, column \`${column}\`: \`${text}\` is not a number of 0 or more, such as \`36.1\``,
});

/** An instrument that the dossier does not have, in the table sentence or in a cell. */
export const unknownInstrument = defineDiagnostic<{ name: string; row?: number; column?: string; nearest?: string }>({
  code: 'E0809',
  severity: 'error',
  title: 'unknown instrument for a table',
  explain: `
The table, or a row of it, is about an instrument that the dossier does not have. Cells are matched with the instruments' names
and titles. For an export with many treaties, \`only where "Treaty" is "Rome Statute"\` takes the rows that matter.`,
  render: ({ name, row, column, nearest }) =>
    `${row === undefined ? '' : `row ${row}, column \`${column ?? ''}\`: `}no instrument is called \`${name}\`${suggestion(nearest)}` +
    (nearest === undefined && row !== undefined ? '; to pass over such rows, add `only where "…" is "…"` to the table sentence' : ''),
});

/** The same mistake in many rows: the first few are shown, this counts the rest. */
export const moreOfTheSame = defineDiagnostic<{ code: string; title: string; count: number; file: string; names: readonly string[] }>({
  code: 'E0810',
  severity: 'error',
  title: 'more rows with the same problem',
  explain: 'Only the first twenty problems of a sort are shown for each table; this message counts the others.',
  render: ({ code, title, count, file, names }) =>
    `${plural(count, 'more row')} of \`${file}\` ${count === 1 ? 'has' : 'have'} the same problem (${code}, ${title})` +
    (names.length === 0 ? '' : `: ${quoted(names).join(', ')}`),
});

/** A quotation mark that is never closed. */
export const unclosedQuote = defineDiagnostic<{ row: number }>({
  code: 'E0811',
  severity: 'error',
  title: 'unclosed quotation mark in a table',
  explain: `
A cell begins with a quotation mark, and no mark closes it, so everything after it is one cell. A quotation mark inside a quoted
cell is written twice: \`"the ""Declaration"""\`.`,
  render: ({ row }) => `row ${row}: a quotation mark opens a cell and is never closed, so the rows below are read as one cell; close it`,
});

/** The sentence does not say which column holds something the rows need. */
export const missingMapping = defineDiagnostic<{ role: string; what: string; columns: readonly string[] }>({
  code: 'E0812',
  severity: 'error',
  title: 'table sentence lacks a column',
  explain: 'The table sentence does not say which column holds something that every row needs, so the table is left out.',
  render: ({ role, what, columns }) =>
    `the table sentence does not say which column holds the ${what}; add \`${role} "…"\`` +
    (columns.length === 0 ? '' : ` with one of ${joinOr(quoted(columns.slice(0, 6)))}`),
});

/** A word before a column name that means nothing for this sort of table. */
export const unknownRole = defineDiagnostic<{ role: string; nearest?: string; roles: readonly string[] }>({
  code: 'E0813',
  severity: 'error',
  title: 'unknown word before a column',
  explain: 'The word before a column name says what the column holds. Which words there are depends on what the table is read as.',
  render: ({ role, nearest, roles }) =>
    `\`${role}\` is not something a column of this table can hold${suggestion(nearest)}` +
    (nearest === undefined ? `; it can hold ${joinOr(quoted(roles))}` : ''),
});

/** The table is read as something that the dossier does not have. */
export const unknownSort = defineDiagnostic<{ sort: string; nearest?: string }>({
  code: 'E0814',
  severity: 'error',
  title: 'unknown sort of table',
  explain: `
After \`as\` stands what the rows are: \`events\`, \`events of X\`, \`ratifications of X\`, \`participants of X\`, a kind (\`State\`), a
declared act or fact (\`State administers Territory\`), \`weight NAME\` or \`group NAME\`.`,
  render: ({ sort, nearest }) =>
    `\`${sort}\` is neither a sort of table nor a kind, act or fact of the dossier${suggestion(nearest)}` +
    (nearest === undefined ? '; write for instance `events of X`, `State`, `group NAME` or `weight NAME`' : ''),
});

/** A table with nothing in it. */
export const emptyTable = defineDiagnostic<{ file: string }>({
  code: 'E0815',
  severity: 'warning',
  title: 'empty table',
  explain: 'The file has no row below its headings, or none that `only where` takes. Nothing comes from it.',
  render: ({ file }) => `no row is taken from \`${file}\`; is it the right file, and does \`only where\` fit its cells?`,
});

/** The same thing twice. */
export const repeatedRow = defineDiagnostic<{ name: string; row: number; first: number }>({
  code: 'E0816',
  severity: 'warning',
  title: 'repeated row in a table',
  explain: 'Two rows of the table are about the same thing, and the first one counts. Remove one of them, or give the two different names.',
  render: ({ name, row, first }) => `row ${row}: \`${name}\` is in row ${first} already; the first one counts`,
});

/** A cell with the name of an article that the instrument does not have. */
export const unknownArticle = defineDiagnostic<{ article: string; instrument: string; row: number; column: string }>({
  code: 'E0817',
  severity: 'error',
  title: 'unknown article in a table',
  explain: 'The cell names an article that the instrument does not have in the dossier. Add the article, if only its heading.',
  render: ({ article, instrument, row, column }) => article === ''
    ? `row ${row}: this action is about an article, and the row names none; add the column to the table sentence, such as \`article "Article"\``
    : `row ${row}, column \`${column}\`: \`${instrument}\` has no article \`${article}\`; add the article, if only its heading`,
});

/** Every kind of diagnostic about tables. */
export const tablesCatalogue = catalogue(
  tableSentence, missingColumn, unknownName, ambiguousName, unreadableDate, emptyCell, unknownAction, unreadableNumber, unknownInstrument,
  moreOfTheSame, unclosedQuote, missingMapping, unknownRole, unknownSort, emptyTable, repeatedRow, unknownArticle,
);
