/** Requests about the text: what may follow, what it says, its shape, its style, its remedies. */
import type { Span } from '@servanda/base';
import { completionsAt, fixesAt, fixesOf, foldsOf, formatted, hoverAt, linksOf, outlineOf, signaturesAt, type Completion, type OutlineItem, type QuickFix } from '@servanda/ide';
import {
  CodeActionKind, CompletionItemKind, FoldingRangeKind, InsertTextFormat, MarkupKind, SymbolKind, type CodeAction, type CompletionItem, type DocumentSymbol, type TextEdit,
} from 'vscode-languageserver/node';
import { uriOfPath } from './addresses.ts';
import { diagnosticOf } from './diagnostics.ts';
import { workspaceEdit } from './name-requests.ts';
import { offsetOf } from './positions.ts';
import type { Project } from './project.ts';
import { guarded, offsetIn, placeOf, type Place, type Session } from './session.ts';

/** A hover does not wait longer than this for the replay that says where a party stands. */
const HOVER_PATIENCE = 700;

/** More proposals than this are narrowed down by typing. */
const MANY = 200;

/** Registers them. */
export function answerTextRequests(session: Session): void {
  const { connection, publisher } = session;
  connection.onHover(guarded(session, 'hover', null, async ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    const offset = offsetIn(place, position);
    let needsStanding = false;
    const known = publisher.standing(place.project);
    const first = hoverAt(place.dossier, place.file, offset, () => { needsStanding = true; return known; });
    const waited = needsStanding && !known ? await publisher.awaitStanding(place.project, HOVER_PATIENCE) : known;
    const hover = waited === known ? first : hoverAt(place.project.current(), place.file, offset, () => waited);
    return hover ? { range: place.project.rangeOf(hover.span), contents: { kind: MarkupKind.Markdown, value: hover.text } } : null;
  }));
  connection.onCompletion(guarded(session, 'completion', null, ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    const offset = offsetIn(place, position);
    const found = completionsAt(place.dossier, place.file, offset, { paths: () => place.project.paths(place.file) });
    const hasSnippets = session.client().textDocument?.completion?.completionItem?.snippetSupport === true;
    return { isIncomplete: found.length >= MANY, items: found.map((completion, i) => completionItem(place, offset, completion, i, hasSnippets)) };
  }));
  connection.onSignatureHelp(guarded(session, 'signature', null, ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    const found = signaturesAt(place.dossier, place.file, offsetIn(place, position));
    if (found.length === 0) return null;
    return {
      activeSignature: 0, activeParameter: found[0]?.active ?? 0,
      signatures: found.map(({ label, slots, active }) => ({ label, activeParameter: active, parameters: slots.map(({ from, to }) => ({ label: [from, to] as [number, number] })) })),
    };
  }));
  connection.onDocumentSymbol(guarded(session, 'outline', [], ({ textDocument }) => {
    const { project, dossier, file } = placeOf(session, textDocument.uri);
    return outlineOf(dossier, file).map((item) => documentSymbol(project, item));
  }));
  connection.onFoldingRanges(guarded(session, 'folding', [], ({ textDocument }) => {
    const { project, dossier, file } = placeOf(session, textDocument.uri);
    return foldsOf(dossier, file).map((fold) => {
      const { start, end } = project.rangeOf(fold);
      return { startLine: start.line, endLine: end.line, ...(fold.isComment === true && { kind: FoldingRangeKind.Comment }) };
    });
  }));
  connection.onSelectionRanges(guarded(session, 'selection', null, ({ textDocument, positions }) => {
    const place = placeOf(session, textDocument.uri);
    return positions.map((position) => selectionRange(place, offsetIn(place, position)));
  }));
  connection.onDocumentLinks(guarded(session, 'links', [], ({ textDocument }) => {
    const { project, dossier, file } = placeOf(session, textDocument.uri);
    return linksOf(dossier, file).map(({ span, target }) => ({ range: project.rangeOf(span), target: target.kind === 'url' ? target.url : uriOfPath(project.pathOf(target.file)) }));
  }));
  connection.onDocumentFormatting(guarded(session, 'formatting', null, ({ textDocument }) => formattingEdits(placeOf(session, textDocument.uri))));
  connection.onCodeAction(guarded(session, 'code actions', [], ({ textDocument, range, context }) => {
    const place = placeOf(session, textDocument.uri);
    const lines = place.project.linesOf(place.file);
    const span: Span = { file: place.file, from: offsetOf(lines, range.start), to: offsetOf(lines, range.end) };
    const wants = (kind: string): boolean => context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    return [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(place, fixesAt(place.dossier, span)) : []),
      ...(wants(CodeActionKind.SourceFixAll) && context.only !== undefined ? fixAll(place) : []),
    ];
  }));
}

const COMPLETION_KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  phrase: CompletionItemKind.Method, party: CompletionItemKind.Class, thing: CompletionItemKind.Value, instrument: CompletionItemKind.Module,
  article: CompletionItemKind.Reference, keyword: CompletionItemKind.Keyword, source: CompletionItemKind.Interface, variable: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet, file: CompletionItemKind.File,
};

function completionItem({ project, file }: Place, offset: number, { label, insert, kind, detail, from }: Completion, order: number, hasSnippets: boolean): CompletionItem {
  const text = hasSnippets ? insert : insert.replace(/\$\{\d+:([^}]*)\}|\$\d+|\\([\\$}])/g, (_, slot: string | undefined, sign: string | undefined) => slot ?? sign ?? '');
  return {
    label, kind: COMPLETION_KINDS[kind], sortText: String(order).padStart(4, '0'), filterText: label,
    insertTextFormat: hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: project.rangeOf({ file, from, to: offset }), newText: text },
    ...(detail !== undefined && { detail }),
  };
}

const OUTLINE_KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  dossier: SymbolKind.File, instrument: SymbolKind.Namespace, draft: SymbolKind.Namespace, custom: SymbolKind.Namespace, article: SymbolKind.Function,
  reading: SymbolKind.Interface, report: SymbolKind.String, notice: SymbolKind.String, question: SymbolKind.Event,
};

function documentSymbol(project: Project, { name, kind, title, heading, whole, children }: OutlineItem): DocumentSymbol {
  return {
    name: name === '' ? kind : name, kind: OUTLINE_KINDS[kind], range: project.rangeOf(whole), selectionRange: project.rangeOf(heading),
    ...(title !== undefined && { detail: title }), children: children.map((child) => documentSymbol(project, child)),
  };
}

/** The name, the sentence, the section, the file. */
function selectionRange({ project, dossier, file }: Place, offset: number) {
  const sections = foldsOf(dossier, file).filter((fold) => fold.from <= offset && offset <= fold.to);
  const sentence = hoverAt(dossier, file, offset, () => undefined)?.span;
  const text = dossier.sources.get(file) ?? '';
  const spans = [{ file, from: 0, to: text.length }, ...sections, ...(sentence ? [sentence] : [])].sort((a, b) => (b.to - b.from) - (a.to - a.from));
  const nested = spans.filter((span, i) => i === 0 || span.to - span.from < spans[i - 1]!.to - spans[i - 1]!.from);
  return nested.reduce<SelectionRange | undefined>((parent, span) => ({ range: project.rangeOf(span), ...(parent && { parent }) }), undefined)
    ?? { range: project.rangeOf({ file, from: offset, to: offset }) };
}

interface SelectionRange {
  range: ReturnType<Project['rangeOf']>;
  parent?: SelectionRange;
}

/** One edit, of the lines that differ: marks and cursors elsewhere stay. */
function formattingEdits({ project, dossier, file }: Place): TextEdit[] {
  const [before, after] = [dossier.sources.get(file) ?? '', formatted(dossier, file)];
  if (after === undefined) return [];
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  from = before.lastIndexOf('\n', from - 1) + 1;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const to = before.length - end;
  return [{ range: project.rangeOf({ file, from, to }), newText: after.slice(from, after.length - end) }];
}

function quickFixes(place: Place, fixes: readonly QuickFix[]): CodeAction[] {
  const firsts = new Set<QuickFix['diagnostic']>();
  return fixes.map((fix) => {
    const isFirst = !firsts.has(fix.diagnostic);
    firsts.add(fix.diagnostic);
    return {
      title: fix.title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(place, fix.edits), diagnostics: [diagnosticOf(place.project, fix.diagnostic)],
      ...(isFirst && fix.diagnostic.fixes?.length === 1 && { isPreferred: true }),
    };
  });
}

function fixAll(place: Place): CodeAction[] {
  const fixes = fixesOf(place.dossier, place.file);
  return fixes.length === 0 ? [] : [{ title: 'apply every fix that leaves no choice', kind: CodeActionKind.SourceFixAll, edit: workspaceEdit(place, fixes.flatMap((fix) => fix.edits)) }];
}
