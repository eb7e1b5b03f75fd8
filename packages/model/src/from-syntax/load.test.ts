import { expect, test } from 'vitest';
import { load, type SourceHost } from './load.ts';

function hostOf(files: Record<string, string>, library: Record<string, string> = {}): SourceHost {
  return {
    read: (path) => files[path],
    list: (folder) => Object.keys(files).filter((file) => (folder === '.' ? !file.includes('/') : file.startsWith(`${folder}/`))).map((file) => file.slice(file.lastIndexOf('/') + 1)),
    library: (path) => library[path],
    libraryNames: () => Object.keys(library).map((name) => name.replace(/\.treaty$/, '')),
  };
}

/** Loads `entry` (the sole file unless given) and tells files and messages. */
function check(files: Record<string, string>, entry = Object.keys(files)[0] ?? '', library: Record<string, string> = {}) {
  const loaded = load(entry, hostOf(files, library));
  return {
    files: loaded.files.map((file) => file.file),
    tables: [...loaded.tables.keys()],
    messages: loaded.diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`),
    at: loaded.diagnostics.map(({ span }) => (files[span.file] ?? '').slice(span.from, span.to)),
    fixes: loaded.diagnostics.flatMap((diagnostic) => (diagnostic.fixes ?? []).flatMap((fix) => fix.edits.map((edit) => edit.text))),
  };
}

test('a file, what it includes depth first, and its tables', () => {
  expect(check({
    'k/main.treaty': 'dossier "K". include "a.treaty". include "sub/c.treaty". table "t.csv" as group G: party "P".',
    'k/a.treaty': 'include "sub/b.treaty".',
    'k/sub/b.treaty': 'table "w.csv" as weight w: party "P", value "V".',
    'k/sub/c.treaty': 'include "../d.treaty".',
    'k/d.treaty': '',
    'k/t.csv': 'P\n', 'k/sub/w.csv': 'P,V\n',
  })).toEqual({
    files: ['k/main.treaty', 'k/a.treaty', 'k/sub/b.treaty', 'k/sub/c.treaty', 'k/d.treaty'],
    tables: ['k/t.csv', 'k/sub/w.csv'], messages: [], at: [], fixes: [],
  });
});

test('several files in one include', () => {
  expect(check({ 'm.treaty': 'include "a.treaty", "b.treaty" and "c.treaty".', 'a.treaty': '', 'b.treaty': '', 'c.treaty': '' }).files)
    .toEqual(['m.treaty', 'a.treaty', 'b.treaty', 'c.treaty']);
});

test('a folder stands for its dossier.treaty, else for its one file with a dossier heading', () => {
  expect(check({ 'k/dossier.treaty': '', 'k/x.treaty': '' }, 'k').files).toEqual(['k/dossier.treaty']);
  expect(check({ 'k/x.treaty': 'dossier "X".', 'k/y.treaty': 'kind Territory.' }, 'k/').files).toEqual(['k/x.treaty']);
  expect(check({ 'k/x.treaty': 'kind Territory.' }, 'k').files).toEqual(['k/x.treaty']);
  expect(check({ 'x.treaty': 'dossier "X".', 'y.treaty': '' }, '.').files).toEqual(['x.treaty']);
  expect(check({ 'k/x.treaty': 'dossier "X".', 'k/y.treaty': 'dossier "Y".' }, 'k').messages)
    .toEqual(['E0911 `k` holds 2 dossiers; name one of them: `k/x.treaty`, `k/y.treaty`']);
  expect(check({ 'k/x.treaty': '', 'k/y.treaty': '' }, 'k').messages)
    .toEqual(['E0910 none of the 2 `.treaty` files in `k` has a `dossier` heading; name the file you mean, such as `k/x.treaty`']);
  expect(check({ 'kurils.treaty': '' }, 'kuril.treaty').messages).toEqual(['E0909 there is no dossier `kuril.treaty`; did you mean `kurils.treaty`?']);
});

test('standard input includes from the current folder', () => {
  expect(check({ '-': 'include "a.treaty".', 'a.treaty': '' }, '-').files).toEqual(['-', 'a.treaty']);
});

test('the library is a tree of its own', () => {
  const library = { 'states/states.treaty': 'table "states.csv" as State: name "name".', 'states/states.csv': 'name\n', 'law.treaty': 'include "../x.treaty".' };
  expect(check({ 'm.treaty': 'include "library:states". include "library:states".' }, 'm.treaty', library))
    .toMatchObject({ files: ['m.treaty', 'library:states/states.treaty'], tables: ['library:states/states.csv'], messages: [] });
  expect(check({ 'm.treaty': 'include "library:law".' }, 'm.treaty', library).messages)
    .toEqual(["E0902 `../x.treaty` lies outside the dossier's folder; copy the file into the folder and include it from there"]);
  expect(check({ 'm.treaty': 'include "library:laww".' }, 'm.treaty', library))
    .toMatchObject({ messages: ['E0906 the library has no `laww`; did you mean `library:law`?'], fixes: ['"library:law"'], at: ['"library:laww"'] });
});

test('missing files are suggested, with a fix', () => {
  expect(check({ 'k/m.treaty': 'include "annex/wieghts.treaty".', 'k/annex/weights.treaty': '' }))
    .toMatchObject({ messages: ['E0901 there is no file `annex/wieghts.treaty`; did you mean `annex/weights.treaty`?'], fixes: ['"annex/weights.treaty"'] });
  expect(check({ 'm.treaty': 'include "annex".', 'annex.treaty': '' }).fixes).toEqual(['"annex.treaty"']);
  // The file that includes is none to include.
  expect(check({ 'weight.treaty': 'include "weights.treaty".' }).fixes).toEqual([]);
  expect(check({ 'm.treaty': 'table "nothing.csv" as group G: party "P".' }).messages)
    .toEqual(['E0901 there is no file `nothing.csv`; paths are relative to the file that names them']);
});

test.each([
  ['../x.treaty', 'E0902'], ['a/../../x.treaty', 'E0902'], ['/etc/passwd', 'E0903'], ['C:/x.treaty', 'E0903'], ['c:x', 'E0903'],
  ['https://example.org/x.treaty', 'E0903'], ['file:///etc/passwd', 'E0903'], ['a\\b.treaty', 'E0903'], ['~/x.treaty', 'E0903'],
  ['x.treaty:stream', 'E0903'], ['', 'E0903'], ['library:', 'E0903'], ['.', 'E0902'], ['library:../x', 'E0902'],
])('the path %j is refused', (path, code) => {
  const read: string[] = [];
  const host: SourceHost = { read: (name) => (name === 'k/m.treaty' ? `include "${path}".` : void read.push(name)) };
  const { files, diagnostics } = load('k/m.treaty', host);
  expect([files.length, diagnostics.map((diagnostic) => diagnostic.code), read]).toEqual([1, [code], []]);
});

test('a circle is one diagnostic with its chain', () => {
  expect(check({ 'a.treaty': 'include "b.treaty".', 'b.treaty': 'include "c.treaty".', 'c.treaty': 'include "a.treaty".' })).toMatchObject({
    files: ['a.treaty', 'b.treaty', 'c.treaty'],
    messages: ['E0904 this include closes a circle: `a.treaty` includes `b.treaty` includes `c.treaty` includes `a.treaty`; remove it, all files of a dossier see one another'],
  });
  expect(check({ 'a.treaty': 'include "a.treaty".' }).messages).toHaveLength(1);
});

test('a file included twice is read once', () => {
  expect(check({ 'a.treaty': 'include "b.treaty". include "c.treaty".', 'b.treaty': 'include "c.treaty".', 'c.treaty': '' })).toMatchObject({
    files: ['a.treaty', 'b.treaty', 'c.treaty'],
    messages: ['E0905 `c.treaty` is included already; this second include does nothing and may be removed'],
  });
});

test('an include names files in quotes', () => {
  expect(check({ 'a.treaty': 'include annexes.' }).messages)
    .toEqual(['E0912 `include` is followed by a file name in double quotes, not by `annexes`, such as `include "annexes.treaty".`']);
});

test('limits stop the reading, once', () => {
  const files: Record<string, string> = { 'm.treaty': Array.from({ length: 9 }, (_, i) => `include "f${i}.treaty".`).join(' ') };
  for (let i = 0; i < 9; i += 1) files[`f${i}.treaty`] = 'kind Territory.';
  const few = load('m.treaty', hostOf(files), { limits: { files: 4, characters: 1e9 } });
  expect([few.files.length, few.diagnostics.map((diagnostic) => diagnostic.message)])
    .toEqual([4, ['the dossier has more than 4 files; this include and those after it are left out']]);
  const small = load('m.treaty', hostOf(files), { limits: { files: 100, characters: 40 } });
  expect([small.files.length, small.diagnostics[0]?.code]).toEqual([3, 'E0908']);
});

test('ten thousand files deep is no danger', () => {
  const host: SourceHost = { read: (path) => `include "${Number.parseInt(path, 10) + 1}.treaty".` };
  const loaded = load('1.treaty', host);
  expect([loaded.files.length, loaded.diagnostics.map((diagnostic) => diagnostic.code)]).toEqual([10_000, ['E0907']]);
});
