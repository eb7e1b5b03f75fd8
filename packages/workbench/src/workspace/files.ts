/** Texts by path, as the engine takes them; which files of a folder belong to a dossier. */

export type Files = Readonly<Record<string, string>>;

/** Whether a file of an opened folder is read: the language's own files and the tables they name. */
export function isDossierFile(path: string): boolean {
  return /\.(treaty|csv)$/i.test(path) && !path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}
