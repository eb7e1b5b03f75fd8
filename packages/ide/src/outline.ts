/** The shape of a file: headings for the outline, and what can be folded. Articles stand below their instrument, as on paper. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { span, type SyntaxSection } from '@servanda/syntax';

/** A heading with what stands below it. */
export interface OutlineItem {
  readonly name: string;
  readonly kind: NonNullable<SyntaxSection['keyword']>;
  readonly title?: string;
  /** The heading. */
  readonly heading: Span;
  /** The whole section with all below it. */
  readonly whole: Span;
  readonly children: readonly OutlineItem[];
}

/** The outline of one file. */
export function outlineOf(dossier: Dossier, file: string): readonly OutlineItem[] {
  const sections = dossier.compiled?.files.find((f) => f.file === file)?.sections ?? [];
  const items: { -readonly [K in keyof OutlineItem]: OutlineItem[K] extends readonly OutlineItem[] ? OutlineItem[] : OutlineItem[K] }[] = [];
  let parent: (typeof items)[number] | undefined;
  for (const section of sections) {
    const item = itemOf(section);
    if (!item) continue;
    if (section.keyword === 'article' && parent) {
      parent.children = [...parent.children, item];
      parent.whole = { ...parent.whole, to: item.whole.to };
    } else {
      const top = { ...item, children: [] };
      items.push(top);
      parent = section.keyword === 'instrument' || section.keyword === 'draft' || section.keyword === 'custom' ? top : undefined;
    }
  }
  return items;
}

function itemOf(section: SyntaxSection): OutlineItem | undefined {
  if (!section.heading || !section.keyword) return undefined;
  const [, name] = section.heading.tokens;
  const title = section.heading.tokens.find((t) => t.kind === 'string');
  const heading = plain(span(section.heading));
  const last = section.sentences.at(-1);
  const whole = { ...heading, to: last ? span(last).to : heading.to };
  const shown = name && name !== title ? name.text : title?.value ?? section.keyword;
  return { name: section.keyword === 'article' ? `article ${shown}` : shown, kind: section.keyword, title: title?.value, heading, whole, children: [] };
}

function plain({ file, from, to }: Span): Span {
  return { file, from, to };
}

/** A foldable part of the text. */
export interface Fold extends Span {
  readonly isComment?: boolean;
}

/** What can be folded: every section and sentence of more than a line, and comments of several. */
export function foldsOf(dossier: Dossier, file: string): readonly Fold[] {
  const text = dossier.sources.get(file) ?? '';
  const all = (items: readonly OutlineItem[]): readonly Span[] => items.flatMap((i) => [i.whole, ...all(i.children)]);
  const sentences = (dossier.compiled?.files.find((f) => f.file === file)?.sections ?? []).flatMap((section) => section.sentences.map((each) => plain(span(each))));
  const parts = [...all(outlineOf(dossier, file)), ...sentences].filter((s) => text.slice(s.from, s.to).includes('\n'));
  return [...parts, ...commentFolds(file, text)];
}

/** Lines that are nothing but comment, two or more in a row. */
function commentFolds(file: string, text: string): readonly Fold[] {
  return [...text.matchAll(/(?:^[ \t]*\/\/[^\r\n]*(?:\r?\n|$)){2,}/gm)].map((run) => ({ file, from: run.index, to: run.index + run[0].trimEnd().length, isComment: true }));
}
