/** A text → its headings, as the parser finds them: what a reader jumps to. */
import { parse } from '@servanda/syntax';

export interface OutlineItem {
  readonly keyword: string;
  /** `JointDeclaration`, `9`, `promises`. */
  readonly name: string;
  readonly title?: string;
  readonly from: number;
  /** Articles stand below the instrument or draft above them. */
  readonly isInner: boolean;
}

/** The headings in order. */
export function outlineOf(text: string): OutlineItem[] {
  return parse('', text).syntax.sections.flatMap((section): OutlineItem[] => {
    const { heading, keyword } = section;
    if (!heading || keyword === null) return [];
    const [, name] = heading.tokens;
    const title = heading.tokens.find((token) => token.kind === 'string')?.value;
    return [{ keyword, name: name?.kind === 'string' ? '' : name?.text ?? '', ...(title !== undefined && { title }), from: heading.anchor.from, isInner: keyword === 'article' }];
  });
}
