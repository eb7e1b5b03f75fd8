// Relative links in Markdown lead somewhere: to a file or folder that is there, and to a heading of it.

import { posix } from 'node:path';
import type { Check, Finding } from '../finding.ts';
import type { Repository } from '../repository.ts';

/** No dead relative link. */
export const links: Check = {
  name: 'links',
  rule: 'relative links in Markdown lead to what is there',
  run: (repository) => repository.files.filter((file) => file.endsWith('.md')).flatMap((file) => deadLinks(repository, file)),
};

function deadLinks(repository: Repository, file: string): Finding[] {
  return withoutCode(repository.text(file))
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target) && isDead(repository, file, target))
        .map((target) => ({ file, line: index + 1, message: `\`${target}\` leads nowhere` })),
    );
}

function isDead(repository: Repository, file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const meant = path === '' ? file : posix.join(posix.dirname(file), decodeURI(path));
  if (meant !== '.' && !repository.has(meant)) return true;
  return anchor !== undefined && meant.endsWith('.md') && !anchorsOf(repository.text(meant)).has(anchor.toLowerCase());
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const match of withoutFences(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const slug = (match[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let unique = slug;
    for (let count = 1; anchors.has(unique); count++) unique = `${slug}-${count}`;
    anchors.add(unique);
  }
  for (const match of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add((match[1] ?? '').toLowerCase());
  return anchors;
}

function withoutFences(text: string): string {
  return text.replace(/^ *(```|~~~)[\s\S]*?^ *\1/gm, (block) => block.replace(/[^\n]/g, ''));
}

/** Code shows how something is written; what looks like a link there is none. */
function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}
