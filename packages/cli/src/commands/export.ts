/** `servanda export`: the dossier on a day as JSON, calendar, tables, pictures, or a page to read; a question as a program for another engine. */
import { didYouMean, parseIsoDay, suggestion } from '@servanda/base';
import type { CheckReport, Dossier } from '@servanda/dossier';
import {
  CSV_TABLES, playOf, playToSvg, questionReport, reportInput, strategyRows, strategyToSvg, timelineSvg, toCsv, toDot, toHtml, toIcs, toJson, toMermaid, toSvg, type CsvTable, type FindingReport, type ReportInput,
} from '@servanda/export';
import { writeFileSync } from 'node:fs';
import { EXIT } from '../exit-codes.ts';
import { exitFor, openForCommand, refuse, viewOf, warnOfErrors, type CommonOptions } from '../session.ts';
import { progressOn } from '../progress.ts';
import { paragraph, type Terminal } from '../terminal.ts';
import { sentence } from '../words.ts';

export interface ExportOptions extends CommonOptions {
  readonly on?: string;
  readonly format?: string;
  readonly table?: string;
  readonly picture?: string;
  /** For engines, and of which the play is drawn: the name of a question, or one in words. */
  readonly question?: string;
  readonly output?: string;
  readonly shortPeriods?: boolean;
}

const ENGINES = ['clingo', 'promela'] as const;
const FORMATS = ['json', 'ics', 'csv', 'dot', 'svg', 'mermaid', 'html', ...ENGINES] as const;
type Engine = (typeof ENGINES)[number];
type Format = Exclude<(typeof FORMATS)[number], Engine>;
const PICTURES = ['network', 'timeline', 'play'] as const;
const FORMAT_OF_EXTENSION: Readonly<Record<string, Format | Engine>> = { json: 'json', ics: 'ics', csv: 'csv', dot: 'dot', gv: 'dot', svg: 'svg', mmd: 'mermaid', html: 'html', htm: 'html', lp: 'clingo', pml: 'promela' };

export async function run(path: string | undefined, options: ExportOptions, terminal: Terminal): Promise<number> {
  const format = options.format ?? FORMAT_OF_EXTENSION[options.output?.split('.').at(-1)?.toLowerCase() ?? ''];
  const wrong = format === undefined ? `say which format: ${FORMATS.join(', ')}` : refusal('format', format, FORMATS) ?? refusal('table', options.table, CSV_TABLES) ?? refusal('picture', options.picture, PICTURES) ?? pictureRefusal(format, options);
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
  if (options.picture === 'play') return drawPlay(dossier, options, terminal);
  const needsAll = format === 'html' || format === 'json' || options.table === 'questions' || options.table === 'findings';
  const text = await written(reportOf(dossier, options, on, needsAll, terminal), format as Format, options);
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

function pictureRefusal(format: string, { picture, question }: ExportOptions): string | undefined {
  if (picture === undefined) return question === undefined || ENGINES.some((e) => e === format) ? undefined : '`--question` goes with `--picture play`, and with the formats clingo and promela';
  if (format !== 'svg') return `\`--picture\` goes with the format svg, not ${format}`;
  return picture === 'play' && question === undefined ? 'say which question the play shows, by `--question NAME`, or the question in words' : undefined;
}

/** Seconds that the question of a picture may take. */
const PATIENCE = 30;

/** The play that shows a question's answer, or what to do in each situation, drawn. */
function drawPlay(dossier: Dossier, options: ExportOptions, terminal: Terminal): number {
  const seen = dossier.view(viewOf(options));
  const report = seen.ask(options.question ?? '', {
    on: options.on, clock: () => performance.now(), budget: { millis: PATIENCE * 1000 }, isBrief: true, cancellation: terminal.cancellation, progress: progressOn(terminal),
  });
  terminal.status('');
  if (report.problems.length > 0) return refuse(report.problems, terminal);
  const { verdict, question } = report;
  const { teller } = seen.lens();
  const witness = verdict?.kind === 'fails' ? verdict.witness : verdict?.kind === 'holds' ? verdict.run : undefined;
  const rows = verdict?.kind === 'holds' ? strategyRows(verdict.strategy, teller, 'iso') : [];
  if (!witness && rows.length === 0) {
    const why = verdict === undefined ? 'the answer is read off the record: `servanda ask` gives its reasons' : sentence(report.unknownBecause ?? report.sentence).slice(0, -1);
    terminal.err(`${terminal.palette.error('error')}: there is no play to draw for \`${options.question}\`; ${why}\n`);
    return EXIT.usage;
  }
  write(`${witness ? playToSvg(playOf(witness, { teller, title: question, dates: 'iso' })) : strategyToSvg(rows, question)}\n`, options, terminal);
  return EXIT.ok;
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

function reportOf(dossier: Dossier, options: ExportOptions, on: string, needsAll: boolean, terminal: Terminal): ReportInput {
  const view = viewOf(options);
  const seen = dossier.view(view);
  const sources = dossier.files.flatMap((file) => { const text = dossier.sources.get(file); return text === undefined || file.startsWith('library:') ? [] : [{ file, text }]; });
  const checked = needsAll ? seen.check({ clock: () => performance.now(), withReasons: true, cancellation: terminal.cancellation, progress: progressOn(terminal) }) : undefined;
  return reportInput(seen.worlds(), {
    on: parseIsoDay(on), sources, readings: view.readings ?? [], offered: dossier.readings, dates: 'iso',
    ...(checked && { questions: checked.questions.map((q) => questionReport(q, { teller: seen.lens().teller, dates: 'iso' })), findings: findingReports(checked) }),
  });
}

function findingReports({ diagnostics, findings }: CheckReport): readonly FindingReport[] {
  return [...diagnostics.filter((d) => d.severity === 'error'), ...findings].map((d) => ({
    code: d.code, words: d.message, severity: d.severity === 'error' ? 'error' : 'warning',
    places: [{ origin: d.span, label: 'here' }, ...(d.related ?? []).map((r) => ({ origin: r.span, label: r.message }))],
  }));
}
