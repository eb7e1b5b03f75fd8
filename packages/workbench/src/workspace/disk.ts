/**
 * Folders and files from the reader's disk, through the browser: by the File System Access API where there is one, so that they
 * can be saved again, else by an upload field and a download.
 */
import { keep, load } from './database.ts';
import { isDossierFile, type Files } from './files.ts';

interface Directory {
  readonly name: string;
  isSameEntry: (other: Directory) => Promise<boolean>;
  entries: () => AsyncIterable<[string, FileSystemHandle]>;
  getDirectoryHandle: (name: string) => Promise<Directory>;
  getFileHandle: (name: string, options?: { create?: boolean }) => Promise<FileSystemFileHandle>;
  queryPermission?: (options: { mode: string }) => Promise<PermissionState>;
  requestPermission?: (options: { mode: string }) => Promise<PermissionState>;
}

type Picker = (options: { id: string; mode: string }) => Promise<Directory>;

/** Whether the browser can open a folder and save to it again. */
export function canSaveToDisk(): boolean {
  return 'showDirectoryPicker' in window;
}

/** Lets the reader choose a folder. Nothing when they think better of it. Two folders of one name are told apart by a number. */
export async function pickFolder(): Promise<{ name: string; files: Files; isSamePlace: boolean } | undefined> {
  try {
    const folder = await (window as unknown as { showDirectoryPicker: Picker }).showDirectoryPicker({ id: 'dossier', mode: 'readwrite' });
    for (let n = 1; ; n++) {
      const name = n === 1 ? folder.name : `${folder.name} ${n}`;
      const known = await load<Directory>('handles', name).catch(() => undefined);
      const isSamePlace = known !== undefined && await known.isSameEntry(folder);
      if (known !== undefined && !isSamePlace) continue;
      await keep('handles', name, folder);
      return { name, files: await readFolder(folder), isSamePlace };
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

async function readFolder(folder: Directory, prefix = ''): Promise<Files> {
  const files: Record<string, string> = {};
  for await (const [name, handle] of folder.entries()) {
    const path = prefix + name;
    if (handle.kind === 'directory') {
      if (!name.startsWith('.') && name !== 'node_modules') Object.assign(files, await readFolder(await folder.getDirectoryHandle(name), `${path}/`));
    } else if (isDossierFile(path)) {
      files[path] = await (await (handle as FileSystemFileHandle).getFile()).text();
    }
  }
  return files;
}

/** Reads files from an upload field: single files, or a folder with paths relative to it. */
export async function readUpload(list: FileList): Promise<{ name: string; files: Files } | undefined> {
  const files: Record<string, string> = {};
  for (const file of list) {
    const path = file.webkitRelativePath.split('/').slice(1).join('/') || file.name;
    if (isDossierFile(path)) files[path] = await file.text();
  }
  const name = list[0]?.webkitRelativePath.split('/')[0] || (Object.keys(files)[0] ?? '').replace(/\.treaty$/, '');
  return Object.keys(files).length === 0 ? undefined : { name, files };
}

/** What became of a save: done; changed meanwhile by someone else, with their text; or not possible in this browser. */
export type DiskSave = { readonly kind: 'saved' } | { readonly kind: 'changed'; readonly text: string } | { readonly kind: 'unavailable' };

/** Writes a file back, unless it is no longer what it was when last read. The browser swaps the file in as a whole. */
export async function saveToDisk(name: string, path: string, text: string, lastRead: string | undefined): Promise<DiskSave> {
  const folder = await load<Directory>('handles', name).catch(() => undefined);
  if (!folder || (await folder.requestPermission?.({ mode: 'readwrite' })) !== 'granted') return { kind: 'unavailable' };
  const parts = path.split('/');
  const file = parts.pop() ?? path;
  let at = folder;
  for (const part of parts) at = await at.getDirectoryHandle(part);
  const handle = await at.getFileHandle(file, { create: true });
  const now = await (await handle.getFile()).text();
  if (lastRead !== undefined && now !== lastRead && now !== text) return { kind: 'changed', text: now };
  const writer = await handle.createWritable();
  await writer.write(text);
  await writer.close();
  return { kind: 'saved' };
}

/** Gives the reader a file to keep. */
export function download(name: string, content: string | Blob, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
