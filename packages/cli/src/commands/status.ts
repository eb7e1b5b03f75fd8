/** `servanda status`: who stands where on a day, toward whom, what is owed, what was breached, what is so. */
import { joinAnd } from '@servanda/base';
import { countWords, type DutyRow, type InstrumentRow, type PartyRow, type StatusReport } from '@servanda/dossier';
import { namesWords } from '@servanda/timeline';
import { EXIT } from '../exit-codes.ts';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, writeJson, type CommonOptions } from '../session.ts';
import { paragraph, table, type Terminal } from '../terminal.ts';
import { cite, heading, sentence } from '../words.ts';

export interface StatusOptions extends CommonOptions {
  readonly on?: string;
  readonly for?: string;
  readonly toward?: string;
  readonly instrument?: string;
  readonly all?: boolean;
}

/** More parties than this are counted, not listed. */
const FEW_PARTIES = 12;
/** More facts or duties than this are cut, and said to be. */
const FEW_ROWS = 30;

export function run(path: string | undefined, options: StatusOptions, terminal: Terminal): number {
  if (options.toward !== undefined && options.for === undefined) {
    terminal.err(`${terminal.palette.error('error')}: \`--toward ${options.toward}\` asks where one party stands toward another; say which one, by \`--for PARTY\`\n`);
    return EXIT.usage;
  }
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const report = dossier.status({ ...viewOf(options), on: options.on, for: options.for, toward: options.toward, instrument: options.instrument });
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  if (options.json) writeJson(terminal, 'status', dossier, report);
  else terminal.out(`${terminal.paint.bold(heading(dossier, report, report.on) + focus(report))}\n${statusText(report, options.all ?? false, terminal)}`);
  return exitFor(!hasErrors);
}

function focus(report: StatusReport): string {
  if (report.for === undefined) return '';
  return report.toward === undefined ? `: ${report.for}` : `: ${report.for} toward ${report.toward}`;
}

function statusText(report: StatusReport, isAll: boolean, terminal: Terminal): string {
  const isFocused = report.for !== undefined;
  const sections = [
    section('Instruments', isFocused ? report.instruments.map((i) => focusedInstrument(i, report, terminal)) : [instrumentTable(report.instruments, isAll, terminal)], terminal),
    section('Duties', cut(sameDuties(report.duties), isAll, (same) => dutyText(same, terminal)), terminal),
    section('Breaches on record', cut(report.breaches, isAll, (b) => paragraph(`${b.on}  ${b.sentence}${b.isSure ? '' : ' (depends on days known only in part)'}.`, terminal.width, 2, 12) + citation(b.place, terminal, 14)), terminal),
    section('Facts', cut(report.facts, isAll, (f) => paragraph(`${sentence(f.sentence).slice(0, -1)}${f.since === undefined ? '' : `, since ${f.since}`}${f.truth === 'unknown' ? ' (not known for sure)' : ''}.`, terminal.width, 2, 2)), terminal),
  ].join('');
  return sections === '' ? '\nThere are no instruments, duties, breaches or facts.\n' : sections;
}

function section(title: string, blocks: readonly string[], terminal: Terminal): string {
  const body = blocks.join('');
  return body === '' ? '' : `\n${terminal.paint.bold(title)}\n${body}`;
}

function cut<T>(rows: readonly T[], isAll: boolean, show: (row: T) => string): readonly string[] {
  if (isAll || rows.length <= FEW_ROWS) return rows.map(show);
  return [...rows.slice(0, FEW_ROWS).map(show), `  … and ${rows.length - FEW_ROWS} more; \`--all\` shows them.\n`];
}

function instrumentTable(rows: readonly InstrumentRow[], isAll: boolean, terminal: Terminal): string {
  return table(rows.map((row) => [row.instrument, forceWords(row), partiesWords(row, isAll)]), terminal.width, 2);
}

/** `in force since 1956-12-12`. */
function forceWords(row: InstrumentRow): string {
  const draft = row.kind === 'draft' ? 'draft, ' : '';
  switch (row.isInForce) {
    case 'yes': return `${draft}in force since ${row.since ?? 'a day not known'}${row.until === undefined ? '' : `, until ${row.until}`}`;
    case 'no': return row.since === undefined ? `${draft}not in force` : `${draft}ended on ${row.since}`;
    case 'unknown': return `${draft}not known whether in force`;
  }
}

const STATUS_WORDS: Readonly<Record<PartyRow['status'], string>> = {
  party: 'party', signatory: 'signatory', contracting: 'contracting, not in force for it', suspended: 'suspended', withdrawn: 'withdrawn', ended: 'formerly bound',
  negotiating: 'negotiating', none: 'none', unknown: 'not known',
};
const PLURAL_WORDS: Readonly<Record<PartyRow['status'], string>> = {
  ...STATUS_WORDS, party: 'parties', signatory: 'signatories', contracting: 'contracting, not in force for them',
};

/** `parties Japan and Russia; signatory USA`, or counts where there are many. */
function partiesWords(row: InstrumentRow, isAll: boolean): string {
  if (row.parties.length > FEW_PARTIES && !isAll) return countWords(row);
  const order = ['party', 'suspended', 'contracting', 'signatory', 'withdrawn', 'ended', 'negotiating', 'unknown'] as const;
  return order.flatMap((status) => {
    const those = row.parties.filter((p) => p.status === status);
    if (those.length === 0) return [];
    return [`${those.length === 1 ? STATUS_WORDS[status] : PLURAL_WORDS[status]}: ${joinAnd(those.map(partyWords))}`];
  }).join('; ');
}

function partyWords(p: PartyRow): string {
  const notes = [
    p.isProvisional === 'yes' ? 'provisionally' : '', p.entersOn === undefined ? '' : `from ${p.entersOn}`, p.leavesOn === undefined ? '' : `until ${p.leavesOn}`,
  ].filter((note) => note !== '');
  return notes.length === 0 ? p.party : `${p.party} (${notes.join(', ')})`;
}

function focusedInstrument(row: InstrumentRow, report: StatusReport, terminal: Terminal): string {
  const { width, paint } = terminal;
  const between = row.isBetween === undefined ? '' : `Between ${report.for} and ${report.toward}: ${row.isBetween === 'yes' ? 'in force' : row.isBetween === 'no' ? 'not in force' : 'not known'}.`;
  const title = row.title === undefined ? row.instrument : `${row.instrument}, ${row.title}`;
  return paragraph(paint.bold(title), width, 2, 2) + paragraph(row.sentence, width, 4, 2)
    + row.parties.map((p) => paragraph(sentence(p.sentence), width, 4, 2)).join('')
    + (between === '' ? '' : paragraph(between, width, 4, 2));
}

/** Duties that are the same but for whose they are, told once, in the order of the first of each. */
export function sameDuties<T extends DutyRow>(rows: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const rest = row.sentence.startsWith(`${row.bearer} `) ? row.sentence.slice(row.bearer.length) : `:${row.sentence}`;
    const key = [row.norm, row.status, row.lastDay ?? '', row.waitsFor ?? '', row.toward.filter((q) => q !== row.bearer).length > FEW_TOWARD ? '' : row.toward.join(), rest].join('|');
    const known = groups.get(key);
    if (known) known.push(row); else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** A duty is told as owed to more States than this by their number. */
const FEW_TOWARD = 6;

/** `Each of Alba and Borea shall report by 2020-08-01`, with who it is owed to and what it waits for. */
export function dutySentence([first, ...others]: readonly [DutyRow, ...DutyRow[]]): string {
  const waits = first.waitsFor === undefined ? '' : `; ${first.waitsFor}`;
  const doubt = first.status === 'unknown' ? ' (not known for sure)' : '';
  const toward = first.toward.length === 0 || first.toward.every((q) => first.sentence.includes(q)) ? '' : `, toward ${namesWords(first.toward)}`;
  const bearers = [first, ...others].map((d) => d.bearer);
  const who = others.length === 0 ? first.bearer : bearers.length > FEW_PARTIES ? `each of ${bearers.length} parties (${bearers.slice(0, FEW_PARTIES).join(', ')} and ${bearers.length - FEW_PARTIES} more)` : `each of ${joinAnd(bearers)}`;
  return sentence(`${others.length === 0 ? first.sentence : `${who}${first.sentence.slice(first.bearer.length)}`}${toward}${waits}${doubt}`);
}

export function dutyText(same: readonly [DutyRow, ...DutyRow[]], terminal: Terminal): string {
  return paragraph(dutySentence(same), terminal.width, 2, 2) + citation(same[0].place, terminal, 6);
}

function citation(place: DutyRow['place'], terminal: Terminal, indent: number): string {
  return place ? `${terminal.paint.dim(paragraph(cite(place), terminal.width, indent, 2).trimEnd())}\n` : '';
}

