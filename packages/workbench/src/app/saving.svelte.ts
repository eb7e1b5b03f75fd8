/** Saving to where the files came from: the served folder, the reader's disk, or a download. A change in between is never written over. */
import { download, saveToDisk } from '../workspace/disk.ts';
import { mergeTexts } from '../workspace/merge-text.ts';
import { readServed, saveServed, servedFolder, watchServed } from '../workspace/server-link.ts';
import { unsavedPaths } from '../workspace/workspace.ts';
import { complain, dismiss, notify } from './notices.svelte.ts';
import { editFile, markSaved, takeIn, work } from './work.svelte.ts';

let isSaving = $state(false);
let isWatching = false;

export const saving = {
  get isSaving(): boolean { return isSaving; },
};

/** Saves every file that changed. */
export async function saveAll(): Promise<void> {
  const { workspace } = work;
  if (!workspace || isSaving) return;
  const paths = unsavedPaths(workspace);
  if (paths.length === 0) { notify('everything is saved'); return; }
  isSaving = true;
  try {
    for (const path of paths) await saveOne(path);
  } catch (error) {
    complain(error, 'not saved');
  } finally {
    isSaving = false;
  }
}

async function saveOne(path: string): Promise<void> {
  const { workspace } = work;
  const text = workspace?.files[path];
  if (!workspace || text === undefined) return;
  switch (workspace.origin.kind) {
    case 'server': {
      const done = await saveServed(path, text, workspace.versions?.[path]);
      if (done.kind === 'saved') { markSaved(path, text, done.version); notify(`saved ${path}`); } else offerMerge(path, done.text, done.version);
      break;
    }
    case 'disk': {
      const done = await saveToDisk(workspace.origin.name, path, text, workspace.saved[path]);
      if (done.kind === 'saved') { markSaved(path, text); notify(`saved ${path}`); }
      else if (done.kind === 'changed') offerMerge(path, done.text);
      else { download(path.split('/').at(-1) ?? path, text); notify(`${path} was downloaded: this browser can’t write to the folder`); }
      break;
    }
    case 'example': case 'new':
      download(path.split('/').at(-1) ?? path, text);
      notify(`${path} was downloaded; your changes also stay in this browser`);
      break;
  }
}

/** Nothing was written: the file on disk is another one by now. The reader says what should be. */
function offerMerge(path: string, theirs: string, version?: string): void {
  const { workspace } = work;
  const mine = workspace?.files[path] ?? '';
  const base = workspace?.saved[path] ?? '';
  const { text, conflicts } = mergeTexts(base, mine, theirs);
  const settle = (chosen: string): void => { dismiss(id); markSaved(path, theirs, version); editFile(path, chosen); void saveAll(); };
  const id = notify(`${path} was changed on disk as well; nothing was written${conflicts > 0 ? `. ${conflicts} ${conflicts === 1 ? 'place was' : 'places were'} changed by both` : ''}`, [
    { label: 'Merge both', run: () => { if (conflicts > 0) { dismiss(id); markSaved(path, theirs, version); editFile(path, text); notify('both versions are in the text, between comments; save when it is right'); } else settle(text); } },
    { label: 'Keep mine', run: () => { settle(mine); } },
    { label: 'Take theirs', run: () => { dismiss(id); markSaved(path, theirs, version); editFile(path, theirs); } },
  ], true);
}

/** Follows changes on disk while a served folder is open. */
export function startServerLink(): void {
  if (isWatching || work.workspace?.origin.kind !== 'server' || servedFolder() === undefined) return;
  isWatching = true;
  watchServed(() => {
    readServed().then(({ folder, files, versions }) => {
      takeIn({ id: 'server', origin: { kind: 'server', folder }, files, saved: files, versions, changedAt: 0 });
    }).catch((error: unknown) => { complain(error, 'the folder could not be read again'); });
  });
}

addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void saveAll();
});
