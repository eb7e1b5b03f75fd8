/** Requests of the page → answers of the dossier that is open. One dossier is kept, with the viewpoint last asked for. */
import type { TimelineRow } from '@servanda/dossier';
import { daysOfIso } from '../app/dates.ts';
import { actsOf } from './acts.ts';
import { changesBetween } from './changes.ts';
import type { Chronicle, Difference, PlayReport, TriedRepair } from './chronicle.ts';
import { makeChronicle } from './make-chronicle.ts';
import { openFiles, replaceFiles, seenFrom, type Dossier, type Files } from './open-files.ts';
import { repairText } from './repair-text.ts';
import type { EngineView, RequestName, Requests, Spot } from './protocol.ts';

interface Kept {
  readonly files: Files;
  readonly dossier: Dossier;
  seen?: { readonly key: string; readonly dossier: Dossier; chronicle?: Chronicle };
}

let kept: Kept | undefined;

/** A reader waits half a minute for one answer; what is not found by then is not known. */
const patience = { clock: () => performance.now(), budget: { millis: 30_000 } };

type Answers = { readonly [N in RequestName]: (input: Requests[N]['input'] & { readonly isQuiet?: boolean }) => Requests[N]['output'] | Promise<Requests[N]['output']> };

const answers: Answers = {
  open: ({ files, view, isQuiet }) => {
    kept = { files, dossier: kept && isSameSet(kept.files, files) ? replaceFiles(kept.dossier, kept.files, files) : openFiles(files) };
    // The worker for questions needs no chronicle, only the dossier.
    return isQuiet ? (undefined as unknown as Chronicle) : chronicleOf(view);
  },
  chronicle: ({ view }) => chronicleOf(view),
  why: ({ statement, on, view }) => seen(view).dossier.why(statement, { on }),
  ask: ({ question, on, view }) => seen(view).dossier.ask(question, { ...(on !== undefined && { on }), ...patience }),
  check: () => opened().dossier.check(patience),
  claims: ({ view }) => seen(view).dossier.claims(),
  acts: () => actsOf(opened().dossier.model),
  play,
  repair,
  survey: ({ view }) => seen(view).dossier.survey(patience),
  compare,
  complete: async (spot) => (await ide()).complete(at(spot), spot.path, spot.offset, Object.keys(opened().files)),
  hover: async (spot) => (await ide()).explain(at(spot), spot.path, spot.offset),
  declaration: async (spot) => (await ide()).declared(at(spot), spot.path, spot.offset),
  references: async (spot) => (await ide()).used(at(spot), spot.path, spot.offset),
  dates: async ({ path }) => (await ide()).dated(opened().dossier, path),
  renamable: async (spot) => (await ide()).renamable(at(spot), spot.path, spot.offset),
  rename: async (spot) => (await ide()).renamed(at(spot), spot.path, spot.offset, spot.to),
  share: async ({ kind, view, on, stamp }) => (await import('./share.ts')).shareFile(seen(view).dossier, kind, on, stamp),
};

/** Answers one request. Throws what the engine throws: that is a mistake of ours, and the page says so. */
export function answerTo<N extends RequestName>(name: N, input: Requests[N]['input']): Requests[N]['output'] | Promise<Requests[N]['output']> {
  return answers[name](input);
}

function opened(): Kept {
  if (!kept) throw new Error('no dossier is open');
  return kept;
}

/** Only an edit may reuse what was read: another set of files is another dossier, which begins in another file. */
function isSameSet(a: Files, b: Files): boolean {
  const [of, other] = [Object.keys(a), Object.keys(b)];
  return of.length === other.length && of.every((path) => path in b);
}

function ide(): Promise<typeof import('./ide-answers.ts')> {
  return import('./ide-answers.ts');
}

/** The dossier with a file's text as it is in the editor; kept, so that the next request starts from there. */
function at({ path, text }: Spot): Dossier {
  const { files, dossier } = opened();
  if (files[path] !== text) kept = { files: { ...files, [path]: text }, dossier: dossier.update(path, text) };
  return opened().dossier;
}

function seen(view: EngineView): NonNullable<Kept['seen']> {
  const now = opened();
  const key = JSON.stringify(view);
  if (now.seen?.key !== key) now.seen = { key, dossier: seenFrom(now.dossier, view) };
  return now.seen;
}

function chronicleOf(view: EngineView): Chronicle {
  const now = seen(view);
  return now.chronicle ??= makeChronicle(now.dossier);
}

function play({ moves, on, view }: Requests['play']['input']): PlayReport {
  const base = chronicleOf(view);
  const supposed = (n: number): ReturnType<Dossier['suppose']> => seen(view).dossier.suppose(moves.slice(0, n).map((move) => ({ text: move.sentence, on: move.on })));
  const { problems, dossier, follows } = supposed(moves.length);
  const last = moves.reduce((day, move) => Math.max(day, daysOfIso(move.on)?.last ?? day), daysOfIso(on)?.last ?? base.today);
  return { steps: stepsOf(moves, follows, supposed), problems: problems.map((p) => p.message), changes: changesBetween(base, makeChronicle(dossier), last) };
}

/** Each question before and after, under the readings that are looked at. */
function repair({ line, view }: Requests['repair']['input']): TriedRepair | undefined {
  const { dossier } = opened();
  const text = repairText(dossier, line);
  if (!text) return undefined;
  const repaired = Object.entries(text.files).reduce((d, [path, changed]) => d.update(path, changed), dossier);
  const [before, after] = [seen(view).dossier, seenFrom(repaired, view)];
  const known = new Set(dossier.diagnostics.map((d) => d.message));
  return {
    ...text, problems: repaired.diagnostics.filter((d) => d.severity === 'error' && !known.has(d.message)).map((d) => d.message),
    answers: dossier.model.questions.flatMap((q) => {
      const [a, b] = [before.ask(q.id, patience).answer.text, after.ask(q.id, patience).answer.text];
      return a === b ? [] : [{ id: q.id, title: q.title ?? q.id, before: a, after: b }];
    }),
  };
}

/** What follows is told with the latest move on or before its day; of several moves on one day, with the first that brings it. */
function stepsOf(moves: readonly { on: string; sentence: string }[], follows: readonly TimelineRow[], supposed: (n: number) => { readonly follows: readonly TimelineRow[] }): PlayReport['steps'] {
  const days = moves.map((move) => daysOfIso(move.on)?.first ?? 0);
  const latest = (day: number): number => days.reduce((best, d, i) => (d <= day && (best < 0 || d >= (days[best] as number)) ? i : best), -1);
  const shared = days.map((d, i) => (days[i + 1] === d ? new Set(supposed(i + 1).follows.map((e) => `${e.on} ${e.sentence}`)) : undefined));
  const owner = (e: TimelineRow): number => {
    const last = latest(daysOfIso(e.on ?? '')?.first ?? 0);
    const first = shared.findIndex((known, i) => days[i] === days[last] && known?.has(`${e.on} ${e.sentence}`));
    return first < 0 ? last : first;
  };
  return moves.map((move, i) => ({
    ...move,
    then: follows.filter((e) => e.isComputed && owner(e) === i).map((e) => (e.on === move.on ? e.sentence : `${e.on}: ${e.sentence}`)),
  }));
}

function compare({ files, on, view }: Requests['compare']['input']): Difference {
  const before = seenFrom(openFiles(files), view);
  const after = seen(view).dossier;
  const problems = before.diagnostics.filter((d) => d.severity === 'error').slice(0, 5).map((d) => d.message);
  const day = daysOfIso(on)?.last ?? 0;
  return { problems, changes: changesBetween(makeChronicle(before), chronicleOf(view), day), report: before.compareWith(after, { on, ...patience }) };
}
