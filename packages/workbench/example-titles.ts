/** The example dossiers' folders → their titles and what their first comment says, for the front page; read when the page is built. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:example-titles';

/** What a list of examples shows. */
export interface ExampleTitle {
  readonly name: string;
  readonly title: string;
  readonly about: string;
}

/** The plugin that makes the module. */
export function exampleTitles(examples: string): Plugin {
  return {
    name: 'example-titles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export const exampleTitles = ${JSON.stringify(titlesIn(examples))};` : undefined),
  };
}

function titlesIn(examples: string): ExampleTitle[] {
  if (!existsSync(examples)) return [];
  const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return folders.flatMap((name) => {
    const files = readdirSync(join(examples, name)).filter((file) => file.endsWith('.treaty'));
    const texts = files.map((file) => readFileSync(join(examples, name, file), 'utf8'));
    const text = texts.find((each) => /^dossier\b/im.test(each));
    if (text === undefined) return [];
    const title = /^dossier\s+"([^"]*)"/im.exec(text)?.[1] ?? name;
    const comment = /^((?:\s*\/\/.*\n)+)/.exec(text)?.[1]?.replace(/^\s*\/\/ ?/gm, '').replace(/\s+/g, ' ').trim() ?? '';
    return [{ name, title, about: firstSentences(comment) }];
  });
}

/** As many sentences as fit on two lines. */
function firstSentences(text: string): string {
  const sentences = text.match(/[^.!?]+[.!?]+(?=\s|$)/g) ?? [text];
  let out = '';
  for (const sentence of sentences) {
    if (out !== '' && out.length + sentence.length > 170) break;
    out += sentence;
  }
  return out.trim();
}
