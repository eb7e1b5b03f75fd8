/** Starts the language server for `.treaty` files and shows what its commands answer. All else the editor does by itself. */
import { EventEmitter, commands, Uri, window, workspace, type ExtensionContext, type TextDocumentContentProvider } from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** Called by the editor when the first `.treaty` file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const answers = makeAnswers();
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(ANSWERS, answers.provider),
    commands.registerCommand('servanda.restart', async () => { await client?.stop(); await start(context, answers.show); }),
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('servanda.server.path')) await commands.executeCommand('servanda.restart');
    }),
  );
  await start(context, answers.show);
}

/** Called by the editor when it closes. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: ExtensionContext, show: (page: string, question: string) => Promise<void>): Promise<void> {
  client = new LanguageClient('servanda', 'Servanda', serverOptions(context), clientOptions(show));
  await client.start();
}

/** The server that comes with the extension, run by the editor's own Node; or the program that the user names. */
function serverOptions(context: ExtensionContext): ServerOptions {
  const path = workspace.isTrusted ? workspace.getConfiguration('servanda').get<string>('server.path', '').trim() : '';
  if (path !== '') return { command: path, args: ['lsp'], transport: TransportKind.stdio };
  const module = context.asAbsolutePath('server.mjs');
  return { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

/** The command whose answer is a page to show. */
const ANSWER_COMMAND = 'servanda.answer';

function clientOptions(show: (page: string, question: string) => Promise<void>): LanguageClientOptions {
  return {
    documentSelector: [{ scheme: 'file', language: 'treaty' }, { scheme: 'untitled', language: 'treaty' }],
    middleware: {
      executeCommand: async (command, args: unknown[], next) => {
        const answer: unknown = await next(command, args);
        if (command === ANSWER_COMMAND && typeof answer === 'string') await show(answer, String(args[1] ?? 'answer'));
        return answer;
      },
    },
  };
}

const ANSWERS = 'servanda-answer';

/** Pages are read-only documents in memory, shown as Markdown beside the text. */
function makeAnswers(): { readonly provider: TextDocumentContentProvider; readonly show: (page: string, question: string) => Promise<void> } {
  const pages = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  return {
    provider: { onDidChange: changed.event, provideTextDocumentContent: (uri) => pages.get(uri.path) ?? '' },
    show: async (page, question) => {
      const uri = Uri.from({ scheme: ANSWERS, path: `/${question}.md` });
      pages.set(uri.path, page);
      changed.fire(uri);
      try {
        await commands.executeCommand('markdown.showPreviewToSide', uri);
      } catch {
        await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
      }
    },
  };
}
