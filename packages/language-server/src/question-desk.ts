/**
 * Questions about dossiers, answered in a thread of their own: replaying a long history or searching for a strategy may take
 * seconds, and a keystroke must not wait for them. This file is both ends: what is loaded as the worker answers, what is
 * imported asks. (One file, so that a bundle that holds it can serve as the worker.) Texts go over whole, answers come back plain.
 */
import type { Diagnostic } from '@servanda/base';
import { openDossier, type Dossier } from '@servanda/dossier';
import { answerPage, standingOf, verdictOf, type Standing } from '@servanda/ide';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What can be asked about a dossier. */
export type Inquiry =
  /** Findings, and where everyone stands on the dossier's day. */
  | { readonly kind: 'review' }
  | { readonly kind: 'verdict'; readonly question: string; readonly millis: number }
  | { readonly kind: 'page'; readonly question: string; readonly millis: number };

/** What the log, the clauses and the claims come to. */
export interface Review {
  readonly findings: readonly Diagnostic[];
  readonly standing: Standing;
}

/** What comes back, by what was asked. */
export interface Answers {
  readonly review: Review;
  readonly verdict: { readonly text: string; readonly isMet: boolean };
  /** Markdown; places of the dossier are linked as `place:FILE#L7`. */
  readonly page: string;
}

/** An inquiry under way. `answer` is nothing when it was called off, or when the thread broke down. */
export interface Pending<T> {
  readonly answer: Promise<T | undefined>;
  readonly cancel: () => void;
}

/** The asking end. */
export interface QuestionDesk {
  readonly ask: <I extends Inquiry>(dossier: Dossier, key: string, inquiry: I) => Pending<Answers[I['kind']]>;
  /** The dossier has changed: what was asked about it is called off, but for pages, which someone waits for. */
  readonly callOff: (key: string) => void;
  readonly forget: (key: string) => void;
  readonly close: () => void;
}

type ToWorker =
  | { readonly kind: 'texts'; readonly key: string; readonly entry: string; readonly texts: readonly (readonly [string, string | undefined])[] }
  | { readonly kind: 'inquiry'; readonly id: number; readonly key: string; readonly inquiry: Inquiry }
  | { readonly kind: 'forget'; readonly key: string };

interface FromWorker {
  readonly id: number;
  readonly answer?: unknown;
  readonly problem?: string;
}

/** Which inquiries were called off, seen by both threads: slot `id % SLOTS` holds `id`. */
const SLOTS = 4096;
const MARK = 'servanda-question-desk';

/** Opens the desk; its thread starts with the first question. `complain` is told when the thread breaks down or an answer fails. */
export function openQuestionDesk(complain: (problem: string) => void): QuestionDesk {
  const calledOff = new Int32Array(new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT));
  const waiting = new Map<number, { readonly key: string; readonly kind: Inquiry['kind']; readonly resolve: (answer: unknown) => void }>();
  const sent = new Map<string, ReadonlyMap<string, string>>();
  let worker: Worker | undefined;
  let nextId = 1;

  const settle = (id: number, answer: unknown): void => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  };
  const breakDown = (problem: string): void => {
    worker = undefined;
    sent.clear();
    complain(problem);
    for (const id of [...waiting.keys()]) settle(id, undefined);
  };
  const start = (): Worker => {
    const made = new Worker(new URL(import.meta.url), { workerData: { mark: MARK, calledOff }, stdout: true, name: 'questions' });
    made.on('message', ({ id, answer, problem }: FromWorker) => {
      if (problem !== undefined) complain(problem);
      settle(id, answer);
    });
    made.on('error', (error) => { if (worker === made) breakDown(error.message); });
    made.on('exit', () => { if (worker === made) breakDown('the thread that answers questions has ended'); });
    made.unref();
    return made;
  };
  const send = (message: ToWorker): void => (worker ??= start()).postMessage(message);
  const cancel = (id: number): void => {
    Atomics.store(calledOff, id % SLOTS, id);
    settle(id, undefined);
  };
  return {
    ask: (dossier, key, inquiry) => {
      worker ??= start();
      const texts = changedTexts(sent.get(key), dossier.sources);
      if (texts.length > 0 || !sent.has(key)) send({ kind: 'texts', key, entry: dossier.entry, texts });
      sent.set(key, new Map(dossier.sources));
      const id = nextId++;
      const answer = new Promise<never>((resolve) => { waiting.set(id, { key, kind: inquiry.kind, resolve: resolve as (answer: unknown) => void }); });
      send({ kind: 'inquiry', id, key, inquiry });
      return { answer, cancel: () => cancel(id) };
    },
    callOff: (key) => { for (const [id, each] of [...waiting]) if (each.key === key && each.kind !== 'page') cancel(id); },
    forget: (key) => { if (sent.delete(key)) send({ kind: 'forget', key }); },
    close: () => {
      const ended = worker;
      worker = undefined;
      for (const id of [...waiting.keys()]) settle(id, undefined);
      void ended?.terminate();
    },
  };
}

/** What the other thread lacks: texts that are new or others, and those that are gone. */
function changedTexts(before: ReadonlyMap<string, string> | undefined, now: ReadonlyMap<string, string>): readonly (readonly [string, string | undefined])[] {
  const changed: [string, string | undefined][] = [...now].filter(([file, text]) => before?.get(file) !== text);
  for (const file of before?.keys() ?? []) if (!now.has(file)) changed.push([file, undefined]);
  return changed;
}

/** A dossier on the answering end: edits are made when the next question comes. */
interface Desk {
  readonly texts: Map<string, string>;
  readonly changed: Set<string>;
  readonly entry: string;
  dossier?: Dossier;
}

const LIBRARY = 'library:';

function answerQuestions(port: NonNullable<typeof parentPort>, calledOff: Int32Array): void {
  const desks = new Map<string, Desk>();
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'forget': desks.delete(message.key); return;
      case 'texts': return take(desks, message);
      case 'inquiry': {
        const isCancelled = (): boolean => Atomics.load(calledOff, message.id % SLOTS) === message.id;
        if (!isCancelled()) port.postMessage(answerOne(desks, message, isCancelled));
      }
    }
  });
}

function take(desks: Map<string, Desk>, { key, entry, texts }: Extract<ToWorker, { kind: 'texts' }>): void {
  const desk = desks.get(key) ?? { texts: new Map<string, string>(), changed: new Set<string>(), entry };
  desks.set(key, desk);
  for (const [file, text] of texts) {
    if (text === undefined) desk.texts.delete(file);
    else desk.texts.set(file, text);
    desk.changed.add(file);
  }
}

function answerOne(desks: ReadonlyMap<string, Desk>, { id, key, inquiry }: Extract<ToWorker, { kind: 'inquiry' }>, isCancelled: () => boolean): FromWorker {
  const desk = desks.get(key);
  if (!desk) return { id, problem: 'a question about a dossier that was not opened' };
  try {
    return { id, answer: answerFrom(dossierOf(desk), inquiry, isCancelled) };
  } catch (error) {
    delete desk.dossier;
    return { id, problem: error instanceof Error ? error.stack ?? error.message : String(error) };
  }
}

function dossierOf(desk: Desk): Dossier {
  const { texts, changed, entry } = desk;
  let now = desk.dossier;
  delete desk.dossier;
  if (now) for (const file of changed) now = now.update(file, texts.get(file));
  changed.clear();
  now ??= openDossier({ read: (file) => texts.get(file), entry }, { entry, library: (path) => texts.get(LIBRARY + path) });
  desk.dossier = now;
  return now;
}

function answerFrom(dossier: Dossier, inquiry: Inquiry, isCancelled: () => boolean): Answers[Inquiry['kind']] {
  const limits = (millis: number) => ({ budget: { millis }, clock: () => performance.now(), cancellation: { isCancelled } });
  switch (inquiry.kind) {
    case 'review': return { findings: dossier.findings(), standing: standingOf(dossier) };
    case 'verdict': return verdictOf(dossier, inquiry.question, limits(inquiry.millis));
    case 'page': return answerPage(dossier, inquiry.question, { ...limits(inquiry.millis), linkTo: (file, line) => `place:${encodeURIComponent(file)}#L${line}` });
  }
}

const data: unknown = isMainThread ? undefined : workerData;
if (parentPort && typeof data === 'object' && data !== null && 'mark' in data && data.mark === MARK && 'calledOff' in data && data.calledOff instanceof Int32Array) {
  answerQuestions(parentPort, data.calledOff);
}
