/**
 * The same dossier written otherwise: its instruments, readings, reports and questions in another order, an instrument's articles in
 * another order, or each part in a file of its own. What is logged stays in its order, as it counts among events of one day.
 */
import { parse, type SyntaxSection } from '@servanda/syntax';
import { random, type Random } from '../oracle/random.ts';
import type { Texts } from './dossiers.ts';

interface Section {
  readonly keyword: SyntaxSection['keyword'];
  readonly text: string;
  /** Has a sentence of the log, or declares something that the order of sentences may matter for. */
  readonly isFixed: boolean;
}

/** A heading with what belongs to it: an instrument with its articles. */
interface Part {
  readonly head: Section;
  readonly articles: readonly Section[];
}

function sectionsOf(text: string): readonly Section[] {
  const { sections } = parse('a.treaty', text).syntax;
  const starts = sections.map((s, i) => (i === 0 ? 0 : beforeComments(text, (s.heading ?? s.sentences[0])?.anchor.from ?? 0)));
  return sections.map((s, i) => ({
    keyword: s.keyword, text: `${text.slice(starts[i], starts[i + 1]).trim()}\n`,
    isFixed: s.sentences.some(({ tokens: [first, second] }) => first?.value === 'on' && second?.kind === 'date'),
  }));
}

/** The comment lines right above a heading go with it. */
function beforeComments(text: string, from: number): number {
  const above = /(?:^[ \t]*\/\/[^\n]*\n)*[ \t]*$/m.exec(text.slice(0, from));
  const lines = text.slice(0, from).split('\n');
  let at = from;
  for (let i = lines.length - 2; above && i >= 0 && (lines[i] ?? '').trimStart().startsWith('//'); i--) at -= (lines[i] ?? '').length + 1;
  return at;
}

function partsOf(text: string): readonly Part[] {
  const parts: { head: Section; articles: Section[] }[] = [];
  for (const section of sectionsOf(text)) {
    const last = parts.at(-1);
    if (section.keyword === 'article' && last) last.articles.push(section);
    else parts.push({ head: section, articles: [] });
  }
  return parts;
}

const MOVABLE: readonly SyntaxSection['keyword'][] = ['instrument', 'draft', 'custom', 'reading', 'question', 'report'];
const isMovable = ({ head, articles }: Part): boolean => MOVABLE.includes(head.keyword) && !head.isFixed && !articles.some((a) => a.isFixed);

/** The movable ones in another order, the others where they were. */
function mixed<T>(r: Random, all: readonly T[], canMove: (x: T) => boolean): readonly T[] {
  const movable = all.filter(canMove);
  const other = r.some(movable, movable.length);
  return all.map((x) => (canMove(x) ? other.shift() as T : x));
}

const textOf = ({ head, articles }: Part): string => [head, ...articles].map((s) => s.text).join('\n');

export function shuffled(texts: Texts, seed: number): Texts {
  const r = random(seed);
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => {
    if (!file.endsWith('.treaty')) return [file, text];
    const parts = mixed(r, partsOf(text), isMovable).map((part) => (isMovable(part) ? { ...part, articles: mixed(r, part.articles, () => true) } : part));
    return [file, parts.map(textOf).join('\n')];
  }));
}

/** A file keeps what comes before its second heading; every other part is included from a file of its own, in order. */
export function splitUp(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => {
    if (!name.endsWith('.treaty')) return [[name, text]];
    const [first, ...rest] = partsOf(text);
    const files = rest.map((part, i) => [name.replace('.treaty', `-${i}.treaty`), textOf(part)] as const);
    const includes = files.map(([file]) => `include "${file}".\n`).join('');
    return [[name, `${first ? textOf(first) : ''}\ndossier "Parts".\n${includes}`], ...files];
  }));
}
