/** A dossier's text → where a further sentence of law may stand: at the end of its first section, before instruments and questions. */
import { parse } from '@servanda/syntax';

/** The text with the sentences put in, each on a line of its own. */
export function withSentences(text: string, sentences: readonly string[]): string {
  const { sections } = parse('', text).syntax;
  const section = sections.find((s) => s.keyword === 'dossier') ?? sections.find((s) => s.keyword === null);
  const last = section && (section.sentences.at(-1) ?? section.heading);
  const at = last ? last.anchor.from + last.length : 0;
  return `${text.slice(0, at)}${at === 0 ? '' : '\n\n'}${sentences.join('\n')}${at === 0 ? '\n\n' : ''}${text.slice(at)}`;
}
