/** `servanda lsp`: the language server, for an editor at the other end of standard input and output. It ends with the editor. */
import { serve } from '@servanda/language-server';
import { version } from '../version.ts';

export function run(): Promise<never> {
  serve({ version });
  return new Promise(() => undefined);
}
