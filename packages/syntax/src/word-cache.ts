/**
 * The texts of words, each kept once. A dossier says the same few hundred words over and over; finding a word's string by
 * its characters in the source makes no new string, which halves the memory of a large file and saves time.
 */

const SLOTS = 4096;

/** The strings of words met lately. A slot holds one word; another that falls on it takes its place. */
export class WordCache {
  private readonly texts: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined);
  private readonly lowered: string[] = new Array<string>(SLOTS).fill('');
  /** The lower case of the word that `text` gave last. */
  value = '';

  /** The word at `from`–`to` of a source. */
  text(source: string, from: number, to: number): string {
    let hash = to - from;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash, 31) + source.charCodeAt(i) | 0;
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = this.texts[slot];
    if (known !== undefined && known.length === to - from && source.startsWith(known, from)) {
      this.value = this.lowered[slot]!;
      return known;
    }
    return this.add(slot, ownCopy(source.slice(from, to)));
  }

  private add(slot: number, word: string): string {
    const lowered = word.toLowerCase();
    this.texts[slot] = word;
    this.value = this.lowered[slot] = lowered === word ? word : lowered;
    return word;
  }
}

/** Engines make a long slice a view of the whole source; sentences that outlive many edits must not keep every version of it. */
function ownCopy(slice: string): string {
  return slice.length < 13 ? slice : (JSON.parse(JSON.stringify(slice)) as string);
}
