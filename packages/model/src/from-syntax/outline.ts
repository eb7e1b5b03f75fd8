/** Files to a flat list of sentences, each with where it stands: which instrument, article, reading. Headings decide; see language.md, "Shape of a file". */
import type { SyntaxFile, SyntaxSection, SyntaxSentence } from '@servanda/syntax';
import { misspeltHeading } from './misspelt-headings.ts';
import { readArticle } from './declarations.ts';
import { provisionId } from './scope.ts';
import type { SentenceContext } from './sense.ts';

/** A section and what its sentences belong to. The passes keep what they found about it in `kept`: one weak map less each, which the collector thanks us for. */
export interface Outlined {
  readonly section: SyntaxSection;
  readonly context: SentenceContext;
  /** Two sections with the same key give their sentences the same meaning. */
  readonly key: string;
  readonly kept: { declarations?: unknown; assembled?: unknown };
}

const PREAMBLE: SentenceContext = { section: 'preamble', provision: 'dossier' };
const outlines = new WeakMap<SyntaxSection, { readonly before: string | undefined; readonly outlined: Outlined }>();

export function outlineOf(files: readonly SyntaxFile[]): readonly Outlined[] {
  const outlined: Outlined[] = [];
  for (const file of files) {
    let instrument: string | undefined;
    for (const section of file.sections.flatMap(withMisspelt)) {
      const known = outlines.get(section);
      const entry = known?.before === instrument && known ? known.outlined : outline(section, instrument);
      if (entry !== known?.outlined) outlines.set(section, { before: instrument, outlined: entry });
      outlined.push(entry);
      instrument = section.keyword === null ? undefined : entry.context.instrument;
    }
  }
  return outlined;
}

const divided = new WeakMap<SyntaxSection, readonly SyntaxSection[]>();

/** A section, divided where one of its sentences is meant as a heading, so that one misspelt word doesn't put a whole article under the wrong one. */
function withMisspelt(section: SyntaxSection): readonly SyntaxSection[] {
  const known = divided.get(section);
  if (known) return known;
  const parts: { keyword: SyntaxSection['keyword']; heading: SyntaxSection['heading']; sentences: SyntaxSentence[] }[] = [{ keyword: section.keyword, heading: section.heading, sentences: [] }];
  for (const sentence of section.sentences) {
    const heading = misspeltHeading(sentence);
    if (heading) parts.push({ keyword: heading.keyword, heading: heading.sentence, sentences: [] });
    else parts.at(-1)?.sentences.push(sentence);
  }
  const result = parts.length === 1 ? [section] : parts.filter(({ heading, sentences }) => heading !== null || sentences.length > 0);
  divided.set(section, result);
  return result;
}

function outline(section: SyntaxSection, instrument: string | undefined): Outlined {
  const context = contextOf(section, instrument);
  return { section, context, key: [context.section, context.provision, context.reading, context.report, context.question].join('|'), kept: {} };
}

function contextOf({ keyword, heading }: SyntaxSection, instrument: string | undefined): SentenceContext {
  if (keyword === null || heading === null) return PREAMBLE;
  switch (keyword) {
    case 'dossier': return { section: 'dossier', provision: 'dossier' };
    case 'instrument': case 'draft': case 'custom': {
      const id = firstWord(heading) ?? '?';
      return { section: 'instrument', instrument: id, provision: id };
    }
    case 'article': {
      const label = readArticle(heading).result?.label.value ?? firstWord(heading) ?? '?';
      return instrument === undefined
        ? { section: 'article', provision: 'dossier' }
        : { section: 'article', instrument, provision: provisionId(instrument, label) };
    }
    case 'reading': {
      const reading = firstWord(heading) ?? '?';
      return { section: 'reading', reading, provision: `reading:${reading}` };
    }
    case 'report': case 'notice': return { section: 'report', report: firstWord(heading), provision: 'dossier' };
    case 'question': return { section: 'question', question: firstWord(heading), provision: 'dossier' };
  }
}

/** The name after the heading's keyword. */
function firstWord(heading: SyntaxSentence): string | undefined {
  const token = heading.tokens[1];
  return token?.kind === 'word' || token?.kind === 'number' ? token.text : undefined;
}
