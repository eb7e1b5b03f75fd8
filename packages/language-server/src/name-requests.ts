/** Requests about names: where declared, where used, called otherwise. */
import { canRename, definitionAt, highlightsAt, namesMatching, referencesAt, rename, whyNotRenamed } from '@servanda/ide';
import type { NameKind } from '@servanda/model';
import { DocumentHighlightKind, SymbolKind, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import { guarded, offsetIn, placeOf, refusal, type Place, type Session } from './session.ts';

/** Registers them. */
export function answerNameRequests(session: Session): void {
  const { connection } = session;
  connection.onDefinition(guarded(session, 'definition', [], ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    return definitionAt(place.dossier, place.file, offsetIn(place, position)).map(place.project.locationOf);
  }));
  connection.onReferences(guarded(session, 'references', [], ({ textDocument, position, context }) => {
    const place = placeOf(session, textDocument.uri);
    return referencesAt(place.dossier, place.file, offsetIn(place, position), context.includeDeclaration).map(place.project.locationOf);
  }));
  connection.onDocumentHighlight(guarded(session, 'highlights', [], ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    return highlightsAt(place.dossier, place.file, offsetIn(place, position)).map(({ span, isDefinition }) => (
      { range: place.project.rangeOf(span), kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }));
  }));
  connection.onPrepareRename(guarded(session, 'rename', null, ({ textDocument, position }) => {
    const place = placeOf(session, textDocument.uri);
    const offset = offsetIn(place, position);
    const found = canRename(place.dossier, place.file, offset);
    if (found) return { range: place.project.rangeOf(found.span), placeholder: found.text };
    const because = whyNotRenamed(place.dossier, place.file, offset);
    if (because !== undefined) throw refusal(because);
    return null;
  }));
  connection.onRenameRequest(guarded(session, 'rename', null, ({ textDocument, position, newName }) => {
    const place = placeOf(session, textDocument.uri);
    const result = rename(place.dossier, place.file, offsetIn(place, position), newName);
    if (result.kind === 'refused') throw refusal(result.because);
    return workspaceEdit(place, result.edits);
  }));
  connection.onWorkspaceSymbol(guarded(session, 'symbols', [], ({ query }) =>
    session.workspace.projects().flatMap((project) => namesMatching(project.current(), query).map(({ name, of, span }) => (
      { name, kind: SYMBOLS[of], location: project.locationOf(span), containerName: project.current().model.title ?? '' })))));
}

/** Edits of several files as the protocol has them. */
export function workspaceEdit({ project }: Pick<Place, 'project'>, edits: readonly { readonly span: { readonly file: string; readonly from: number; readonly to: number }; readonly text: string }[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { span, text } of edits) {
    const { uri, range } = project.locationOf(span);
    (changes[uri] ??= []).push({ range, newText: text });
  }
  return { changes };
}

const SYMBOLS: Readonly<Record<NameKind, SymbolKind>> = {
  kind: SymbolKind.Class, thing: SymbolKind.Object, group: SymbolKind.Array, weight: SymbolKind.Number, fact: SymbolKind.Property, act: SymbolKind.Method,
  instrument: SymbolKind.Namespace, article: SymbolKind.Function, reading: SymbolKind.Interface, report: SymbolKind.File, claim: SymbolKind.String,
  question: SymbolKind.Event, variable: SymbolKind.Variable,
};
