/** A file's text in the one style of the language. */
import { format } from '@servanda/syntax';

/** The formatted text; the same text where it can't be read. */
export function formatText(text: string): string {
  return format(text);
}
