/** What a scenario prints. */
import type { Because, Dossier, QueryProblem } from '@servanda/dossier';
import { renderDiagnostics } from '@servanda/base';
import { paragraph, plainPaint } from '../terminal.ts';
import { outline, sentence } from '../words.ts';
import type { PlayMove } from './moves.ts';

export const HELP = `Type what happens, in the dossier's own words, or one of these:
  moves            what might happen next, numbered
  3                do number 3 of the moves
  to 2020-01-01    let time pass
  owes [PARTY]     who owes what now
  why STATEMENT    why something is so, or is not
  ask QUESTION     any question, as things now stand
  log              what has happened in this scenario
  undo             take the last step back
  save NAME        write the last question, with what happened and its answer, for the dossier
  quit
`;

/** What begins, ends or falls due between two days; with `before`, only what the last event changes, also later. */
export function changesText(before: Dossier | undefined, after: Dossier, from: string, to: string, width: number): string {
  const rows = after.timeline().rows;
  const old = new Map<string, number>();
  for (const row of before?.timeline().rows ?? []) old.set(`${row.on}|${row.sentence}`, (old.get(`${row.on}|${row.sentence}`) ?? 0) + 1);
  const fresh = rows.filter((row) => {
    const key = `${row.on}|${row.sentence}`;
    const left = old.get(key) ?? 0;
    old.set(key, left - 1);
    return left <= 0 && row.isComputed && (before === undefined ? row.on !== undefined && row.on > from && row.on <= to : true);
  });
  if (fresh.length === 0) return before === undefined ? `${to}. Nothing falls due or changes on the way.\n` : '  Nothing follows from it.\n';
  const told = (some: typeof fresh): string => some.map((row) => paragraph(`${row.on ?? ''}  ${sentence(row.sentence)}`, width, 2, 12)).join('');
  // What the calendar alone will bring is not there yet.
  const ahead = fresh.filter((row) => row.on !== undefined && row.on > to);
  return `${before === undefined ? `${to}.\n` : ''}${told(fresh.filter((row) => !ahead.includes(row)))}${ahead.length === 0 ? '' : `  If nothing else is done:\n${told(ahead)}`}`;
}

export function owedText(dossier: Dossier, day: string, party: string, width: number): string {
  const report = dossier.duties({ on: day, ...(party !== '' && { for: party }) });
  if (report.problems.length > 0) return eventProblems(report.problems);
  if (report.duties.length === 0) return `Nobody owes anything on ${day}.\n`;
  return report.duties.map((d) => paragraph(sentence(`${d.sentence}${d.waitsFor === undefined ? '' : `; ${d.waitsFor}`} (${d.place?.label ?? d.provision})`), width, 2, 2)).join('');
}

export function movesText(moves: readonly PlayMove[], width: number): string {
  if (moves.length === 0) return 'No move suggests itself; type any event.\n';
  return moves.map((m, i) => paragraph(`${String(i + 1).padStart(2)}  ${m.kind === 'time' ? `let time pass to ${m.to}` : m.event} (${m.note})`, width, 0, 4)).join('');
}

export function answersLine(text: string, because: readonly Because[], width: number): string {
  return `${paragraph(sentence(text), width)}${outline(because, { width, paint: plainPaint })}`;
}

export function eventProblems(problems: readonly QueryProblem[]): string {
  return problems.map((p) => (p.diagnostics && p.diagnostics.length > 0 ? `${renderDiagnostics(p.diagnostics, new Map(['question', 'happening'].map((file) => [file, p.given]))).trimEnd()}\n` : `${p.message}\n`)).join('');
}
