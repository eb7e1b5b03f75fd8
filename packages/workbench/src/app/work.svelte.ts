/**
 * The workspace that is open: its texts, every edit of them, and their safety. Each edit is in the browser's storage within a
 * tenth of a second, in other tabs at once, and on disk when saved. Nothing typed is lost by a reload, a crash or a second tab.
 */
import { keep, load } from '../workspace/database.ts';
import { exampleFiles } from '../workspace/examples.ts';
import type { Files } from '../workspace/files.ts';
import { mergeTexts } from '../workspace/merge-text.ts';
import { readServed, servedFolder } from '../workspace/server-link.ts';
import { foundAgain, unsavedPaths, workspaceId, type Origin, type Workspace } from '../workspace/workspace.ts';
import { notify } from './notices.svelte.ts';

let workspace = $state.raw<Workspace | undefined>();
let keptAt = $state<number | undefined>();
let timer: ReturnType<typeof setTimeout> | undefined;
const channel = new BroadcastChannel('servanda');
const followers = new Set<(path: string, text: string) => void>();

export const work = {
  get workspace(): Workspace | undefined { return workspace; },
  /** When the texts were last put in the browser's storage. */
  get keptAt(): number | undefined { return keptAt; },
};

/** Told when a text changes other than by the caller: the editor keeps its own copy. */
export function onForeignEdit(follow: (path: string, text: string) => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}

/** Opens what an address names. What was typed there before comes back. */
export async function openWorkspace(id: string): Promise<void> {
  const found = await originOf(id);
  if (!found) throw new Error(`there is no dossier \`${id}\` here; open its files again`);
  const stored = newest(await load<Workspace>('workspaces', id).catch(() => undefined), lastGasp(id));
  workspace = stored === undefined ? found : rebase(stored, found);
  const changed = unsavedPaths(workspace);
  if (changed.length > 0) {
    notify(`your changes to ${changed.length === 1 ? changed[0] : `${changed.length} files`} are here`, [{ label: 'Start over', run: () => { startOver(found); } }]);
  }
}

/**
 * Opens files that were just read. What was typed into the same files before comes back on top of them; where another dossier
 * of that name is still being worked on, the new one is kept beside it. `isSamePlace`: they were read from the folder it came from.
 */
export async function adopt(origin: Exclude<Origin, { kind: 'server' }>, files: Files, isSamePlace = false): Promise<Workspace> {
  for (let n = 1; ; n++) {
    const own = n === 1 ? origin : { ...origin, name: `${origin.name} ${n}` };
    const id = workspaceId(own);
    const stored = newest(await load<Workspace>('workspaces', id).catch(() => undefined), lastGasp(id));
    const kind = stored === undefined ? 'none' : foundAgain(stored, files, isSamePlace);
    if (kind === 'another') continue;
    const fresh: Workspace = { id, origin: own, files, saved: files, changedAt: Date.now() };
    workspace = kind === 'same' && stored !== undefined ? rebase(stored, { ...fresh, changedAt: 0 }) : fresh;
    if (kind === 'same') notify('your changes to it are here', [{ label: 'Start over', run: () => { startOver(fresh); } }]);
    keepSoon(0);
    return workspace;
  }
}

/** The workspace is closed; its texts stay stored. */
export function closeWorkspace(): void {
  void keepNow();
  workspace = undefined;
}

/** Replaces a file's text (`undefined` removes the file). `by` the editor itself, or by something else that the editor has to be told of. */
export function editFile(path: string, text: string | undefined, by: 'editor' | 'program' = 'program'): void {
  if (!workspace || workspace.files[path] === text) return;
  const base = workspace.files[path];
  const { [path]: _, ...others } = workspace.files;
  workspace = { ...workspace, files: text === undefined ? others : { ...others, [path]: text }, changedAt: Date.now() };
  if (by === 'program') tellFollowers(path, text ?? '');
  channel.postMessage({ id: workspace.id, path, text, base });
  keepSoon(100);
}

/** An edit by the program, with a message that can take it back. */
export function editWithUndo(path: string, text: string, done: string): void {
  const before = workspace?.files[path];
  editFile(path, text);
  notify(done, [{ label: 'Undo', run: () => { if (workspace?.files[path] === text) editFile(path, before); else notify('the text has changed since; undo it in the text view'); } }]);
}

/** What was saved is what is on disk now. */
export function markSaved(path: string, text: string, version?: string): void {
  if (!workspace) return;
  workspace = { ...workspace, saved: { ...workspace.saved, [path]: text }, versions: { ...workspace.versions, ...(version !== undefined && { [path]: version }) } };
  keepSoon(0);
}

function tellFollowers(path: string, text: string): void {
  for (const follow of followers) follow(path, text);
}

async function originOf(id: string): Promise<Workspace | undefined> {
  const [kind, ...rest] = id.split(':');
  const name = rest.join(':');
  const changedAt = 0;
  if (kind === 'server' && servedFolder() !== undefined) {
    const { folder, files, versions } = await readServed();
    return { id, origin: { kind: 'server', folder }, files, saved: files, versions, changedAt };
  }
  if (kind === 'example') {
    const files = await exampleFiles(name);
    return Object.keys(files).length === 0 ? undefined : { id, origin: { kind: 'example', name }, files, saved: files, changedAt };
  }
  return newest(await load<Workspace>('workspaces', id), lastGasp(id));
}

/** The texts as typed, on top of what the origin has by now. */
function rebase(stored: Workspace, found: Workspace): Workspace {
  if (stored === found || found.changedAt > 0) return stored;
  const files = new Map(Object.entries(found.files));
  let conflicts = 0;
  for (const path of unsavedPaths(stored)) {
    const [mine, base, theirs] = [stored.files[path], stored.saved[path], found.files[path]];
    if (mine === undefined) { files.delete(path); continue; }
    const merged = theirs === undefined || base === undefined ? { text: mine, conflicts: 0 } : mergeTexts(base, mine, theirs);
    files.set(path, merged.text);
    conflicts += merged.conflicts;
  }
  if (conflicts > 0) notify(`${conflicts} places were changed here and on disk; both are in the text, between comments`);
  return { ...found, files: Object.fromEntries(files), changedAt: stored.changedAt };
}

function newest(a: Workspace | undefined, b: Workspace | undefined): Workspace | undefined {
  return !a || (b && b.changedAt > a.changedAt) ? b : a;
}

function startOver(found: Workspace): void {
  const before = workspace;
  setAll(found);
  if (before) notify('the text is as it was', [{ label: 'Undo', run: () => { setAll(before); } }]);
}

function setAll(next: Workspace): void {
  workspace = { ...next, changedAt: Date.now() };
  for (const [path, text] of Object.entries(next.files)) tellFollowers(path, text);
  keepSoon(0);
}

/** Takes a newer state of the origin in; what is typed here stays, on top. */
export function takeIn(found: Workspace): void {
  if (!workspace || workspace.id !== found.id) return;
  const before = workspace.files;
  workspace = rebase({ ...workspace, changedAt: Math.max(workspace.changedAt, 1) }, found);
  for (const [path, text] of Object.entries(workspace.files)) if (before[path] !== text) tellFollowers(path, text);
  keepSoon(0);
}

function keepSoon(delay: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => { void keepNow(); }, delay);
}

async function keepNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const current = workspace;
  if (!current) return;
  try {
    await keep('workspaces', current.id, current);
    localStorage.removeItem(gaspKey(current.id));
    keptAt = Date.now();
  } catch {
    writeGasp(current);
  }
}

function gaspKey(id: string): string {
  return `servanda:${id}`;
}

/** A page that is being closed has no time for the database; this is written before it goes. */
function writeGasp(current: Workspace): void {
  try {
    localStorage.setItem(gaspKey(current.id), JSON.stringify(current));
    keptAt = Date.now();
  } catch {
    notify('the browser’s storage is full: save your text to a file', [], true);
  }
}

function lastGasp(id: string): Workspace | undefined {
  const text = localStorage.getItem(gaspKey(id));
  return text === null ? undefined : JSON.parse(text) as Workspace;
}

addEventListener('pagehide', () => { if (workspace && timer !== undefined) writeGasp(workspace); });
channel.onmessage = ({ data }: MessageEvent<{ id: string; path: string; text: string | undefined; base: string | undefined }>) => {
  if (!workspace || workspace.id !== data.id) return;
  const mine = workspace.files[data.path];
  if (data.text === undefined || mine === data.text) return;
  const text = mine === undefined || data.base === undefined ? data.text : mergeTexts(data.base, mine, data.text).text;
  workspace = { ...workspace, files: { ...workspace.files, [data.path]: text } };
  tellFollowers(data.path, text);
  // Both tabs may have written at the same moment, each without what the other typed.
  keepSoon(150);
};
