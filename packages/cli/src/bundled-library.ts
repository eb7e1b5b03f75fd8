/**
 * The library's files by path, as text inside the API, which has no disk to read from. In the repository the map is empty;
 * tools/build.mjs puts the files in, so that the published API can open dossiers that include from the library anywhere.
 */
export const bundledLibrary: Readonly<Record<string, string>> = {};
