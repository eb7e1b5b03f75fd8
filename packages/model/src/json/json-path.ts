/** Where in a JSON text the value of a path stands, so that a message about `$.log[3].date` can point at it. */
import type { Span } from '@servanda/base';

/** A step of a path: a key or an index. */
export type PathStep = string | number;

/** `$.log[3].date.month`; keys that are no plain words in brackets. */
export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return /^[A-Za-z_]\w*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, '$');
}

/** The place of the value at `path`, or of the last part of the path that is there. The text must be JSON. */
export function locate(file: string, text: string, path: readonly PathStep[]): Span {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = typeof step === 'number' ? itemAt(text, at, step) : memberAt(text, at, step);
    if (next === undefined) break;
    at = next;
  }
  return { file, from: at, to: skipValue(text, at) };
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (/\s/.test(text[next] ?? '')) next += 1;
  return next;
}

/** The end of the value that starts at `at`. */
function skipValue(text: string, at: number): number {
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const character = text[next];
    if (character === '"') next = endOfString(text, next) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      if (depth === 0) return next;
      depth -= 1;
      if (depth === 0) return next + 1;
      continue;
    } else if (depth === 0 && (character === ',' || /\s/.test(character ?? ''))) return next;
    if (depth === 0 && character === '"') return next + 1;
  }
  return text.length;
}

function endOfString(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return next + 1;
}

function itemAt(text: string, at: number, index: number): number | undefined {
  if (text[at] !== '[') return undefined;
  let next = skipSpace(text, at + 1);
  for (let i = 0; text[next] !== ']'; i += 1) {
    if (i === index) return next;
    next = skipSpace(text, skipValue(text, next));
    if (text[next] !== ',') return undefined;
    next = skipSpace(text, next + 1);
  }
  return undefined;
}

function memberAt(text: string, at: number, key: string): number | undefined {
  if (text[at] !== '{') return undefined;
  let next = skipSpace(text, at + 1);
  while (text[next] === '"') {
    const end = endOfString(text, next);
    const name: unknown = JSON.parse(text.slice(next, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (name === key) return value;
    next = skipSpace(text, skipValue(text, value));
    if (text[next] !== ',') return undefined;
    next = skipSpace(text, next + 1);
  }
  return undefined;
}
