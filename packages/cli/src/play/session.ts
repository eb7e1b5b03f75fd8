/**
 * A scenario being stepped through: what is supposed to have happened so far, and the day it has come to. A line in (an event, or
 * a word such as `undo`), the next session and what to print out. Knows nothing of terminals; read next: ../commands/play.ts.
 */
import { parseIsoDay } from '@servanda/base';
import type { AnswerReport, AskOptions, Dossier, SupposedEvent, Supposition } from '@servanda/dossier';
import { sentence } from '../words.ts';
import { movesAt } from './moves.ts';
import { answersLine, changesText, eventProblems, HELP, movesText, owedText } from './text.ts';

/** Everything there is to know of a scenario. */
export interface PlaySession {
  readonly base: Dossier;
  readonly events: readonly SupposedEvent[];
  readonly day: string;
  readonly earlier?: PlaySession;
  /** Questions saved so far, by name. */
  readonly saved: readonly string[];
  /** The last question, with the day and what had happened when it was asked, for `save`. */
  readonly asked?: { readonly text: string; readonly answer: AnswerReport; readonly day: string; readonly events: readonly SupposedEvent[] };
}

/** What a line leads to. `save` is text for the dossier. */
export interface PlayReply {
  readonly session: PlaySession;
  readonly text: string;
  readonly isWrong?: boolean;
  readonly isOver?: boolean;
  readonly save?: string;
}

export function startPlay(base: Dossier, day = base.today): PlaySession {
  return { base, events: [], day, saved: [] };
}

/** The dossier as the scenario has it. */
export function played(session: PlaySession): Supposition {
  return session.base.suppose(session.events);
}

/** Who waits for a search: hears what it is doing, and may call it off. */
export type Waiting = Pick<AskOptions, 'progress' | 'cancellation'>;

/** Answers one line. */
export function reply(session: PlaySession, line: string, width: number, waiting: Waiting = {}): PlayReply {
  const [word = '', ...rest] = line.trim().split(/\s+/);
  const argument = rest.join(' ');
  // A question needs no `ask` before it; `why` has its own answer.
  if (rest.length > 0 && line.trim().endsWith('?') && !/^(?:ask|why)$/i.test(word)) return askIn(session, line.trim(), width, waiting);
  switch (word.toLowerCase()) {
    case '': return { session, text: '' };
    case 'help': case '?': return { session, text: HELP };
    case 'quit': case 'exit': case 'q': return { session, text: '', isOver: true };
    case 'undo': case 'u': return session.earlier ? { session: session.earlier, text: `Back to ${session.earlier.day}.\n` } : { session, text: 'There is nothing to undo.\n', isWrong: true };
    case 'to': return passTo(session, argument, width);
    case 'owes': case 'status': return { session, text: owedText(played(session).dossier, session.day, argument, width) };
    case 'moves': case 'm': return { session, text: movesText(movesAt(played(session).dossier, session.day), width) };
    case 'why': return whyIn(session, argument, width);
    case 'ask': return askIn(session, argument, width, waiting);
    case 'log': return { session, text: session.events.length === 0 ? 'Nothing has happened yet.\n' : played(session).events.map((e) => `${e.on}  ${e.sentence}.\n`).join('') };
    case 'save': return saveIn(session, argument);
    default: return /^\d+$/.test(word) && rest.length === 0 ? chosen(session, Number(word), width) : happening(session, line.trim(), width);
  }
}

function chosen(session: PlaySession, n: number, width: number): PlayReply {
  const move = movesAt(played(session).dossier, session.day)[n - 1];
  if (!move) return { session, text: `There is no move ${n}; \`moves\` lists them.\n`, isWrong: true };
  return move.kind === 'time' ? passTo(session, move.to, width) : happening(session, move.event, width);
}

/** Something happens on the day the scenario has come to, or on the day that the line gives, which must not lie before it. */
function happening(session: PlaySession, text: string, width: number): PlayReply {
  const before = played(session);
  const next = { ...session, events: [...session.events, { text, on: session.day }], earlier: session };
  const after = played(next);
  if (after.problems.length > 0) return { session, text: eventProblems(after.problems), isWrong: true };
  const day = after.events.at(-1)?.on ?? session.day;
  if (day < session.day) return { session, text: `${day} lies before ${session.day}; \`undo\` goes back.\n`, isWrong: true };
  const told = after.events.slice(before.events.length).map((e) => `${e.on}  ${e.sentence}.\n`).join('');
  return { session: { ...next, day }, text: told + changesText(before.dossier, after.dossier, session.day, day, width) };
}

/** Time passes; what falls due or takes effect on the way is told. */
function passTo(session: PlaySession, to: string, width: number): PlayReply {
  if (parseIsoDay(to) === undefined) return { session, text: `\`to\` takes a day, such as \`to ${session.day}\`, not \`${to}\`.\n`, isWrong: true };
  if (to < session.day) return { session, text: `${to} lies before ${session.day}; \`undo\` goes back.\n`, isWrong: true };
  const { dossier } = played(session);
  return { session: { ...session, day: to, earlier: session }, text: changesText(undefined, dossier, session.day, to, width) };
}

function whyIn(session: PlaySession, statement: string, width: number): PlayReply {
  const report = played(session).dossier.why(statement, { on: session.day });
  if (report.problems.length > 0) return { session, text: eventProblems(report.problems), isWrong: true };
  return { session, text: answersLine(report.sentence, report.because, width) };
}

/** Seconds that a question may take while somebody waits at the prompt. */
const PATIENCE = 10;

/** Questions about what may come, whose causes and repairs take long and are not told at the prompt. */
const AHEAD = /^\s*(can|do|how|what must|is it possible|is there)\b/i;

function askIn(session: PlaySession, question: string, width: number, waiting: Waiting): PlayReply {
  const answer = played(session).dossier.ask(question, { on: session.day, clock: () => performance.now(), budget: { millis: PATIENCE * 1000 }, ...waiting, isBrief: AHEAD.test(question) });
  if (answer.problems.length > 0) return { session, text: eventProblems(answer.problems), isWrong: true };
  return { session: { ...session, asked: { text: question, answer, day: session.day, events: session.events } }, text: answersLine(saidShortly(answer), answer.because, width) };
}

function saidShortly({ answer, sentence: said, unknownBecause }: AnswerReport): string {
  if (unknownBecause === undefined) return `${answer.text}. ${said}`;
  return said === 'It is not known.' ? `Unknown: ${unknownBecause}` : `${answer.text}. ${said} ${sentence(unknownBecause)}`;
}

/** The last question under what had happened when it was asked, as a section of the dossier with its answer as what is expected. */
function saveIn(session: PlaySession, name: string): PlayReply {
  if (!session.asked) return { session, text: 'Ask something first: `save` keeps the last question with its answer.\n', isWrong: true };
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) return { session, text: '`save` takes a name of one word for the question.\n', isWrong: true };
  if (session.base.model.questions.some((q) => q.id === name) || session.saved.includes(name)) return { session, text: `There is a question \`${name}\` already; take another name.\n`, isWrong: true };
  const save = asSection(session.base, name, session.asked);
  if (answersAlike(session, name, save)) return { session: { ...session, saved: [...session.saved, name] }, text: `${save}\n`, save };
  return { session, text: `Not saved: asked of the dossier itself, which speaks from ${session.base.today}, the question would have another answer.\n`, isWrong: true };
}

type Asked = NonNullable<PlaySession['asked']>;

/** Questions that may say which day they are about; the others start from the day that they assume. */
const DATED = ['holds', 'who', 'owes', 'missing'];

function asSection(base: Dossier, name: string, { text, answer, day, events }: Asked): string {
  const stem = text.trim().replace(/[\s.?!]*$/, '');
  const isOnItsDay = day === base.today || / (on|in|known on) \d{4}/.test(stem);
  const question = DATED.includes(answer.kind) && !isOnItsDay ? `${stem} on ${day}?` : `${stem}?`;
  const happened = events.map((e) => `Assuming ${e.text.replace(/^on \S+ /i, '').replace(/[.]$/, '')} on ${/^on (\S+) /i.exec(e.text)?.[1] ?? e.on}.\n`);
  const now = DATED.includes(answer.kind) || answer.kind === 'when' || day <= base.today ? '' : `Assuming it is on ${day}.\n`;
  const under = answer.readings.length === 0 ? '' : ` under ${answer.readings.join(' and ')}`;
  return `\nquestion ${name}.\n${happened.join('')}${now}${question}\nExpect ${expectedText(answer)}${under}.\n`;
}

function expectedText({ kind, answer }: AnswerReport): string {
  if (answer.kind === 'names' && answer.text === 'none') return 'nothing';
  return kind === 'when' && answer.kind === 'no' ? 'never' : answer.text;
}

/** Whether the dossier with the section in it reads without a new mistake, and answers as the scenario did. */
function answersAlike({ base, asked }: PlaySession, name: string, section: string): boolean {
  const written = base.update(base.entry, `${base.sources.get(base.entry) ?? ''}\n${section}`);
  const mistakes = (dossier: Dossier): number => dossier.diagnostics.filter((d) => d.severity === 'error').length;
  if (mistakes(written) > mistakes(base)) return false;
  const again = written.ask(name, { readings: asked?.answer.readings ?? [], isBrief: true, clock: () => performance.now(), budget: { millis: 30_000 } });
  return again.problems.length === 0 && again.answer.text === asked?.answer.answer.text;
}
