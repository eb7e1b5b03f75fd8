/** The editor's open buffers: text and version by address, changed piece by piece as the editor says. */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** Open buffers. What an editor says about a buffer that it never opened is ignored. */
export interface Documents {
  readonly open: (uri: string, language: string, version: number, text: string) => void;
  /** Whether there was such a buffer. */
  readonly change: (uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => boolean;
  readonly close: (uri: string) => boolean;
  readonly get: (uri: string) => TextDocument | undefined;
  readonly uris: () => readonly string[];
}

/** No buffers yet. */
export function makeDocuments(): Documents {
  const documents = new Map<string, TextDocument>();
  return {
    open: (uri, language, version, text) => { documents.set(uri, TextDocument.create(uri, language, version, text)); },
    change: (uri, version, changes) => {
      const document = documents.get(uri);
      if (!document) return false;
      documents.set(uri, TextDocument.update(document, [...changes], version));
      return true;
    },
    close: (uri) => documents.delete(uri),
    get: (uri) => documents.get(uri),
    uris: () => [...documents.keys()],
  };
}
