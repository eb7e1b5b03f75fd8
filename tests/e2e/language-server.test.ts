// The language server as editors have it: out of the packaged extension, under the oldest Node it promises to run on, and
// spoken to over its protocol.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource, DiagnosticSeverity, LSPErrorCodes, type CodeAction, type CodeLens, type CompletionList, type Diagnostic, type DocumentLink, type DocumentSymbol, type FoldingRange,
  type Hover, type InlayHint, type Location, type SemanticTokens, type SemanticTokensDelta, type SignatureHelp, type SymbolInformation, type TextEdit, type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { applied, startClient, type Client } from './protocol-client.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The path without the project's own Node, so that `node` is the machine's. */
const machinePath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter);
const environment = { ...process.env, PATH: machinePath };

let folder = '';
let extension = '';
const uriOf = (...path: string[]): string => pathToFileURL(join(folder, ...path)).href;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'servanda-editor-'));
  execFileSync('npm', ['run', '--silent', 'package', '--workspace', 'packages/vscode', '--', '--out', folder], { cwd: root, stdio: 'pipe' });
  const vsix = readdirSync(folder).find((name) => name.endsWith('.vsix'));
  if (vsix === undefined) throw new Error('no .vsix was made');
  extension = join(folder, 'installed');
  for (const [name, bytes] of filesInZip(readFileSync(join(folder, vsix)))) {
    mkdirSync(dirname(join(extension, name)), { recursive: true });
    writeFileSync(join(extension, name), bytes);
  }
  extension = join(extension, 'extension');
  mkdirSync(join(folder, 'kurils'));
  const flagship = join(root, 'examples', 'kurils');
  for (const name of readdirSync(flagship)) copyFileSync(join(flagship, name), join(folder, 'kurils', name));
});

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

function textOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

/** The files of an archive as `vsce` writes it: from its directory at the end. */
function filesInZip(zip: Buffer): readonly (readonly [string, Buffer])[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files: [string, Buffer][] = [];
  for (let at = zip.readUInt32LE(end + 16), n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, nameLength, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(data, data + size);
    if (!name.endsWith('/')) files.push([name, method === 0 ? packed : inflateRawSync(packed)]);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

describe('the extension', () => {
  it('brings all that it needs, and licences', () => {
    const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { main: string; version: string; contributes: { grammars: { path: string }[]; languages: { configuration: string }[] } };
    const paths = [manifest.main, ...manifest.contributes.grammars.map((g) => g.path), ...manifest.contributes.languages.map((l) => l.configuration), 'server.mjs', 'library/states/states.treaty', 'LICENSE.txt', 'THIRD-PARTY.txt'];
    for (const path of paths) expect(readFileSync(join(extension, path)).length, path).toBeGreaterThan(0);
    expect(manifest.version).toBe((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
  });

  it('asks its editor for nothing but the module `vscode`', () => {
    const source = readFileSync(join(extension, 'extension.js'), 'utf8');
    const asked = new Set([...source.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name));
    const builtin = /^(?:node:|assert|buffer|child_process|crypto|events|fs|net|os|path|process|stream|string_decoder|url|util|worker_threads|tty|http|https|zlib|timers|readline)/;
    expect([...asked].filter((name) => !builtin.test(name ?? ''))).toEqual(['vscode']);
  });
});

describe('the server', () => {
  let client: Client;
  beforeEach(async () => { client = await startClient('node', [join(extension, 'server.mjs'), '--stdio'], { env: environment, roots: [pathToFileURL(folder).href] }); });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
  });

  async function open(name: string): Promise<string> {
    const uri = uriOf('kurils', name);
    await client.open(uri, readFileSync(fileURLToPath(uri), 'utf8'));
    return uri;
  }
  const ask = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest<R>(method, params);

  it('says what it can do', () => {
    expect(client.initialized.serverInfo?.name).toBe('servanda');
    expect(client.initialized.capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { change: 2 }, renameProvider: { prepareProvider: true }, inlayHintProvider: true });
  });

  it('finds the dossier of an included file, and tells findings as information', async () => {
    const uri = await open('talks.treaty');
    expect(await client.diagnostics(uri, (_, version) => version === 1)).toBeDefined();
    const findings = await client.diagnostics(uri, (all) => all.length > 0);
    expect(findings.map((d) => [d.severity, d.code])).toEqual([[DiagnosticSeverity.Information, 'F0201'], [DiagnosticSeverity.Information, 'F0202']]);
    expect(findings[0]?.relatedInformation?.[0]?.location.uri).toBe(uriOf('kurils', 'declaration.treaty'));
  });

  it('reports a mistake after an edit, offers the remedy, and is satisfied when it is taken', async () => {
    const uri = await open('declaration.treaty');
    await client.diagnostics(uri, (all) => all.length === 0);
    await client.edit(uri, 'Shikotan', 'Shikotam');
    const [mistake] = await client.diagnostics(uri, (all) => all.length > 0);
    expect(mistake).toMatchObject({ severity: DiagnosticSeverity.Error, code: 'E0201', message: 'no Territory named `Shikotam`; did you mean `Shikotan`?' });
    const actions = await ask<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: mistake!.range, context: { diagnostics: [mistake] } });
    expect(actions.map((a) => a.title)).toEqual(['write `Shikotan`', 'declare `Shikotam` as a Territory']);
    const [edit] = actions[0]?.edit?.changes?.[uri] ?? [];
    expect(edit?.newText).toBe('Shikotan');
    const declare = Object.entries(actions[1]?.edit?.changes ?? {});
    expect(declare.map(([where, edits]) => [where, edits[0]?.newText])).toEqual([[uriOf('kurils', 'dossier.treaty'), ', Shikotam']]);
    await client.edit(uri, 'Shikotam', 'Shikotan');
    await client.diagnostics(uri, (all) => all.length === 0);
  });

  it('reads unsaved buffers of other files', async () => {
    const dossier = await open('dossier.treaty');
    const declaration = await open('declaration.treaty');
    await client.diagnostics(declaration, (all) => all.length === 0);
    await client.edit(dossier, 'Shikotan, Habomai', 'Sikotan, Habomai');
    await client.diagnostics(declaration, (all) => all.some((d) => textOf(d).includes('`Shikotan`')));
    await client.close(dossier);
    await client.diagnostics(declaration, (all) => all.length === 0);
  });

  it('takes note of files that change on the disk, and of an include that comes to be', async () => {
    const uri = await open('dossier.treaty');
    const extra = join(folder, 'kurils', 'extra.treaty');
    await client.edit(uri, 'include "talks.treaty".', 'include "talks.treaty", "extra.treaty".');
    await client.diagnostics(uri, (all) => all.some((d) => textOf(d).includes('extra.treaty')));
    writeFileSync(extra, 'State: Alba, Alba.\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(extra).href, type: 1 }] });
    await client.diagnostics(pathToFileURL(extra).href, (all) => all.some((d) => d.code === 'E0203'));
    rmSync(extra);
  });

  it('tells what a name is and where it stands, and what a sentence was understood to say', async () => {
    const uri = await open('declaration.treaty');
    await client.diagnostics(uri, (_, version) => version === 1);
    await ask('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
    const name = await ask<Hover>('textDocument/hover', { textDocument: { uri }, position: client.at(uri, 'JointDeclaration', 1, 3) });
    expect(name.contents).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/\*\*instrument\*\* JointDeclaration[^]*On 2019-01-22: [^]*263 UNTS 99/) });
    const sentence = await ask<Hover>('textDocument/hover', { textDocument: { uri }, position: client.at(uri, 'shall transfer', 1, 2) });
    expect(sentence.contents).toMatchObject({ value: expect.stringContaining('**obligation** USSR shall transfer Shikotan and Habomai to Japan after PeaceTreaty enters into force.') });
    expect(await ask('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 0 } })).toBeNull();
  });

  it('shows the day to which a clause leads', async () => {
    const uri = await open('declaration.treaty');
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
    expect(hints.map((h) => [h.label, h.position.line])).toEqual([['1956-12-12', 20]]);
  });

  it('completes phrases with their slots, names that fit, and files', async () => {
    const uri = await open('declaration.treaty');
    const after = async (text: string): Promise<CompletionList> => {
      await client.edit(uri, client.textOf(uri), `instrument Trial "T" between Japan and USSR.\narticle 1.\n${text}`);
      const lines = client.textOf(uri).split('\n');
      return ask('textDocument/completion', { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)!.length } });
    };
    const phrases = await after('USSR shall ');
    expect(phrases.items[0]).toMatchObject({ label: 'transfer land to taker', detail: 'giver:State transfers land:Territory to taker:State', textEdit: { newText: 'transfer ${1:land} to ${2:taker}' } });
    expect((await after('USSR shall transfer Sh')).items.map((i) => i.label)).toEqual(['Shikotan']);
    expect((await after('Enters into ')).items.map((i) => i.label)).toContain('force');
    expect((await after('include "')).items.map((i) => i.label)).toEqual(expect.arrayContaining(['talks.treaty', 'library:states']));
    expect((await after('// a comment ')).items).toEqual([]);
  });

  it('shows the phrase being written, and which slot comes now', async () => {
    const uri = await open('declaration.treaty');
    const help = await ask<SignatureHelp>('textDocument/signatureHelp', { textDocument: { uri }, position: client.at(uri, 'Shikotan and', 1, 3) });
    expect(help.signatures.map((s) => s.label)).toEqual(['giver:State transfers land:Territory to taker:State']);
    expect(help.signatures[0]?.parameters?.map((p) => p.label)[help.signatures[0].activeParameter ?? 0]).toEqual([22, 36]);
    expect(await ask('textDocument/signatureHelp', { textDocument: { uri }, position: { line: 0, character: 4 } })).toBeNull();
  });

  it('goes to declarations and finds uses, in other files and in the library', async () => {
    const uri = await open('declaration.treaty');
    const at = { textDocument: { uri }, position: client.at(uri, 'Shikotan', 1, 2) };
    expect(await ask<Location[]>('textDocument/definition', at)).toEqual([{ uri: uriOf('kurils', 'dossier.treaty'), range: expect.anything() as unknown }]);
    const uses = await ask<Location[]>('textDocument/references', { ...at, context: { includeDeclaration: true } });
    expect(new Set(uses.map((u) => u.uri.split('/').at(-1)))).toEqual(new Set(['dossier.treaty', 'history.treaty', 'declaration.treaty', 'talks.treaty', 'questions.treaty']));
    const alone = uriOf('alone.treaty');
    await client.open(alone, 'include "library:states".\ninstrument Pact "P" between France and Spain.\nEnters into force on signature.\n');
    const [row] = await ask<Location[]>('textDocument/definition', { textDocument: { uri: alone }, position: client.at(alone, 'France', 1, 2) });
    expect(row?.uri).toBe(pathToFileURL(join(extension, 'library', 'states', 'states.csv')).href);
    const links = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: alone } });
    expect(links.map((l) => l.target)).toEqual([pathToFileURL(join(extension, 'library', 'states', 'states.treaty')).href]);
  });

  it('renames a name in all files, and says why it does not rename others', async () => {
    const uri = await open('declaration.treaty');
    const at = { textDocument: { uri }, position: client.at(uri, 'Shikotan', 1, 2) };
    expect(await ask('textDocument/prepareRename', at)).toMatchObject({ placeholder: 'Shikotan' });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'Sikotan' });
    const changed = Object.entries(edit.changes ?? {});
    expect(changed.length).toBe(5);
    for (const [where, edits] of changed) {
      const before = readFileSync(fileURLToPath(where), 'utf8');
      // Titles and other texts in quotes are prose; what they say is for their author to change.
      expect(applied(before, edits), where).toBe(before.split('"').map((part, i) => (i % 2 === 1 ? part : part.replaceAll('Shikotan', 'Sikotan'))).join('"'));
    }
    await expect(ask('textDocument/rename', { ...at, newName: 'Habomai' })).rejects.toMatchObject({ message: '`Habomai` is declared already' });
    await expect(ask('textDocument/rename', { ...at, newName: 'two words' })).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed });
    await expect(ask('textDocument/prepareRename', { textDocument: { uri }, position: client.at(uri, 'shall transfer', 1, 8) })).rejects.toMatchObject({ message: expect.stringContaining('by hand') as string });
  });

  it('shows the verdict beside each question, and another after an edit', async () => {
    const uri = await open('questions.treaty');
    const verdicts = async (wanted: readonly string[]): Promise<readonly (string | undefined)[]> => {
      const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      const seen = lenses.filter((lens) => wanted.includes((lens.data as { question: string }).question));
      return Promise.all(seen.map(async (lens) => (await ask<CodeLens>('codeLens/resolve', lens)).command?.title));
    };
    expect(await verdicts(['war_before', 'handover'])).toEqual(['✓ yes', '✓ Japan and Russia']);
    await client.edit(uri, 'Are Japan and USSR at war on 1956-12-11? Expect yes.', 'Are Japan and USSR at war on 1956-12-11? Expect no.');
    expect(await verdicts(['war_before'])).toEqual(['✗ yes (expected no)']);
  });

  it('opens the answer behind a verdict', async () => {
    const uri = await open('questions.treaty');
    const page = await ask<string>('workspace/executeCommand', { command: 'servanda.answer', arguments: [uri, 'transfer'] });
    expect(page).toMatch(/^# Is Russia to hand over Shikotan now\?[^]*\*\*no\*\* on 2019-01-22[^]*\[JointDeclaration article 9\]\(file:\/\/[^)]*\/declaration\.treaty#L18\)/);
    expect(await ask('workspace/executeCommand', { command: 'servanda.answer', arguments: [uri, 'nothing_of_the_kind'] })).toContain('nothing');
    expect(await ask('workspace/executeCommand', { command: 'rm', arguments: ['-rf'] })).toBeNull();
  });

  it('formats with one edit of what differs', async () => {
    const uri = await open('declaration.treaty');
    const before = client.textOf(uri);
    expect(await ask('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } })).toEqual([]);
    await client.edit(uri, 'article 9 "Territory".\n', 'article  9   "Territory" .\n\n\n');
    const edits = await ask<TextEdit[]>('textDocument/formatting', { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } });
    expect(edits.length).toBe(1);
    expect(applied(client.textOf(uri), edits)).toBe(before.replace('article 9 "Territory".\n', 'article 9 "Territory".\n\n'));
  });

  it('outlines, folds, and finds names', async () => {
    const uri = await open('declaration.treaty');
    const [instrument] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(instrument?.children?.map((c) => [c.name, c.detail])).toEqual([
      ['article 1', 'End of the state of war'], ['article 2', 'Diplomatic relations'], ['article 3', 'Force and self-defence'], ['article 9', 'Territory'], ['article 10', 'Entry into force'],
    ]);
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    expect(folds).toContainEqual({ startLine: 16, endLine: 17 });
    const found = await ask<SymbolInformation[]>('workspace/symbol', { query: 'declaration article 9' });
    expect(found.map((s) => s.name)).toEqual(['JointDeclaration article 9']);
  });

  it('colours, and after an edit tells only the difference', async () => {
    const uri = await open('declaration.treaty');
    const full = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
    await client.edit(uri, 'Shikotan and Habomai', 'Habomai');
    const delta = await ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { textDocument: { uri }, previousResultId: full.resultId });
    const data = [...full.data];
    for (const { start, deleteCount, data: inserted } of [...delta.edits].sort((a, b) => b.start - a.start)) data.splice(start, deleteCount, ...(inserted ?? []));
    const again = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
    expect(data).toEqual(again.data);
    expect(delta.edits.flatMap((e) => e.data ?? []).length).toBeLessThan(again.data.length / 2);
  });

  it('lets go of what was called off, and of what an edit has overtaken', async () => {
    const uri = await open('questions.treaty');
    const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const calling = new CancellationTokenSource();
    const asked = lenses.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens, calling.token));
    calling.cancel();
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter((o) => o.status === 'rejected').every((o) => (o.reason as { code: number }).code === LSPErrorCodes.RequestCancelled)).toBe(true);
    expect(outcomes.filter((o) => o.status === 'rejected').length).toBeGreaterThan(lenses.length / 2);
    for (let i = 0; i < 20; i += 1) await client.edit(uri, 'question war_1945', i % 2 === 0 ? ' question war_1945' : 'question war_1945');
    await client.diagnostics(uri, (_, version) => version === 21);
    expect((await ask<CodeLens>('codeLens/resolve', lenses[0]!)).command?.title).toBe('✓ yes');
  });

  it('serves a buffer that is on no disk', async () => {
    const uri = 'untitled:Untitled-1';
    await client.open(uri, 'State: A, B.\nact State hits State.\nOn 2000-01-01 A hitts B.\n');
    const [mistake] = await client.diagnostics(uri, (all) => all.length > 0);
    expect(mistake?.code).toBe('E0301');
    await client.edit(uri, 'hitts', 'hits');
    await client.diagnostics(uri, (all) => all.every((d) => d.code !== 'E0301'));
    await client.close(uri);
    await client.diagnostics(uri, (all) => all.length === 0);
  });
});

describe('what no editor should send', () => {
  it('does not end the server', async () => {
    const client = await startClient('node', [join(extension, 'server.mjs'), '--stdio'], { env: environment });
    const uri = uriOf('kurils', 'dossier.treaty');
    await client.open(uri, readFileSync(fileURLToPath(uri), 'utf8'));
    const anywhere = { textDocument: { uri: 'file:///nowhere/at-all.treaty' }, position: { line: 3, character: 3 } };
    const odd: readonly (object | null)[] = [
      {}, { textDocument: null }, { textDocument: { uri: 7 } }, { textDocument: { uri }, position: null }, { textDocument: { uri }, position: { line: -5, character: 1e12 } },
      { textDocument: { uri }, position: { line: 'x' } }, { textDocument: { uri: 'file:///%zz' }, position: { line: 0, character: 0 } }, anywhere, { ...anywhere, range: 4, context: 'c', newName: {} },
    ];
    const methods = ['hover', 'completion', 'definition', 'references', 'rename', 'prepareRename', 'documentSymbol', 'foldingRange', 'codeLens', 'codeAction', 'formatting', 'inlayHint',
      'semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range', 'documentLink', 'selectionRange', 'documentHighlight'];
    for (const method of methods) for (const params of odd) await client.connection.sendRequest(`textDocument/${method}`, params).catch(() => undefined);
    for (const method of ['didOpen', 'didChange', 'didClose']) for (const params of odd) await client.connection.sendNotification(`textDocument/${method}`, params);
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 9e9, character: 0 }, end: { line: -1, character: -1 } }, text: '' }] });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: 'all' });
    await client.connection.sendRequest('codeLens/resolve', { range: null, data: 3 }).catch(() => undefined);
    await client.connection.sendRequest('no/such/request', {}).catch(() => undefined);
    const notJson = Buffer.from('{"jsonrpc": "2.0", "id": 9, ');
    client.process.stdin?.write(`Content-Length: ${notJson.length}\r\n\r\n${notJson.toString('utf8')}`);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position: client.at(uri, 'administers', 1, 2) });
    expect(JSON.stringify(hover.contents)).toContain('State administers Territory');
    expect(await client.stop()).toBe(0);
  });

  it('includes a text of any bytes, and edits at any place', async () => {
    const client = await startClient('node', [join(extension, 'server.mjs'), '--stdio'], { env: environment });
    const uri = 'untitled:odd';
    await client.open(uri, 'State: A. \u0000\uD800 "“«\n//\n\r question ? . . . include "../../../../etc/passwd".\n');
    await client.diagnostics(uri, (all) => all.length > 0);
    await client.edit(uri, '\u0000\uD800', '');
    await client.diagnostics(uri, (all, version) => version === 2 && all.length > 0);
    for (const method of ['documentSymbol', 'semanticTokens/full', 'codeLens', 'foldingRange']) {
      expect(await client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } }), method).not.toBeNull();
    }
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
  });
});

describe('`servanda lsp`', () => {
  it('is the same server, and ends with its editor', async () => {
    const client = await startClient(process.execPath, [join(root, 'packages', 'cli', 'src', 'main.ts'), 'lsp', '--stdio', '--clientProcessId=1'], {});
    const uri = uriOf('kurils', 'questions.treaty');
    await client.open(uri, readFileSync(fileURLToPath(uri), 'utf8'));
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect((await client.connection.sendRequest<CodeLens>('codeLens/resolve', lenses[0]!)).command?.title).toBe('✓ yes');
    const ended = new Promise((resolve) => client.process.once('exit', resolve));
    client.process.stdin?.end();
    await ended;
    client.connection.dispose();
  });
});
