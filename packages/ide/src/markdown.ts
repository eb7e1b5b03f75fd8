/** Text of a dossier inside Markdown: shown as it is, never read as markup. */

/** Dossier text never becomes markup. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!~&]/g, (c) => `\\${c}`);
}

/** As code: in backticks, more of them than the text has in a row. */
export function code(text: string): string {
  const most = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(most + 1);
  return most === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
