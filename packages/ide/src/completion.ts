/**
 * What may be written next. The model says which words, names and phrases fit at the cursor; here they become whole phrases
 * with their slots, ranked: the author's own first, then the words of the language, then what fits but is rarely meant.
 */
import type { Dossier } from '@servanda/dossier';
import { expectationsAt, type Expectable, type ExpectedHere } from '@servanda/model';
import { DECLARATION_WORDS, HEADING_KEYWORDS, sentenceAt, sentencesOf, tokenAt } from '@servanda/syntax';
import { followUps } from './follow-ups.ts';
import { openingsFor } from './openings.ts';
import { phrasesWith } from './phrase-forms.ts';
import { phraseText, type Pattern } from './phrases.ts';

/** One proposal. */
export interface Completion {
  readonly label: string;
  /** Text to insert; `${1:State}` marks a slot to fill (as in LSP snippets). */
  readonly insert: string;
  readonly kind: 'phrase' | 'party' | 'thing' | 'instrument' | 'article' | 'keyword' | 'source' | 'variable' | 'snippet' | 'file';
  /** In a few words, beside the label: the phrase as declared, a State's title. */
  readonly detail?: string;
  /** From here to the cursor is replaced. */
  readonly from: number;
  /** The lower the sooner shown. */
  readonly rank: number;
}

/** What the editor knows besides the dossier. */
export interface CompletionOptions {
  /** Files that an `include` or a `table` may name: relative paths, `library:states`. */
  readonly paths?: () => readonly string[];
}

/** More than this nobody scrolls through. */
const MOST = 200;

/** Completions at an offset, best first. */
export function completionsAt(dossier: Dossier, file: string, offset: number, options: CompletionOptions = {}): readonly Completion[] {
  const text = dossier.sources.get(file) ?? '';
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const path = /^\s*(?:include|table)\s+(?:.*,\s*)?"([^"]*)$/i.exec(line);
  if (path) return pathsFor(options, path[1] ?? '', offset);
  const { compiled } = dossier;
  if (!compiled || isInTextOrComment(dossier, file, offset, line)) return [];
  const here = expectationsAt(compiled, file, offset);
  if (!here) return [];
  const from = offset - here.typed.length;
  const head = text.slice(Math.max(0, from - 400), from).trimEnd();
  const isStart = isSentenceStart(dossier, file, from);
  const place: Place = { dossier, here, from, head, isStart };
  const wanted = here.typed.toLowerCase();
  const fits = (c: Completion): boolean => c.label.toLowerCase().startsWith(wanted) || (wanted.length > 1 && c.label.toLowerCase().includes(` ${wanted}`));
  const all = [...(isStart ? openings(place) : followUpsAt(place)), ...here.expected.flatMap((e) => completionsOf(place, e))].filter(fits);
  return distinct(bestForms(all)).sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ label, insert, kind, detail, from: start, rank }) => (
    { label, insert, kind, ...(detail !== undefined && { detail }), from: start, rank }));
}

/** A proposal, and for a phrase which it is and how well the form of its verb fits. */
interface Candidate extends Completion {
  readonly pattern?: string;
  readonly fit?: number;
}

/** Of each phrase only the forms that fit best: `transfers`, not also `transferred`. */
function bestForms(all: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, number>();
  for (const { pattern, fit } of all) if (pattern !== undefined && fit !== undefined) best.set(pattern, Math.min(fit, best.get(pattern) ?? Infinity));
  return all.filter(({ pattern, fit }) => pattern === undefined || fit === best.get(pattern));
}

interface Place {
  readonly dossier: Dossier;
  readonly here: ExpectedHere;
  readonly from: number;
  /** The text before the word being typed. */
  readonly head: string;
  readonly isStart: boolean;
}

function isInTextOrComment(dossier: Dossier, file: string, offset: number, line: string): boolean {
  const outside = line.replace(/"[^"]*"|“[^”]*”/g, '');
  if (outside.includes('//') && !/https?:$/.test(outside.slice(0, outside.indexOf('//')))) return true;
  const syntax = dossier.compiled?.files.find((f) => f.file === file);
  const sentence = syntax && sentenceAt(syntax, offset)?.sentence;
  const token = sentence && tokenAt(sentence, offset);
  if (!sentence || !token) return false;
  const at = offset - sentence.anchor.from;
  return (token.kind === 'string' && at > token.from && at < token.to) || (token.kind === 'invalid' && /^["“„«]/.test(token.text));
}

/** Whether a new sentence begins here: the one before has its end mark. */
function isSentenceStart(dossier: Dossier, file: string, from: number): boolean {
  const syntax = dossier.compiled?.files.find((f) => f.file === file);
  const before = syntax?.sections.flatMap(sentencesOf).findLast((sentence) => sentence.anchor.from < from);
  return !before || (before.end !== null && from >= before.anchor.from + before.length);
}

function followUpsAt({ dossier, here, from, head }: Place): readonly Candidate[] {
  return followUps(dossier.model, here.context, head).map((f, i) => ({ ...f, from, rank: i / 100 }));
}

function openings({ here, from }: Place): readonly Candidate[] {
  return openingsFor(here.context.section).map((o, i) => ({ label: o.label, insert: o.insert, kind: o.isWord ? 'keyword' : 'snippet', ...(o.detail !== undefined && { detail: o.detail }), from, rank: 10 + i / 100 }));
}

function completionsOf(place: Place, expected: Expectable): readonly Candidate[] {
  switch (expected.kind) {
    case 'word': return wordOrPhrases(place, expected);
    case 'name': return expected.of === 'article' && !isArticleMeant(place, expected.text) ? [] : [nameOf(place, expected)];
    case 'sort': return [];
  }
}

/** Words that fit wherever a noun does, and are seldom what one looks for. */
const RARE = new Set('he she him her they them themselves themself itself more less fewer at one nothing no must will undertakes undertake agrees agree'.split(' '));

function wordOrPhrases(place: Place, { text, phrase }: Extract<Expectable, { kind: 'word' }>): readonly Candidate[] {
  const { from, isStart } = place;
  if (text === 'article') return articles(place);
  if (isStart && /ing$/.test(text)) return [];
  const phrases = phrase === undefined ? [] : phrasesWith(place.dossier.model, place.head, text, phrase);
  if (phrases.length > 0) return phrases.flatMap(({ pattern, label, insert, fit }): Candidate[] => (
    [{ label, insert, kind: 'phrase', detail: phraseText(pattern), from, rank: rankOf(pattern) + (isStart ? 40 : 0), pattern: pattern.id, fit }]));
  if (!isStart && /^\p{Lu}/u.test(place.here.typed)) return [];
  const label = isStart && !SMALL.has(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return [{ label, insert: label, kind: 'keyword', from, rank: RARE.has(text) ? 60 : isStart ? 40 : 20 }];
}

/** The author's own phrases before the treaty acts. */
function rankOf(pattern: Pattern): number {
  return 'treatyAct' in pattern && pattern.treatyAct !== undefined ? 15 : 5;
}

/** Words that stay small at the start of a sentence: headings and declarations. */
const SMALL: ReadonlySet<string> = new Set([...HEADING_KEYWORDS, ...DECLARATION_WORDS, 'group', 'weight', 'as of', 'as']);

function articles({ dossier: { model }, here, from, head }: Place): readonly Completion[] {
  const named = /([\p{L}\p{N}_]+)$/u.exec(head)?.[1];
  const of = model.instruments.some((i) => i.id === named) ? named : here.context.instrument;
  const isNamed = of !== undefined && of === named;
  const word: Completion = { label: 'article', insert: 'article ', kind: 'keyword', from, rank: 50 };
  return [...(isNamed ? [] : [word]), ...model.provisions.filter((p) => p.instrument === of && p.article !== undefined).map((p): Completion => (
    { label: `article ${p.article}`, insert: `article ${p.article}`, kind: 'article', ...(p.title !== undefined && { detail: p.title }), from, rank: isNamed ? 0 : 45 }))];
}

function nameOf({ dossier: { model }, here, from, isStart }: Place, { text, of, title }: Extract<Expectable, { kind: 'name' }>): Completion {
  const common = { label: text, insert: text, from };
  const later = isStart ? 20 : 0;
  switch (of) {
    case 'variable': return { ...common, kind: 'variable', rank: 0 };
    case 'instrument': return { ...common, kind: 'instrument', ...(title !== undefined && { detail: title }), rank: (isInstrumentMeant(here) ? 1 : 30) + later };
    case 'article': return { ...common, kind: 'article', rank: 1 };
    case 'report': case 'claim': return { ...common, kind: 'source', detail: of, rank: 2 };
    case 'thing': {
      const kind = model.things.find((t) => t.id === text)?.kind ?? '';
      return { ...common, kind: kind === 'State' || kind === 'Organization' ? 'party' : 'thing', detail: title ?? kind, rank: 1 + later };
    }
    default: return { ...common, kind: 'thing', detail: of, rank: 3 };
  }
}

/** After `Pact article`, the articles of Pact; after a bare `article`, those of the instrument it stands in, where there is one. */
function isArticleMeant({ dossier: { model }, here, head }: Place, label: string): boolean {
  const named = /([\p{L}\p{N}_]+)\s+articles?$/iu.exec(head)?.[1];
  const of = model.instruments.find((i) => i.id === named)?.id ?? here.context.instrument;
  return of === undefined || model.provisions.some((p) => p.instrument === of && p.article === label);
}

/** Where nothing but instruments fits. Else their names stand there for the sake of `X article 5`. */
function isInstrumentMeant({ expected }: ExpectedHere): boolean {
  return !expected.some((e) => e.kind === 'name' && e.of === 'thing');
}

function pathsFor({ paths }: CompletionOptions, typed: string, offset: number): readonly Completion[] {
  return (paths?.() ?? []).filter((path) => path.toLowerCase().startsWith(typed.toLowerCase()))
    .map((path) => ({ label: path, insert: path.replace(/[\\$}]/g, '\\$&'), kind: 'file', from: offset - typed.length, rank: path.startsWith('library:') ? 1 : 0 }));
}

function distinct(all: readonly Candidate[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const each of all) {
    const known = seen.get(each.label);
    if (!known || known.rank > each.rank) seen.set(each.label, each);
  }
  return [...seen.values()];
}
