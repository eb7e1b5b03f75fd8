/** `servanda export`: the dossier on a day as JSON, calendar, tables, pictures, or a page to read; a question as a program for another engine. */
import { didYouMean, parseIsoDay, suggestion } from '@servanda/base';
import type { AnswerReport, CheckReport, Dossier, QuestionRow } from '@servanda/dossier';
import {
  CSV_TABLES, playOf, reportInput, strategyRows, timelineSvg, toCsv, toDot, toHtml, toIcs, toJson, toMermaid, toSvg, type CsvTable, type FindingReport, type QuestionReport, type ReportInput,
} from '@servanda/export';
import type { Teller } from '@servanda/timeline';
import { writeFileSync } from 'node:fs';
import { EXIT } from '../exit-codes.ts';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, type CommonOptions } from '../session.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { cited } from '../words.ts';

export interface ExportOptions extends CommonOptions {
  readonly on?: string;
  readonly format?: string;
  readonly table?: string;
  readonly picture?: string;
  readonly output?: string;
  /** For engines: the name of a question, or one in words. */
  readonly question?: string;
  readonly shortPeriods?: boolean;
}

const ENGINES = ['clingo', 'promela'] as const;
const FORMATS = ['json', 'ics', 'csv', 'dot', 'svg', 'mermaid', 'html', ...ENGINES] as const;
type Engine = (typeof ENGINES)[number];
type Format = Exclude<(typeof FORMATS)[number], Engine>;
const PICTURES = ['network', 'timeline'] as const;
const FORMAT_OF_EXTENSION: Readonly<Record<string, Format | Engine>> = { json: 'json', ics: 'ics', csv: 'csv', dot: 'dot', gv: 'dot', svg: 'svg', mmd: 'mermaid', html: 'html', htm: 'html', lp: 'clingo', pml: 'promela' };

export async function run(path: string | undefined, options: ExportOptions, terminal: Terminal): Promise<number> {
  const format = options.format ?? FORMAT_OF_EXTENSION[options.output?.split('.').at(-1)?.toLowerCase() ?? ''];
  const wrong = format === undefined ? `say which format: ${FORMATS.join(', ')}` : refusal('format', format, FORMATS) ?? refusal('table', options.table, CSV_TABLES) ?? refusal('picture', options.picture, PICTURES);
  if (wrong !== undefined) {
    terminal.err(`${terminal.palette.error('error')}: ${wrong}\n`);
    return EXIT.usage;
  }
  const opened = openForCommand(path, options, terminal);
  if ('exit' in opened) return opened.exit;
  const { dossier } = opened;
  const engine = ENGINES.find((e) => e === format);
  if (engine !== undefined) return program(dossier, path, engine, options, terminal);
  const { problems, on } = dossier.duties({ ...viewOf(options), on: options.on });
  if (problems.length > 0) return refuse(problems, terminal);
  const hasErrors = warnOfErrors(dossier, path, terminal);
  const needsAll = format === 'html' || format === 'json' || options.table === 'questions' || options.table === 'findings';
  const text = await written(reportOf(dossier, options, on, needsAll), format as Format, options);
  write(text, options, terminal);
  return exitFor(!hasErrors);
}

function write(text: string, { output }: ExportOptions, terminal: Terminal): void {
  if (output === undefined || output === '-') terminal.out(text);
  else {
    writeFileSync(output, text);
    terminal.err(`wrote ${output}\n`);
  }
}

/** What can be written for another engine, said where a question cannot. */
const EXPRESSED = 'programs can say whether a party can keep its commitments, ensure or prevent something, whether two articles conflict and whether something can come about, as far as that hangs on acts, facts, duties with days counted from an act, priorities, and treaties in force';

/** Whole, or not at all: where something in the question cannot be expressed, nothing is written. */
function program(dossier: Dossier, path: string | undefined, format: Engine, options: ExportOptions, terminal: Terminal): number {
  if (options.question === undefined) {
    const names = dossier.model.questions.map((q) => `\`${q.id}\``);
    terminal.err(`${terminal.palette.error('error')}: say which question: \`--question\` takes the name of one, or a question in words${names.length === 0 ? '' : `; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`}\n`);
    return EXIT.usage;
  }
  const report = dossier.encode(options.question, { ...viewOf(options), on: options.on, format, shortPeriods: options.shortPeriods ?? false });
  if (report.program === undefined || report.problems.length > 0) {
    const exit = refuse(report.problems, terminal);
    if (report.others) {
      terminal.err(paragraph(`note: ${EXPRESSED}. ${report.others.length === 0 ? 'No other question of the dossier can be written' : `Of the dossier's other questions these can be written: ${report.others.map((id) => `\`${id}\``).join(', ')}`}. \`servanda ask\` answers what programs cannot.`, terminal.width));
    }
    return exit;
  }
  const hasErrors = warnOfErrors(dossier, path, terminal);
  write(report.program, options, terminal);
  return exitFor(!hasErrors);
}

function refusal(what: string, given: string | undefined, known: readonly string[]): string | undefined {
  if (given === undefined || known.includes(given)) return undefined;
  return `no ${what} \`${given}\`${suggestion(didYouMean(given, known))}; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`;
}

function written(report: ReportInput, format: Format, options: ExportOptions): string | Promise<string> {
  switch (format) {
    case 'json': return toJson(report);
    case 'ics': return toIcs(report, { stamp: stamp() });
    case 'csv': return toCsv(report, (options.table ?? 'status') as CsvTable);
    case 'dot': return toDot(report);
    case 'svg': return options.picture === 'timeline' ? timelineSvg(report) : toSvg(report);
    case 'mermaid': return toMermaid(report);
    case 'html': return toHtml(report);
  }
}

/** Now, or the time that reproducible builds are given (reproducible-builds.org, SOURCE_DATE_EPOCH). */
function stamp(): string {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH']);
  return (epoch > 0 ? new Date(epoch * 1000) : new Date()).toISOString();
}

function reportOf(dossier: Dossier, options: ExportOptions, on: string, needsAll: boolean): ReportInput {
  const view = viewOf(options);
  const seen = dossier.view(view);
  const sources = dossier.files.flatMap((file) => { const text = dossier.sources.get(file); return text === undefined || file.startsWith('library:') ? [] : [{ file, text }]; });
  const checked = needsAll ? seen.check({ clock: () => performance.now(), withReasons: true }) : undefined;
  return reportInput(seen.worlds(), {
    on: parseIsoDay(on), sources, readings: view.readings ?? [], offered: dossier.readings, dates: 'iso',
    ...(checked && { questions: checked.questions.map((q) => questionReport(q, seen.lens().teller)), findings: findingReports(checked) }),
  });
}

function findingReports({ diagnostics, findings }: CheckReport): readonly FindingReport[] {
  return [...diagnostics.filter((d) => d.severity === 'error'), ...findings].map((d) => ({
    code: d.code, words: d.message, severity: d.severity === 'error' ? 'error' : 'warning',
    places: [{ origin: d.span, label: 'here' }, ...(d.related ?? []).map((r) => ({ origin: r.span, label: r.message }))],
  }));
}

function questionReport(question: QuestionRow, teller: Teller): QuestionReport {
  const answers = question.expectations.map((e) => ({
    ...answerRow(e.answer, e.readings, teller), ...(e.after.length > 0 && { after: `after ${e.after.join(' and ')}` }), expected: e.expected, pass: e.isMet,
  }));
  return {
    id: question.id, ...(question.title !== undefined && { title: question.title }), asks: question.question,
    assumptions: question.expectations[0]?.answer.assuming ?? question.answer?.assuming ?? [],
    rows: question.answer ? [answerRow(question.answer, [], teller)] : answers, ...(question.place.span && { origin: question.place.span }),
  };
}

function answerRow(answer: AnswerReport, readings: readonly string[], teller: Teller): QuestionReport['rows'][number] {
  const { verdict } = answer;
  const witness = verdict?.kind === 'fails' ? verdict.witness : verdict?.kind === 'holds' ? verdict.run : undefined;
  const strategy = verdict?.kind === 'holds' ? verdict.strategy : undefined;
  const core = answer.parts.find((part) => part.kind === 'core')?.provisions;
  const repairs = answer.parts.find((part) => part.kind === 'repairs')?.lines.map(cited);
  return {
    ...(witness && { play: playOf(witness, { teller, title: answer.question, dates: 'iso' }) }), ...(strategy && { strategy: strategyRows(strategy, teller, 'iso') }),
    ...(core && { core }), ...(repairs && { repairs }),
    readings, got: answer.answer.text, ...(answer.scope.length > 0 && { scope: answer.scope.join('; ') }),
    explanation: [answer.sentence, ...(answer.unknownBecause === undefined ? [] : [answer.unknownBecause])].filter((line) => line !== ''),
  };
}
