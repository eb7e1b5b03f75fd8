/** Text in pictures: lines broken to a width that is estimated, since nothing here can measure type. */
import { cleanText, escapeSvgText } from './escape.ts';

/** The mean width of a character in a sans-serif face of size 1, on the wide side so that fallback faces fit too. */
export const MEAN_WIDTH = 0.56;

/** Lines of at most `width` pixels at the size; a word longer than a line is broken. */
export function linesOf(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(6, Math.floor(width / (size * MEAN_WIDTH)));
  const lines: string[] = [];
  let line = '';
  for (const word of cleanText(text).split(/\s+/).filter((each) => each !== '').flatMap((each) => broken(each, most))) {
    if (line !== '' && [...line].length + 1 + [...word].length > most) { lines.push(line); line = word; } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, most: number): readonly string[] {
  const characters = [...word];
  if (characters.length <= most) return [word];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, i) => characters.slice(i * most, (i + 1) * most).join(''));
}

/** Lines as one text element, the first with its baseline at `y`. */
export function textLines(lines: readonly string[], x: number, y: number, size: number, attributes: string): string {
  const spans = lines.map((line, i) => `<tspan x="${x}"${i === 0 ? '' : ` dy="${lineHeight(size)}"`}>${escapeSvgText(line)}</tspan>`);
  return `<text y="${y}" font-size="${size}" ${attributes}>${spans.join('')}</text>`;
}

/** The distance of baselines. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.35);
}
