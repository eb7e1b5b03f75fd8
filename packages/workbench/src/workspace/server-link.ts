/** The page's side of `servanda open`: reads and saves the folder's files, and hears of changes on disk. Server: ../../server. */
import type { Files } from './files.ts';

/** A folder as the server has it. */
export interface ServedFolder {
  readonly folder: string;
  readonly files: Files;
  /** By path: what to name when saving, so that a change in between is noticed. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What became of a save. `changed`: the file is another one by now; its text and version are given, nothing was written. */
export type ServerSave =
  | { readonly kind: 'saved'; readonly version: string }
  | { readonly kind: 'changed'; readonly text: string; readonly version: string };

/** The folder's name where the page came from `servanda open`. */
export function servedFolder(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="served-folder"]')?.content || undefined;
}

/** All files of the folder. */
export async function readServed(): Promise<ServedFolder> {
  const answer = await fetch('./api/dossier', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}; start \`servanda open\` again and use the address it prints`);
  return await answer.json() as ServedFolder;
}

/** Saves one file if it is still the version that was read. */
export async function saveServed(path: string, text: string, version: string | undefined): Promise<ServerSave> {
  const answer = await fetch('./api/file', {
    method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ path, text, version }),
  });
  if (answer.status === 409) return { kind: 'changed', ...(await answer.json() as { text: string; version: string }) };
  if (!answer.ok) throw new Error(`not saved: the server answered ${answer.status}`);
  return { kind: 'saved', ...(await answer.json() as { version: string }) };
}

/** Tells of files that changed on disk. */
export function watchServed(tell: () => void): void {
  const source = new EventSource('./api/changes');
  source.onmessage = () => tell();
}
