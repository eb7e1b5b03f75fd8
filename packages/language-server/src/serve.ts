/** The server from the first message to the last: buffers in, diagnostics and answers out. Read next: session.ts, publisher.ts, text-requests.ts. */
import {
  CodeActionKind, CodeLensRefreshRequest, createConnection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, TextDocumentSyncKind, type ClientCapabilities, type Connection,
  type InitializeParams, type ServerCapabilities,
} from 'vscode-languageserver/node';
import { pathOfUri } from './addresses.ts';
import { makeDisk, type Disk } from './disk.ts';
import { makeDocuments } from './documents.ts';
import { findLibrary } from './library-folder.ts';
import { ANSWER_COMMAND, answerMarkRequests, LEGEND } from './mark-requests.ts';
import { answerNameRequests } from './name-requests.ts';
import { makePublisher, type Publisher } from './publisher.ts';
import { openQuestionDesk } from './question-desk.ts';
import { DEFAULT_SETTINGS, quietly, type Session, type Settings } from './session.ts';
import { answerTextRequests } from './text-requests.ts';
import { makeWorkspace } from './workspace.ts';

/** How the server is started. */
export interface ServeOptions {
  /** Shown to the editor. */
  readonly version?: string;
}

/** Flags by which an editor says how it wants to talk; without one it is standard input and output. */
const CHANNELS = /^--(?:stdio|node-ipc|socket|pipe)\b/;

/** Serves one editor, and ends the process when it is gone. */
export function serve(options: ServeOptions = {}): void {
  const connection = process.argv.some((arg) => CHANNELS.test(arg)) ? createConnection() : createConnection(process.stdin, process.stdout);
  serveOn(connection, options);
  connection.listen();
}

function serveOn(connection: Connection, { version }: ServeOptions): void {
  let client: ClientCapabilities = {};
  let settings: Settings = DEFAULT_SETTINGS;
  const disk = makeDisk();
  const documents = makeDocuments();
  const uris = new Map<string, string>();
  const textOf = (path: string): string | undefined => { const uri = uris.get(path); return uri === undefined ? undefined : documents.get(uri)?.getText(); };
  const workspace = makeWorkspace({
    read: (path, below) => textOf(path) ?? disk.read(path, below), list: disk.list, library: findLibrary(), uriOf: (path) => uris.get(path), clock: () => performance.now(),
  });
  const desk = openQuestionDesk((problem) => connection.console.error(problem));
  const publisher: Publisher = makePublisher({
    connection, desk, versionOf: (uri) => documents.get(uri)?.version, uriOf: (path) => uris.get(path), showsFindings: () => settings.showsFindings,
    speaksFor: (project, path) => (workspace.homeOf(path) ?? project) === project,
    hasOtherFiles: () => {
      for (const project of workspace.rehome()) {
        if (workspace.projects().includes(project)) publisher.schedule(project); else publisher.retract(project);
      }
    },
    reviewed: () => { refresh(connection, client); },
  });
  const session: Session = { connection, documents, workspace, desk, publisher, client: () => client, settings: () => settings };

  connection.onInitialize((params) => {
    client = params.capabilities ?? {};
    workspace.setRoots(rootsOf(params));
    settings = settingsFrom(params.initializationOptions);
    return { capabilities: CAPABILITIES, serverInfo: { name: 'servanda', ...(version !== undefined && { version }) } };
  });
  connection.onInitialized(quietly(session, 'initialized', () => register(connection, client, () => loadSettings(session, (loaded) => { settings = loaded; }))));
  connection.onDidChangeConfiguration(quietly(session, 'settings', ({ settings: pushed }) => {
    if (client.workspace?.configuration === true) loadSettings(session, (loaded) => { settings = loaded; });
    else settings = settingsFrom((pushed as { servanda?: unknown } | undefined)?.servanda);
  }));
  connection.onShutdown(() => { publisher.close(); desk.close(); });
  followBuffers(session, uris);
  followDisk(session, disk);
  answerNameRequests(session);
  answerTextRequests(session);
  answerMarkRequests(session);
}

const CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', '"', ':'] },
  signatureHelpProvider: { triggerCharacters: [' '] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  documentFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
  executeCommandProvider: { commands: [ANSWER_COMMAND] },
  workspace: { workspaceFolders: { supported: true } },
};

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map((folder) => folder.uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
  return uris.filter((uri) => uri.startsWith('file:')).map(pathOfUri);
}

/** Settings as a user wrote them; what makes no sense is as if it were not there. */
function settingsFrom(given: unknown): Settings {
  const { verdicts, findings } = (typeof given === 'object' && given !== null ? given : {}) as { verdicts?: { seconds?: unknown }; findings?: unknown };
  const seconds = verdicts?.seconds;
  return {
    verdictSeconds: typeof seconds === 'number' && seconds >= 0 ? Math.min(seconds, 600) : DEFAULT_SETTINGS.verdictSeconds,
    showsFindings: typeof findings === 'boolean' ? findings : DEFAULT_SETTINGS.showsFindings,
  };
}

function loadSettings({ connection, publisher }: Session, take: (settings: Settings) => void): void {
  connection.workspace.getConfiguration('servanda').then((given: unknown) => {
    take(settingsFrom(given));
    publisher.republish();
  }).catch((error: unknown) => connection.console.error(`settings: ${String(error)}`));
}

/** Asks to be told of files that change on the disk and of settings, where the editor can. */
function register(connection: Connection, client: ClientCapabilities, load: () => void): void {
  const complain = (error: unknown): void => connection.console.error(`registration: ${String(error)}`);
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.{treaty,csv}' }] }).catch(complain);
  }
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    connection.client.register(DidChangeConfigurationNotification.type, { section: 'servanda' }).catch(complain);
  }
  if (client.workspace?.configuration === true) load();
}

function refresh(connection: Connection, { workspace }: ClientCapabilities): void {
  const complain = (error: unknown): void => connection.console.error(`refresh: ${String(error)}`);
  if (workspace?.inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(complain);
  // A verdict may have changed with another file than the one that shows it.
  if (workspace?.codeLens?.refreshSupport === true) connection.sendRequest(CodeLensRefreshRequest.type).catch(complain);
}

/** Opened, changed, closed: the dossiers concerned are looked at again. */
function followBuffers(session: Session, uris: Map<string, string>): void {
  const { connection, documents, workspace, publisher } = session;
  connection.onDidOpenTextDocument(quietly(session, 'open', ({ textDocument: { uri, languageId, version, text } }) => {
    documents.open(uri, languageId, version, text);
    const path = pathOfUri(uri);
    uris.set(path, uri);
    const project = workspace.open(path);
    publisher.schedule(project);
    for (const other of workspace.changed(path)) if (other !== project) publisher.schedule(other);
  }));
  connection.onDidChangeTextDocument(quietly(session, 'change', ({ textDocument: { uri, version }, contentChanges }) => {
    if (!documents.change(uri, version ?? 0, contentChanges)) return;
    for (const project of workspace.changed(pathOfUri(uri))) publisher.schedule(project);
  }));
  connection.onDidCloseTextDocument(quietly(session, 'close', ({ textDocument: { uri } }) => {
    if (!documents.close(uri)) return;
    const path = pathOfUri(uri);
    const project = workspace.homeOf(path);
    uris.delete(path);
    workspace.close(path);
    if (project && !workspace.projects().includes(project)) publisher.retract(project);
    for (const other of workspace.changed(path)) publisher.schedule(other);
  }));
}

/** Files that changed on the disk, and folders that come and go. */
function followDisk(session: Session, disk: Disk): void {
  const { connection, documents, workspace, publisher } = session;
  connection.onDidChangeWatchedFiles(quietly(session, 'watched files', ({ changes }) => {
    for (const { uri } of changes) {
      const path = pathOfUri(uri);
      disk.forget(path);
      if (documents.get(uri)) continue;
      // A file that no dossier has read may be the one that an include was missing.
      const concerned = workspace.changed(path);
      for (const project of concerned.length > 0 ? concerned : workspace.projects()) {
        project.touch(path);
        publisher.schedule(project);
      }
    }
  }));
}
