/** Names of provisions, as the language must have them → as a memo cites them. */

/** `article 2_4` → article 2(4). */
export function asCited(text: string): string {
  return text.replace(/\b(articles?) (\d+)_(\d+)\b/g, '$1 $2($3)');
}

/** `` `Slow.1` left out `` → `Slow article 1 left out`. */
export function provisionsCited(line: string): string {
  return line.replace(/`([^`]+)`/g, (_, id: string) => id.replace('.', ' article '));
}
