/** Requests for marks in and beside the text: colours, verdicts, computed dates; and the page behind a verdict. */
import type { Dossier } from '@servanda/dossier';
import { COLOURS, inlaysOf, questionsIn, TOKEN_SORTS, tokensOf, type TokenSpan } from '@servanda/ide';
import { offsetAt } from '@servanda/base';
import {
  InlayHintKind, SemanticTokensBuilder, type CodeLens, type Command, type InlayHint, type SemanticTokens, type SemanticTokensDelta, type SemanticTokensLegend,
} from 'vscode-languageserver/node';
import { uriOfPath } from './addresses.ts';
import { offsetOf } from './positions.ts';
import type { Project } from './project.ts';
import type { Answers } from './question-desk.ts';
import { guarded, placeOf, type Place, type Session } from './session.ts';

/** The command behind a verdict: `[uri, question]`; its answer is the page in Markdown. */
export const ANSWER_COMMAND = 'servanda.answer';

/** How long the page may take, in milliseconds: who clicks has the patience. */
const PAGE_MILLIS = 30_000;

/** An inlay waits so long for the first review. */
const INLAY_PATIENCE = 2_000;

/** The protocol's name for each sort of token, so that every colour theme has a colour. */
const TOKEN_TYPES: Readonly<Record<TokenSpan['sort'], string>> = {
  heading: 'keyword', modal: 'modifier', structure: 'keyword', declaration: 'keyword', number: 'number', date: 'number', text: 'string', comment: 'comment',
  party: 'class', thing: 'variable', instrument: 'namespace', article: 'property', act: 'function', fact: 'method', reading: 'macro', source: 'interface',
  question: 'event', kind: 'type', variable: 'parameter', group: 'enum',
};

const TYPES = [...new Set([...TOKEN_SORTS, ...COLOURS].map((sort) => TOKEN_TYPES[sort]))];
const TYPE_NUMBERS = new Map(TYPES.map((type, i) => [type, i]));

/** What the numbers of semantic tokens mean. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: TYPES, tokenModifiers: ['declaration'] };

/** Registers them. */
export function answerMarkRequests(session: Session): void {
  answerTokens(session);
  answerLenses(session);
  session.connection.languages.inlayHint.on(guarded(session, 'inlay hints', [], async ({ textDocument, range }) => {
    const place = placeOf(session, textDocument.uri);
    const standing = await session.publisher.awaitStanding(place.project, INLAY_PATIENCE);
    const lines = place.project.linesOf(place.file);
    const [from, to] = [offsetOf(lines, range.start), offsetOf(lines, range.end)];
    return standing ? inlaysOf(place.project.current(), place.file, standing).filter(({ offset }) => offset >= from && offset <= to).map((inlay): InlayHint => ({
      position: place.project.rangeOf({ file: inlay.file, from: inlay.offset, to: inlay.offset }).start,
      label: inlay.text.trim(), kind: InlayHintKind.Type, paddingLeft: true, tooltip: `on ${standing.today}`,
    })) : [];
  }));
}

function answerTokens(session: Session): void {
  const { semanticTokens } = session.connection.languages;
  const builders = new Map<string, SemanticTokensBuilder>();
  const nothing: SemanticTokens = { data: [] };
  const noChange: SemanticTokens | SemanticTokensDelta = nothing;
  semanticTokens.on(guarded(session, 'semantic tokens', nothing, ({ textDocument }) => {
    const builder = new SemanticTokensBuilder();
    builders.set(textDocument.uri, builder);
    pushTokens(builder, placeOf(session, textDocument.uri));
    return builder.build();
  }));
  semanticTokens.onDelta(guarded(session, 'semantic tokens', noChange, ({ textDocument, previousResultId }) => {
    const builder = builders.get(textDocument.uri) ?? new SemanticTokensBuilder();
    builders.set(textDocument.uri, builder);
    builder.previousResult(previousResultId);
    pushTokens(builder, placeOf(session, textDocument.uri));
    return builder.buildEdits();
  }));
  semanticTokens.onRange(guarded(session, 'semantic tokens', nothing, ({ textDocument, range }) => {
    const place = placeOf(session, textDocument.uri);
    const lines = place.project.linesOf(place.file);
    const builder = new SemanticTokensBuilder();
    pushTokens(builder, place, offsetOf(lines, range.start), offsetOf(lines, range.end));
    return builder.build();
  }));
}

/** The protocol's tokens have a line each. */
function pushTokens(builder: SemanticTokensBuilder, { project, dossier, file }: Place, from = 0, to = Infinity): void {
  const lines = project.linesOf(file);
  let line = 0;
  for (const token of tokensOf(dossier, file)) {
    if (token.to <= from || token.from >= to) continue;
    let at = token.from;
    while (at < token.to) {
      while ((lines.starts[line + 1] ?? Infinity) <= at) line += 1;
      const end = Math.min(token.to, offsetAt(lines, { line: line + 1, column: Infinity }));
      if (end > at) builder.push(line, at - (lines.starts[line] ?? 0), end - at, TYPE_NUMBERS.get(TOKEN_TYPES[token.sort]) ?? 0, token.isDefinition ? 1 : 0);
      at = Math.max(end, lines.starts[line + 1] ?? token.to);
    }
  }
}

/** What a lens carries until it is seen. */
interface LensData {
  readonly uri: string;
  readonly question: string;
}

function answerLenses(session: Session): void {
  const { connection, desk } = session;
  // An editor asks again whenever it draws; the same dossier has the same verdicts.
  const known = new WeakMap<Dossier, Map<string, Answers['verdict']>>();
  connection.onCodeLens(guarded(session, 'code lens', [], ({ textDocument: { uri } }) => {
    if (session.settings().verdictSeconds <= 0) return [];
    const { project, dossier, file } = placeOf(session, uri);
    return questionsIn(dossier, file).map(({ span, question }): CodeLens => ({ range: project.rangeOf(span), data: { uri, question } satisfies LensData }));
  }));
  connection.onCodeLensResolve(async (lens, token) => guarded(session, 'verdict', lens, async () => {
    const data: unknown = lens.data;
    if (!isLensData(data)) return lens;
    const { project, dossier } = placeOf(session, data.uri);
    const verdicts = known.get(dossier) ?? new Map<string, Answers['verdict']>();
    known.set(dossier, verdicts);
    const before = verdicts.get(data.question);
    if (before) return { range: lens.range, command: commandOf(data, before) };
    const asked = desk.ask(dossier, project.key, { kind: 'verdict', question: data.question, millis: session.settings().verdictSeconds * 1000 });
    token.onCancellationRequested(asked.cancel);
    const verdict = await asked.answer;
    if (verdict) verdicts.set(data.question, verdict);
    return { range: lens.range, command: verdict ? commandOf(data, verdict) : { title: '…', command: '' } };
  })(lens, token));
  connection.onExecuteCommand(guarded(session, 'command', null, async ({ command, arguments: given }, token) => {
    const [uri, question]: readonly unknown[] = given ?? [];
    if (command !== ANSWER_COMMAND || typeof uri !== 'string' || typeof question !== 'string') return null;
    const { project, dossier } = placeOf(session, uri);
    const asked = desk.ask(dossier, project.key, { kind: 'page', question, millis: PAGE_MILLIS });
    token.onCancellationRequested(asked.cancel);
    const page = await asked.answer;
    return page === undefined ? null : withAddresses(project, page);
  }));
}

function isLensData(data: unknown): data is LensData {
  return typeof data === 'object' && data !== null && 'uri' in data && typeof data.uri === 'string' && 'question' in data && typeof data.question === 'string';
}

/** `✓ yes`, `✗ no (expected yes)`, `? unknown`: told by a sign too, not by colour. */
function commandOf({ uri, question }: LensData, { text, isMet }: { readonly text: string; readonly isMet: boolean }): Command {
  const sign = !isMet ? '✗' : text.startsWith('unknown') ? '?' : '✓';
  return { title: `${sign} ${text}`, command: ANSWER_COMMAND, arguments: [uri, question] };
}

/** Links to places become links to lines of documents. */
function withAddresses(project: Project, page: string): string {
  return page.replace(/\(place:([^)#]*)#L(\d+)\)/g, (_, file: string, line: string) => `(${uriOfPath(project.pathOf(decodeURIComponent(file)))}#L${line})`);
}
