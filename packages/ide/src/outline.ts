/** The shape of a file: headings for the outline, and what can be folded. Articles stand below their instrument, as on paper. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { span, type SyntaxSection } from '@servanda/syntax';

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

/** What can be folded: every section that has more than its heading. */
export function foldsOf(dossier: Dossier, file: string): readonly Span[] {
  const all = (items: readonly OutlineItem[]): readonly Span[] => items.flatMap((i) => [i.whole, ...all(i.children)]);
  return all(outlineOf(dossier, file)).filter((s) => (dossier.sources.get(file) ?? '').slice(s.from, s.to).includes('\n'));
}
