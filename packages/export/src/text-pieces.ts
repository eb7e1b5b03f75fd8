/**
 * The dossier's text cut at the sentences that a report may point to, each with an anchor. Where the text is not at hand (a
 * model read from JSON), its law is said in words instead, so that every `why` still leads somewhere. Read next: `places.ts`.
 */
import { lineColumn, makeLineIndex, type SourceText, type Span } from '@servanda/base';
import { finalClauseWords, instrumentTitle, lawWords, logEntryWords, makeWordbook, speak, type Law, type Model } from '@servanda/model';
import { citables, clauseOrigins, keyOf, type Citable } from './citable.ts';
import type { TextFile, TextPiece } from './report-input.ts';

/** Where a citable thing stands. */
export interface Cited {
  readonly anchor?: string;
  readonly file?: string;
  readonly line?: number;
  readonly quote?: string;
}

/** The cut text, and where each citable thing is in it, by key. */
export interface AnchoredText {
  readonly files: readonly TextFile[];
  readonly cited: ReadonlyMap<string, Cited>;
  /** Of any span: its line and words, and the anchor of the sentence around it. */
  readonly citedAt: (origin: Span) => Cited;
}

/** Longer files (a depositary's export of years) are named, not shown. */
const LONGEST_TEXT = 400_000;
const LONGEST_QUOTE = 400;
/** Entries of the log that are said in words where there is no text; the chronology has the rest. */
const MOST_ENTRIES = 2_000;

/** Cuts the sources at the model's sentences. */
export function anchorText(model: Model, sources: readonly SourceText[]): AnchoredText {
  return sources.length === 0 ? textInWords(model) : textOfSources(citables(model), sources);
}

function textOfSources(all: readonly Citable[], sources: readonly SourceText[]): AnchoredText {
  const byFile = new Map<string, Citable[]>();
  for (const each of all) {
    const list = byFile.get(each.origin.file);
    if (list) list.push(each); else byFile.set(each.origin.file, [each]);
  }
  const parts = new Map(sources.map((source, i) => [source.file, cutSource(source, `t${i + 1}`, marksOf(byFile.get(source.file) ?? []))]));
  const cited = new Map<string, Cited>();
  for (const part of parts.values()) {
    for (const mark of part.marks) for (const key of mark.keys) if (!cited.has(key)) cited.set(key, part.citedAt(mark));
  }
  return {
    files: [...parts.values()].map((part) => part.file), cited,
    citedAt: (origin) => parts.get(origin.file)?.citedAt(origin) ?? { file: origin.file },
  };
}

function cutSource(source: SourceText, prefix: string, marks: readonly Mark[]): { file: TextFile; marks: readonly Mark[]; citedAt: (at: Pick<Span, 'from' | 'to'>) => Cited } {
  const isShown = source.text.length <= LONGEST_TEXT;
  const { pieces, anchors } = cut(source.text, prefix, marks);
  const index = makeLineIndex(source.text);
  const exact = new Map(marks.map((mark, n) => [`${mark.from}-${mark.to}`, anchors[n]]));
  const around = (at: Pick<Span, 'from' | 'to'>): string | undefined => exact.get(`${at.from}-${at.to}`) ?? anchors[marks.findLastIndex((mark) => mark.from <= at.from && at.from < mark.to)];
  return {
    marks, file: isShown ? { file: source.file, pieces } : { file: source.file, pieces: [], leftOut: `${source.text.length} characters long, not repeated here` },
    citedAt: (at) => ({ ...(isShown && { anchor: around(at) }), file: source.file, line: lineColumn(index, at.from).line, quote: quoteOf(source.text, at) }),
  };
}

/** The words of a span; where it is part of a sentence (a clause after `Enters into force`), the whole sentence. */
function quoteOf(text: string, { from, to }: Pick<Span, 'from' | 'to'>): string | undefined {
  const isPart = to > from && text[to - 1] !== '.';
  const before = isPart ? lastSentenceEnd(text.slice(Math.max(0, from - LONGEST_QUOTE), from)) : '';
  const after = isPart ? (/^[^.]*\./.exec(text.slice(to, to + LONGEST_QUOTE))?.[0] ?? '') : '';
  const words = (before + text.slice(from, to) + after).replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).trimEnd()}…` : words;
}

/** What follows the last full stop or comment line. */
function lastSentenceEnd(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('. ') + 2, text.lastIndexOf('.\n') + 2, 0)).replace(/^\s*\/\/.*\n/gm, '');
}

/** A span with all that stands there. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly keys: string[];
  isHeading: boolean;
}

/** In order of place, the longer of two that begin together first. */
function marksOf(all: readonly Citable[]): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const { key, origin, isHeading } of all) {
    const span = `${origin.from}-${origin.to}`;
    const known = marks.get(span);
    if (known) { known.keys.push(key); known.isHeading ||= isHeading; } else marks.set(span, { from: origin.from, to: origin.to, keys: [key], isHeading });
  }
  return [...marks.values()].sort((a, b) => a.from - b.from || b.to - a.to);
}

/**
 * Pieces in order, which joined are the text. A span with another inside it (an article around its sentences) becomes a
 * point at its start, so that pieces never nest.
 */
function cut(text: string, prefix: string, marks: readonly Mark[]): { pieces: readonly TextPiece[]; anchors: readonly string[] } {
  const pieces: TextPiece[] = [];
  let at = 0;
  const anchors = marks.map((mark, i) => {
    const [from, to] = [Math.min(mark.from, text.length), Math.min(mark.to, text.length)];
    const anchor = marks[i - 1]?.from === mark.from ? `${prefix}-${mark.from}-${mark.to}` : `${prefix}-${mark.from}`;
    const next = marks[i + 1];
    if (from > at) { pieces.push({ text: text.slice(at, from) }); at = from; }
    if (from < at || to <= from || (next !== undefined && next.from < mark.to)) pieces.push({ text: '', anchor });
    else { pieces.push({ text: text.slice(from, to), anchor, ...(mark.isHeading && { isHeading: true }) }); at = to; }
    return anchor;
  });
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return { pieces, anchors };
}

/** The law of the model in words, an instrument a file, and the log. */
function textInWords(model: Model): AnchoredText {
  const book = makeWordbook(model);
  const cited = new Map<string, Cited>();
  const put = (keys: readonly string[], text: string, isHeading = false): TextPiece => {
    const anchor = `w${cited.size + 1}`;
    for (const key of keys) cited.set(key, { anchor, quote: text.trim() });
    return { text: `${text}\n`, anchor, ...(isHeading && { isHeading: true }) };
  };
  const lawOf = (provision: string): TextPiece[] => model.law.filter((law) => law.provision === provision).map((law) => put([law.id], sentenceOf(book, law)));
  const instruments = model.instruments.map((instrument): TextFile => {
    const clauses = finalClauseWords(speak(book), instrument).join(' ');
    const names = clauseOrigins(instrument.clauses).map(([name]) => keyOf.clause(instrument.id, name));
    const articles = model.provisions.filter((p) => p.instrument === instrument.id).flatMap((p) => {
      const heading = p.article === undefined ? [] : [put([keyOf.provision(p.id)], `\nArticle ${p.article}${p.title === undefined ? '' : `. ${p.title}`}`, true)];
      return [...heading, ...lawOf(p.id)];
    });
    const title = put([keyOf.instrument(instrument.id), keyOf.provision(instrument.id)], instrumentTitle(instrument), true);
    return { file: instrument.id, pieces: [title, ...(clauses === '' ? [] : [put(names, clauses)]), ...articles] };
  });
  const apart = model.provisions.filter((p) => p.instrument === undefined).flatMap((p) => lawOf(p.id));
  const log = model.log.slice(0, MOST_ENTRIES).map((entry) => put([keyOf.entry(entry.id)], logEntryWords(speak(book), entry)));
  const rest: TextFile[] = [{ file: 'rules of the dossier', pieces: apart }, { file: 'log', pieces: log }];
  return { files: [...instruments, ...rest.filter(({ pieces }) => pieces.length > 0)], cited, citedAt: () => ({}) };
}

function sentenceOf(book: ReturnType<typeof makeWordbook>, law: Law): string {
  return `${lawWords(speak(book), law)}.`;
}
