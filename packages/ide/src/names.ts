/** Names under the cursor: their declaration, their uses, and renaming all of them at once. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import type { Model, Occurrence } from '@servanda/model';
import { sentenceAt } from '@servanda/syntax';

/** A change of text in one file. */
export interface RenameEdit {
  readonly span: Span;
  readonly text: string;
}

/** Flattened once a dossier: editors ask for names several times a keystroke. */
const flattened = new WeakMap<Dossier, readonly Occurrence[]>();

/** Every declaration and use of a name in the dossier. */
export function occurrencesIn(dossier: Dossier): readonly Occurrence[] {
  let all = flattened.get(dossier);
  if (!all) flattened.set(dossier, (all = dossier.compiled?.occurrences() ?? []));
  return all;
}

/** The narrowest name at the offset. */
export function nameAt(dossier: Dossier, file: string, offset: number): Occurrence | undefined {
  let best: Occurrence | undefined;
  for (const o of occurrencesIn(dossier)) {
    if (o.span.file !== file || o.span.from > offset || o.span.to < offset) continue;
    if (!best || o.span.to - o.span.from < best.span.to - best.span.from) best = o;
  }
  return best;
}

/** Every declaration and use of the name at the offset, in reading order of the files. */
export function referencesAt(dossier: Dossier, file: string, offset: number, includesDefinition = true): readonly Span[] {
  const name = nameAt(dossier, file, offset);
  return name ? distinct(usesOf(dossier, name).filter((o) => includesDefinition || !o.isDefinition)) : [];
}

/** The uses of the name at the offset within its own file, declarations told apart. */
export function highlightsAt(dossier: Dossier, file: string, offset: number): readonly { readonly span: Span; readonly isDefinition: boolean }[] {
  const name = nameAt(dossier, file, offset);
  return name ? usesOf(dossier, name).filter((o) => o.span.file === file).map((o) => ({ span: plain(o.span), isDefinition: o.isDefinition })) : [];
}

/** Where the name at the offset is declared: a sentence of the dossier, a row of a table, a file of the library. */
export function definitionAt(dossier: Dossier, file: string, offset: number): readonly Span[] {
  const name = nameAt(dossier, file, offset);
  if (!name) return [];
  const declared = distinct(usesOf(dossier, name).filter((o) => o.isDefinition));
  if (declared.length > 0) return declared;
  const origin = originOf(dossier.model, name);
  return origin ? [plain(origin)] : [];
}

/** Of names that no sentence declares: those of tables. */
function originOf(model: Model, { id, of }: Occurrence): Span | undefined {
  const lists: Partial<Record<Occurrence['of'], readonly { readonly id: string; readonly origin?: Span }[]>> = {
    thing: model.things, kind: model.kinds, group: model.groups, weight: model.weights, instrument: model.instruments,
  };
  return lists[of]?.find((each) => each.id === id)?.origin;
}

/** A variable (`any State X`) is known in its own sentence only, all else everywhere. */
function usesOf(dossier: Dossier, name: Occurrence): readonly Occurrence[] {
  const same = occurrencesIn(dossier).filter((o) => o.id === name.id && o.of === name.of);
  if (name.of !== 'variable') return same;
  const { from, to } = sentenceSpan(dossier, name.span);
  return same.filter((o) => o.span.file === name.span.file && o.span.from >= from && o.span.to <= to);
}

function sentenceSpan(dossier: Dossier, span: Span): Span {
  const syntax = dossier.compiled?.files.find((f) => f.file === span.file);
  const sentence = syntax && sentenceAt(syntax, span.from)?.sentence;
  return sentence ? { file: span.file, from: sentence.anchor.from, to: sentence.anchor.from + sentence.length } : span;
}

/** A sentence read in two ways can note a name twice. */
function distinct(occurrences: readonly Occurrence[]): readonly Span[] {
  const seen = new Map<string, Span>();
  for (const { span } of occurrences) seen.set(`${span.file}:${span.from}:${span.to}`, plain(span));
  return [...seen.values()];
}

function plain({ file, from, to }: Span): Span {
  return { file, from, to };
}

/** Names whose every use is the name itself; a phrase is used in other words than it is declared in. */
const RENAMABLE: readonly Occurrence['of'][] = [
  'thing', 'group', 'weight', 'instrument', 'article', 'reading', 'report', 'claim', 'question', 'kind', 'variable',
];

/** What a rename would change, or why it can't be done. */
export type RenameResult = { readonly kind: 'edits'; readonly edits: readonly RenameEdit[] } | { readonly kind: 'refused'; readonly because: string };

/** Whether the name at the offset can be renamed, and its span. */
export function canRename(dossier: Dossier, file: string, offset: number): { readonly span: Span; readonly text: string } | undefined {
  const name = nameAt(dossier, file, offset);
  if (!name || refusal(dossier, name) !== undefined) return undefined;
  return { span: plain(name.span), text: textOf(dossier, name.span) };
}

/** Renames the name at the offset wherever it stands, in every file. */
export function rename(dossier: Dossier, file: string, offset: number, to: string): RenameResult {
  const name = nameAt(dossier, file, offset);
  if (!name) return { kind: 'refused', because: 'there is no name here' };
  const because = refusal(dossier, name) ?? wrongShape(name, to) ?? alreadyTaken(dossier, name, to);
  if (because !== undefined) return { kind: 'refused', because };
  const old = textOf(dossier, name.span);
  const edits = distinct(usesOf(dossier, name)).filter((span) => textOf(dossier, span) === old).map((span) => ({ span, text: to }));
  return { kind: 'edits', edits };
}

function refusal(dossier: Dossier, name: Occurrence): string | undefined {
  if (!RENAMABLE.includes(name.of)) return `${article(name.of)} is used in other forms than it is declared in, so it has to be changed by hand`;
  const declared = usesOf(dossier, name).find((o) => o.isDefinition);
  if (declared) return declared.span.file.startsWith('library:') ? `\`${name.id}\` is declared in the library, which comes with the program` : undefined;
  const origin = originOf(dossier.model, name);
  if (origin) return `\`${name.id}\` is declared by a table, \`${origin.file}\`; change it there`;
  return name.of === 'kind' ? `\`${name.id}\` belongs to the language` : `\`${name.id}\` is not declared`;
}

/** Articles may have numbers for names. */
function wrongShape(name: Occurrence, to: string): string | undefined {
  if (name.of === 'article') return /^[\p{L}\p{N}][\p{L}\p{N}_]*$/u.test(to) ? undefined : `\`${to}\` is no label of an article: letters, digits and \`_\``;
  return /^[\p{L}][\p{L}\p{N}_]*$/u.test(to) ? undefined : `\`${to}\` is no name: letters, digits and \`_\`, beginning with a letter`;
}

/** Kinds, things, groups, instruments and variables share one set of names, reports and claims another; each other sort has its own. */
function namesetOf(of: Occurrence['of']): string {
  if (of === 'kind' || of === 'thing' || of === 'group' || of === 'instrument' || of === 'variable') return 'thing';
  return of === 'claim' ? 'report' : of;
}

function alreadyTaken(dossier: Dossier, name: Occurrence, to: string): string | undefined {
  const id = name.of === 'article' ? `${name.id.slice(0, name.id.indexOf('.'))}.${to}` : to;
  if (id === name.id) return undefined;
  const set = namesetOf(name.of);
  const isTaken = occurrencesIn(dossier).some((o) => o.isDefinition && o.id === id && namesetOf(o.of) === set)
    || (set === 'thing' && (dossier.model.things.some((t) => t.id === id) || dossier.model.kinds.some((k) => k.id === id)));
  return isTaken ? `\`${to}\` is declared already` : undefined;
}

function article(of: Occurrence['of']): string {
  return of === 'act' || of === 'article' ? `an ${of}` : `a ${of}`;
}

function textOf(dossier: Dossier, { file, from, to }: Span): string {
  return dossier.sources.get(file)?.slice(from, to) ?? '';
}

/** Why the name at the offset cannot be renamed; undefined where it can, or where there is none. */
export function whyNotRenamed(dossier: Dossier, file: string, offset: number): string | undefined {
  const name = nameAt(dossier, file, offset);
  return name && refusal(dossier, name);
}
