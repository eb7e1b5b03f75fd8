/** `servanda explain CODE`: the page about a diagnostic. */
import { didYouMean, suggestion } from '@servanda/base';
import { allCodes, codePage } from '@servanda/dossier';
import { EXIT } from '../exit-codes.ts';
import { paragraph, table, type Terminal } from '../terminal.ts';

export function run(code: string | undefined, options: { readonly json?: boolean }, terminal: Terminal): number {
  if (code === undefined) {
    if (options.json) terminal.out(`${JSON.stringify(allCodes.map(({ code: id, severity, title }) => ({ code: id, severity, title })), null, 2)}\n`);
    else terminal.out(table(allCodes.map((entry) => [entry.code, entry.severity, entry.title]), terminal.width));
    return EXIT.ok;
  }
  const page = codePage(code);
  if (page === undefined) {
    terminal.err(`${terminal.palette.error('error')}: no code \`${code}\`${suggestion(didYouMean(code, allCodes.map((entry) => entry.code)))}; \`servanda explain\` lists them all\n`);
    return EXIT.usage;
  }
  terminal.out(options.json ? `${JSON.stringify({ code: code.toUpperCase(), page }, null, 2)}\n` : wrapped(page, terminal));
  return EXIT.ok;
}

/** Paragraphs fill the line; examples, which are indented, stay as they are. The title and the severity need no marks of Markdown. */
function wrapped(page: string, terminal: Terminal): string {
  const [title = '', severity = '', ...blocks] = page.trimEnd().split(/\n{2,}/);
  const head = `${terminal.paint.bold(title.replace(/^#+ /, ''))} (${severity.replaceAll('*', '')})\n\n`;
  return `${head}${blocks.map((block) => (block.startsWith('    ') || block.startsWith('```') || block.startsWith('- ') || block.startsWith('|') ? `${block}\n` : paragraph(block.replace(/\n/g, ' '), terminal.width))).join('\n')}`;
}
