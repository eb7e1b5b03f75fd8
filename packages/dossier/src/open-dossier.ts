/**
 * Opens a dossier: text is compiled at once, everything else is computed when first asked for and kept. Each viewpoint
 * (readings, sources believed, second clock) has its own replay. Read next: lens.ts, answers.ts, check-report.ts.
 */
import { isoFromDay, type Diagnostic, type Span } from '@servanda/base';
import { compile, underReadings, type Compiled, type Model, type SourceHost } from '@servanda/model';
import { supposing } from '@servanda/timeline';
import { askReport } from './answers.ts';
import { checkReport } from './check-report.ts';
import { codePage } from './code-pages.ts';
import type { Desk } from './desk.ts';
import { comparisonReport } from './comparison-report.ts';
import type { Dossier, OpenOptions, SupposedEvent, Supposition, ViewOptions } from './dossier.ts';
import { dueReport, dutiesReport } from './duty-rows.ts';
import { encodingReport } from './encoding-report.ts';
import { claimRows, findingsIn } from './findings.ts';
import { makeLens, type Lens } from './lens.ts';
import { makePlaces } from './places.ts';
import { readOptionalDay, readReadings, readSources } from './query.ts';
import type { QueryProblem, Viewpoint } from './reports.ts';
import { openSource, remembering, withFile, type DossierSource } from './source.ts';
import { readStatement } from './statements.ts';
import { statusReport } from './status-report.ts';
import { changesBetween, readEvents, withEntries } from './suppose.ts';
import { surveyReport } from './survey-report.ts';
import { timelineReport } from './timeline-report.ts';
import { forecastReport, whyReport } from './why-report.ts';

/** Opens a dossier from a text, from texts by file name, or from a host (a folder: `openFolder` of `servanda/node`). Never throws for what the author wrote. */
export function openDossier(source: DossierSource, options: OpenOptions = {}): Dossier {
  const { host, entry } = openSource(source, options);
  return compileDossier(host, entry, options, undefined);
}

/** Opens a model that was built by a program or read from JSON. It has no text, so places have no line. */
export function openModel(model: Model, options: Omit<OpenOptions, 'entry' | 'library' | 'libraryNames'> = {}): Dossier {
  const desk = makeDesk(model, [], new Map());
  return makeDossier(desk, viewpointOf(options), { entry: '', files: model.files, update: () => openModel(model, options) });
}

function compileDossier(source: SourceHost, entry: string, options: OpenOptions, previous: Compiled | undefined): Dossier {
  const { host, texts } = remembering(source);
  const compiled = compile(host, entry, previous);
  const files = compiled.files.map((f) => f.file);
  const desk = makeDesk(compiled.model, compiled.diagnostics.map(plain), texts, compiled);
  return makeDossier(desk, viewpointOf(options), {
    entry: compiled.entry, files,
    update: (path, text, viewpoint) => compileDossier(withFile(source, path, text), compiled.entry, { ...options, ...viewpoint }, compiled),
  });
}

/** Diagnostics as plain data: their places stay where they were when an edit moves the text. */
function plain(diagnostic: Diagnostic): Diagnostic {
  const { related, fixes } = diagnostic;
  return {
    ...diagnostic, span: plainSpan(diagnostic.span),
    ...(related && { related: related.map((r) => ({ ...r, span: plainSpan(r.span) })) }),
    ...(fixes && { fixes: fixes.map((f) => ({ ...f, edits: f.edits.map((e) => ({ ...e, span: plainSpan(e.span) })) })) }),
  };
}

function plainSpan({ file, from, to }: Span): Span {
  return { file, from, to };
}

function viewpointOf(options: ViewOptions): Viewpoint {
  return { readings: options.readings ?? [], believe: options.believe ?? [], ...(options.knownOn !== undefined && { knownOn: options.knownOn }) };
}

function makeDesk(model: Model, diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>, compiled?: Compiled): Desk {
  const places = makePlaces(model, sources);
  const models = new Map<string, Model>();
  const lenses = new Map<string, Lens>();
  const folded = (readings: readonly string[]): Model => kept(models, readings.join(), () => underReadings(model, readings));
  return {
    model, compiled, sources, places, diagnostics, underReadings: folded,
    lens: (viewpoint, supposed = []) => kept(lenses, JSON.stringify([viewpoint, supposed]), () =>
      makeLens(supposing(folded(viewpoint.readings), supposed), viewpoint, places)),
  };
}

function kept<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

interface Identity {
  readonly entry: string;
  readonly files: readonly string[];
  readonly update: (path: string, text: string | undefined, viewpoint: ViewOptions) => Dossier;
}

function makeDossier(desk: Desk, own: Viewpoint, identity: Identity): Dossier {
  const { model } = desk;
  const seen = (options: ViewOptions = {}): Seen => seenFrom(desk, own, options);
  return {
    entry: identity.entry, files: identity.files, model, diagnostics: desk.diagnostics, sources: desk.sources, readings: model.readings, viewpoint: own,
    get today() { return isoFromDay(seen().lens.today); },
    view: (options) => makeDossier(desk, { ...own, ...viewpointChanges(options) }, identity),
    status: (options = {}) => withProblems(seen(options), (lens) => statusReport(lens, options)),
    duties: (options = {}) => withProblems(seen(options), (lens) => dutiesReport(lens, options)),
    due: (options = {}) => withProblems(seen(options), (lens) => dueReport(lens, options)),
    timeline: (options = {}) => withProblems(seen(options), (lens) => timelineReport(lens, options)),
    forecast: (instrument, options = {}) => withProblems(seen(options), (lens) => forecastReport(lens, instrument, options)),
    why: (statement, options = {}) => {
      const read = readStatement(desk, statement);
      return withProblems(seen(options), (lens) => whyReport(lens, read.value, statement, options, read.problems));
    },
    findings: (options = {}) => findingsIn(seen(options).lens),
    claims: (options = {}) => claimRows(seen(options).lens),
    ask: (question, options = {}) => withProblems(seen(options), (lens) => askReport(desk, lens, question, options)),
    encode: (question, options) => withProblems(seen(options), (lens) => encodingReport(desk, lens, question, options)),
    check: (options = {}) => withProblems(seen(), (lens) => checkReport(desk, lens.viewpoint, options)),
    survey: (options = {}) => withProblems(seen(options), (lens) => surveyReport(desk, lens, options)),
    suppose: (events) => supposition(desk, own, identity, events),
    compareWith: (later, options = {}) => comparisonReport({ lens: seen().lens, check: () => checkReport(desk, own, options) }, { lens: later.lens(), check: () => later.check(options) }, options),
    compiled: desk.compiled,
    lens: () => seen().lens,
    update: (path, text) => identity.update(path, text, own),
    explainCode: codePage,
    worlds: (options = {}) => seen(options).lens.worlds,
  };
}

function supposition(desk: Desk, own: Viewpoint, identity: Identity, events: readonly SupposedEvent[]): Supposition {
  const { lens } = seenFrom(desk, own, {});
  const read = readEvents(desk, lens, events, lens.today);
  const further = makeDesk(withEntries(desk.model, read.entries), desk.diagnostics, desk.sources, desk.compiled);
  const after = seenFrom(further, own, {}).lens;
  return { problems: read.problems, events: read.events, dossier: makeDossier(further, own, identity), ...changesBetween(lens, after) };
}

function viewpointChanges(options: ViewOptions): Partial<Viewpoint> {
  const { readings, believe, knownOn } = options;
  return { ...(readings && { readings }), ...(believe && { believe }), ...(knownOn !== undefined && { knownOn }) };
}

/** A lens, and what was wrong with the names that asked for it. */
interface Seen {
  readonly lens: Lens;
  readonly problems: readonly QueryProblem[];
}

function seenFrom(desk: Desk, own: Viewpoint, options: ViewOptions): Seen {
  const readings = readReadings(desk.model, options.readings ?? own.readings);
  const believe = readSources(desk.model, options.believe ?? own.believe);
  const knownOn = readOptionalDay(options.knownOn ?? own.knownOn);
  const viewpoint: Viewpoint = { readings: readings.value, believe: believe.value, ...(knownOn.value !== undefined && { knownOn: isoFromDay(knownOn.value) }) };
  return { lens: desk.lens(viewpoint), problems: [...readings.problems, ...believe.problems, ...knownOn.problems] };
}

function withProblems<R extends { readonly problems: readonly QueryProblem[] }>({ lens, problems }: Seen, make: (lens: Lens) => R): R {
  const report = make(lens);
  return problems.length === 0 ? report : { ...report, problems: [...problems, ...report.problems] };
}
