/** The comment lines directly above a sentence to the text that is shown with it. */

/**
 * The comments that stand on lines of their own directly above `from`, without slashes; undefined if there are none.
 * `comments` are the places of those since the token before, as pairs of offsets.
 */
export function documentation(text: string, comments: readonly number[], from: number): string | undefined {
  const lines: string[] = [];
  let below = from;
  for (let i = comments.length - 2; i >= 0; i -= 2) {
    const start = comments[i]!;
    const end = comments[i + 1]!;
    if (lineBreaks(text, end, below) !== 1 || !startsLine(text, start)) break;
    lines.unshift(text.slice(start, end).replace(/^\/\/+ ?/, '').trimEnd());
    below = start;
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

function lineBreaks(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n?|\n/g)?.length ?? 0;
}

/** Whether only white space stands before `at` in its line. */
function startsLine(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    const char = text[i]!;
    if (char === '\n' || char === '\r') return true;
    if (!/\s/.test(char) && char !== '\ufeff') return false;
  }
  return true;
}
