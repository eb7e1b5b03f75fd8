/**
 * A scenario being stepped through: what is supposed to have happened so far, and the day it has come to. A line in (an event, or
 * a word such as `undo`), the next session and what to print out. Knows nothing of terminals; read next: ../commands/play.ts.
 */
import { parseIsoDay } from '@servanda/base';
import type { AnswerReport, Dossier, SupposedEvent, Supposition } from '@servanda/dossier';
import { movesAt } from './moves.ts';
import { answersLine, changesText, eventProblems, HELP, movesText, owedText } from './text.ts';

/** Everything there is to know of a scenario. */
export interface PlaySession {
  readonly base: Dossier;
  readonly events: readonly SupposedEvent[];
  readonly day: string;
  readonly earlier?: PlaySession;
  /** The last question, for `save`. */
  readonly asked?: { readonly text: string; readonly answer: AnswerReport };
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
  return { base, events: [], day };
}

/** The dossier as the scenario has it. */
export function played(session: PlaySession): Supposition {
  return session.base.suppose(session.events);
}

/** Answers one line. */
export function reply(session: PlaySession, line: string, width: number): PlayReply {
  const [word = '', ...rest] = line.trim().split(/\s+/);
  const argument = rest.join(' ');
  switch (word.toLowerCase()) {
    case '': return { session, text: '' };
    case 'help': case '?': return { session, text: HELP };
    case 'quit': case 'exit': case 'q': return { session, text: '', isOver: true };
    case 'undo': case 'u': return session.earlier ? { session: session.earlier, text: `Back to ${session.earlier.day}.\n` } : { session, text: 'There is nothing to undo.\n', isWrong: true };
    case 'to': return passTo(session, argument, width);
    case 'owes': case 'status': return { session, text: owedText(played(session).dossier, session.day, argument, width) };
    case 'moves': case 'm': return { session, text: movesText(movesAt(played(session).dossier, session.day), width) };
    case 'why': return whyIn(session, argument, width);
    case 'ask': return askIn(session, argument, width);
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

function askIn(session: PlaySession, question: string, width: number): PlayReply {
  const answer = played(session).dossier.ask(question, { on: session.day, clock: () => performance.now(), budget: { millis: 30_000 } });
  if (answer.problems.length > 0) return { session, text: eventProblems(answer.problems), isWrong: true };
  return { session: { ...session, asked: { text: question, answer } }, text: answersLine(`${answer.answer.text}. ${answer.sentence}`, answer.because, width) };
}

/** The last question under what has happened, as a section of the dossier with its answer as what is expected. */
function saveIn(session: PlaySession, name: string): PlayReply {
  if (!session.asked) return { session, text: 'Ask something first: `save` keeps the last question with its answer.\n', isWrong: true };
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) return { session, text: '`save` takes a name of one word for the question.\n', isWrong: true };
  const { text, answer } = session.asked;
  const question = text.trim().replace(/[.?!]*$/, '?');
  const events = played(session).events.length === 0 ? [] : session.events.map((e) => `Assuming ${e.text.replace(/^on \S+ /i, '').replace(/[.]$/, '')} on ${/^on (\S+) /i.exec(e.text)?.[1] ?? e.on}.\n`);
  const expected = answer.answer.kind === 'names' && answer.answer.text === 'none' ? 'nothing' : answer.answer.text;
  const under = answer.readings.length === 0 ? '' : ` under ${answer.readings.join(' and ')}`;
  const save = `\nquestion ${name}.\n${events.join('')}${question}\nExpect ${expected}${under}.\n`;
  return { session, text: `${save}\n`, save };
}
