// An editor in miniature: starts a language server as a process and talks to it as editors do.

import { spawn, type ChildProcess } from 'node:child_process';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import {
  createProtocolConnection, type ClientCapabilities, type Diagnostic, type InitializeResult, type Position, type ProtocolConnection, type PublishDiagnosticsParams, type TextEdit,
} from 'vscode-languageserver-protocol/node';

/** The editor's end of one server. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  readonly open: (uri: string, text: string) => Promise<void>;
  /** Replaces the first (or the `n`th) occurrence of a text in a buffer by another, as one incremental change. */
  readonly edit: (uri: string, find: string, replace: string, n?: number) => Promise<void>;
  readonly close: (uri: string) => Promise<void>;
  readonly textOf: (uri: string) => string;
  /** The position within the `n`th occurrence of a text. */
  readonly at: (uri: string, find: string, n?: number, into?: number) => Position;
  /** The latest diagnostics of a document, when they fulfil the condition. */
  readonly diagnostics: (uri: string, when: (diagnostics: readonly Diagnostic[], version: number | undefined) => boolean) => Promise<readonly Diagnostic[]>;
  readonly errors: readonly string[];
  readonly stop: () => Promise<number | null>;
}

/** Everything that the tests look at. */
const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
  workspace: { configuration: false },
};

export async function startClient(command: string, args: readonly string[], options: { readonly roots?: readonly string[]; readonly env?: NodeJS.ProcessEnv; readonly settings?: object } = {}): Promise<Client> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: options.env ?? process.env });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString('utf8')));
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, PublishDiagnosticsParams>();
  const watchers = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    for (const watcher of [...watchers]) watcher();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { errors.push(message); });
  for (const method of ['client/registerCapability', 'workspace/inlayHint/refresh']) connection.onRequest(method, () => null);
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid, rootUri: null, capabilities: CAPABILITIES, workspaceFolders: options.roots?.map((uri) => ({ uri, name: uri })) ?? null,
    ...(options.settings && { initializationOptions: options.settings }),
  });
  await connection.sendNotification('initialized', {});
  const buffers = new Map<string, { text: string; version: number }>();
  const bufferOf = (uri: string): { text: string; version: number } => {
    const buffer = buffers.get(uri);
    if (!buffer) throw new Error(`${uri} is not open`);
    return buffer;
  };
  const at = (uri: string, find: string, n = 1, into = 0): Position => positionIn(bufferOf(uri).text, offsetOf(bufferOf(uri).text, find, n) + into);
  return {
    connection, process: child, initialized, errors, at,
    textOf: (uri) => bufferOf(uri).text,
    open: async (uri, text) => {
      buffers.set(uri, { text, version: 1 });
      await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'treaty', version: 1, text } });
    },
    edit: async (uri, find, replace, n = 1) => {
      const buffer = bufferOf(uri);
      const from = offsetOf(buffer.text, find, n);
      const range = { start: positionIn(buffer.text, from), end: positionIn(buffer.text, from + find.length) };
      buffer.text = buffer.text.slice(0, from) + replace + buffer.text.slice(from + find.length);
      buffer.version += 1;
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: buffer.version }, contentChanges: [{ range, text: replace }] });
    },
    close: async (uri) => {
      buffers.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    diagnostics: (uri, when) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => { watchers.delete(look); reject(new Error(`no such diagnostics of ${uri} came; the last were ${JSON.stringify(published.get(uri), null, 1)}\n${errors.join('\n')}`)); }, 60_000);
      function look(): void {
        const last = published.get(uri);
        if (!last || !when(last.diagnostics, last.version)) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve(last.diagnostics);
      }
      watchers.add(look);
      look();
    }),
    stop: async () => {
      const ended = new Promise<number | null>((resolve) => { if (child.exitCode !== null) resolve(child.exitCode); else child.once('exit', (code) => { resolve(code); }); });
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended;
      connection.dispose();
      return code;
    },
  };
}

function offsetOf(text: string, find: string, n: number): number {
  let offset = -1;
  for (let i = 0; i < n; i += 1) offset = text.indexOf(find, offset + 1);
  if (offset < 0) throw new Error(`the text has no ${JSON.stringify(find)}`);
  return offset;
}

export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** A text after edits, which may not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return [...edits].map(({ range, newText }) => ({ from: offset(range.start), to: offset(range.end), newText }))
    .sort((a, b) => b.from - a.from).reduce((now, { from, to, newText }) => now.slice(0, from) + newText + now.slice(to), text);
}
