/** What can be wrong with the files of a dossier: codes E0901–E0912. Made by load.ts. */
import { catalogue, defineDiagnostic, plural, suggestion } from '@servanda/base';

/** An included file, or a table, that is not there. */
export const fileNotFound = defineDiagnostic<{ path: string; nearest?: string }>({
  code: 'E0901',
  severity: 'error',
  title: 'file not found',
  explain: `
An \`include\` or \`table\` sentence names a file that is not there. Paths are written relative to the file that names them,
with forward slashes: \`include "annexes/weights.treaty".\` The rest of the dossier is read without it.`,
  example: 'include "anexes/weights.treaty".',
  render: ({ path, nearest }) =>
    `there is no file \`${path}\`${suggestion(nearest)}${nearest === undefined ? '; paths are relative to the file that names them' : ''}`,
});

/** A path that leads out of the dossier's folder. */
export const fileOutside = defineDiagnostic<{ path: string }>({
  code: 'E0902',
  severity: 'error',
  title: 'file outside the dossier',
  explain: `
A dossier may read files of its own folder and of the folders in it, and nothing else: so a dossier from somebody else cannot
reach the rest of your disk. Copy the file into the dossier's folder and include it from there.`,
  example: 'include "../secret.treaty".',
  render: ({ path }) => `\`${path}\` lies outside the dossier's folder; copy the file into the folder and include it from there`,
});

/** Something that is not a relative path with forward slashes. */
export const notARelativePath = defineDiagnostic<{ path: string; what: string; instead?: string }>({
  code: 'E0903',
  severity: 'error',
  title: 'not a relative path',
  explain: `
Files are named relative to the file that names them, with forward slashes on every system: \`"annexes/weights.csv"\`. Absolute
paths, drive letters, web addresses and backslashes are refused, so that a dossier means the same on every machine. A file
of the bundled library is named \`"library:states"\`.`,
  example: 'include "C:\\treaties\\states.treaty".',
  render: ({ path, what, instead }) =>
    `\`${path}\` is ${what}; write a path relative to this file, with forward slashes${instead === undefined ? '' : `: \`${instead}\``}`,
});

/** Files that include one another in a circle. */
export const cyclicInclude = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0904',
  severity: 'error',
  title: 'files include one another in a circle',
  explain: `
Each file of a dossier is read once. A file that includes itself, directly or through others, would never end; the include
that closes the circle is left out. Remove it: everything in a dossier is visible from all its files, so a file need not
include what it mentions.`,
  render: ({ chain }) =>
    `this include closes a circle: ${chain.map((file) => `\`${file}\``).join(' includes ')}; remove it, all files of a dossier see one another`,
});

/** A file included a second time. */
export const includedTwice = defineDiagnostic<{ path: string }>({
  code: 'E0905',
  severity: 'warning',
  title: 'file included twice',
  explain: `
The file is part of the dossier already. Each file is read once, where it is first included; the second include does
nothing and may be removed.`,
  render: ({ path }) => `\`${path}\` is included already; this second include does nothing and may be removed`,
});

/** `library:NAME` with a name the bundled library does not have. */
export const libraryNotFound = defineDiagnostic<{ name: string; nearest?: string }>({
  code: 'E0906',
  severity: 'error',
  title: 'not in the library',
  explain: `
The library that comes with the program has no file of this name. Its files are read with \`include "library:NAME".\`,
for instance \`library:states\` for the world's States.`,
  example: 'include "library:sates".',
  render: ({ name, nearest }) => `the library has no \`${name}\`${suggestion(nearest && `library:${nearest}`)}`,
});

/** More files than a dossier may have. */
export const tooManyFiles = defineDiagnostic<{ limit: number }>({
  code: 'E0907',
  severity: 'error',
  title: 'too many files',
  explain: 'A dossier may have 10,000 files. The includes beyond that are left out.',
  render: ({ limit }) => `the dossier has more than ${limit} files; this include and those after it are left out`,
});

/** More text than a dossier may have. */
export const tooMuchText = defineDiagnostic<{ path: string; limitMegabytes: number }>({
  code: 'E0908',
  severity: 'error',
  title: 'dossier too large',
  explain: 'All files of a dossier together, tables included, may hold 256 million characters. The file that goes beyond that is left out.',
  render: ({ path, limitMegabytes }) =>
    `with \`${path}\` the dossier would hold more than ${limitMegabytes} million characters; the file is left out`,
});

/** The dossier itself is not there. */
export const dossierNotFound = defineDiagnostic<{ path: string; nearest?: string }>({
  code: 'E0909',
  severity: 'error',
  title: 'dossier not found',
  explain: `
There is neither a file nor a folder of this name. A dossier is a \`.treaty\` file, or a folder with a file
\`dossier.treaty\`, or a folder in which one \`.treaty\` file begins with a \`dossier\` heading.`,
  render: ({ path, nearest }) => `there is no dossier \`${path}\`${nearest === undefined ? '; name a `.treaty` file, or a folder with one, or write a new dossier with `servanda new`' : suggestion(nearest)}`,
});

/** A folder without a dossier. */
export const noDossierInFolder = defineDiagnostic<{ folder: string; files: readonly string[] }>({
  code: 'E0910',
  severity: 'error',
  title: 'no dossier in the folder',
  explain: `
The folder holds \`.treaty\` files, but none of them is called \`dossier.treaty\` or has a \`dossier\` heading. Name the file
you mean, or give the main one a heading such as \`dossier "Peace treaty between A and B".\``,
  render: ({ folder, files }) =>
    `none of the ${plural(files.length, '`.treaty` file')} in \`${folder}\` has a \`dossier\` heading; name the file you mean, such as \`${files[0] ?? ''}\``,
});

/** A folder with several dossiers. */
export const severalDossiers = defineDiagnostic<{ folder: string; files: readonly string[] }>({
  code: 'E0911',
  severity: 'error',
  title: 'several dossiers in the folder',
  explain: 'Several files of the folder begin with a `dossier` heading, so the folder alone does not say which is meant. Name the file.',
  render: ({ folder, files }) =>
    `\`${folder}\` holds ${files.length} dossiers; name one of them: ${files.slice(0, 5).map((file) => `\`${file}\``).join(', ')}`,
});

/** An `include` that names no file. */
export const malformedInclude = defineDiagnostic<{ found?: string }>({
  code: 'E0912',
  severity: 'error',
  title: 'include without a file',
  explain: 'An include names one or more files in double quotes: `include "annexes.treaty".` or `include "library:states", "log.treaty".`',
  example: 'include annexes.',
  render: ({ found }) =>
    `\`include\` is followed by a file name in double quotes${found === undefined ? '' : `, not by \`${found}\``}, such as \`include "annexes.treaty".\``,
});

/** Every kind of diagnostic about files. */
export const loadCatalogue = catalogue(
  fileNotFound, fileOutside, notARelativePath, cyclicInclude, includedTwice, libraryNotFound, tooManyFiles, tooMuchText,
  dossierNotFound, noDossierInFolder, severalDossiers, malformedInclude,
);
