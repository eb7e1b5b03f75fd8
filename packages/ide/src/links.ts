/** Files and addresses that a dossier names: `include "history.treaty"`, tables, sources on the web. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { sentencesOf } from '@servanda/syntax';

/** A link in the text. `file`: as the dossier knows it; `url`: an address of the web. */
export interface Link {
  readonly span: Span;
  readonly target: { readonly kind: 'file'; readonly file: string } | { readonly kind: 'url'; readonly url: string };
}

/** The links of one file. */
export function linksOf(dossier: Dossier, file: string): readonly Link[] {
  const syntax = dossier.compiled?.files.find((f) => f.file === file);
  if (!syntax) return [];
  return syntax.sections.flatMap(sentencesOf).flatMap((sentence): readonly Link[] => {
    const word = sentence.tokens[0]?.value;
    const namesFiles = word === 'include' || word === 'table';
    return sentence.tokens.flatMap((token): readonly Link[] => {
      if (token.kind !== 'string') return [];
      const at = sentence.anchor.from;
      const span = { file, from: at + token.from + 1, to: at + token.to - 1 };
      const url = /^https?:\/\/\S+$/.exec(token.value)?.[0];
      if (url !== undefined) return [{ span, target: { kind: 'url', url } }];
      const target = namesFiles ? fileNamed(dossier, file, token.value) : undefined;
      return target === undefined ? [] : [{ span, target: { kind: 'file', file: target } }];
    });
  });
}

/** The file that was read for a written path; nothing where none was. */
function fileNamed({ sources }: Dossier, from: string, written: string): string | undefined {
  if (written.startsWith('library:')) {
    const name = written.slice('library:'.length);
    return [written, `${written}.treaty`, `library:${name}/${name.slice(name.lastIndexOf('/') + 1)}.treaty`].find((path) => sources.has(path));
  }
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const path = normal(`${folder}${written}`);
  return sources.has(path) ? path : undefined;
}

/** Without `.` and `..`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}
