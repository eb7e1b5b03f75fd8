/** Happenings given from outside the dossier, in its own words, for what-ifs: `Russia transfers Shikotan to Japan`, `On 2020-01-01 USA denounces SecurityTreaty`. */
import { span, type Diagnostic, type PartialDate } from '@servanda/base';
import { parse } from '@servanda/syntax';
import type { LogContent } from '../ir/log.ts';
import { elaborate } from './elaborate.ts';
import type { Vocabulary } from './matching.ts';
import type { SentenceContext } from './sense.ts';

/** The name of the given text in places of diagnostics. */
const GIVEN = 'happening';
const CONTEXT: SentenceContext = { section: 'dossier', provision: 'dossier' };
/** Stands in where the text has no date; the day is then left to the caller. */
const SOME_DAY = 'On 2000-01-01 ';

/** What happens, as the log would have it. */
export interface Happening {
  /** Several where the sentence distributes: `Japan and USSR sign X`. */
  readonly contents: readonly LogContent[];
  /** Absent when the text gives no day. */
  readonly date?: PartialDate;
}

/** What the text says happens; it reads as an entry of the log would, with or without its day. */
export function parseEvent({ scope }: { readonly scope: Vocabulary }, text: string): { readonly happening?: Happening; readonly diagnostics: readonly Diagnostic[] } {
  const hasDay = /^\s*(?:on|in|since|from|initially)\s/i.test(text);
  const prefix = hasDay ? '' : SOME_DAY;
  const { syntax } = parse(GIVEN, `${prefix}${text.trim().replace(/\.?$/, '.')}`);
  const sentences = syntax.sections.flatMap(({ sentences: all }) => all);
  const shift = text.length - text.trimStart().length - prefix.length;
  const diagnostics: Diagnostic[] = syntax.diagnostics.map((diagnostic) => moved(diagnostic, shift, text.length));
  const contents: LogContent[] = [];
  let date: PartialDate | undefined;
  for (const sentence of sentences) {
    const read = elaborate(sentence, scope, CONTEXT, GIVEN);
    diagnostics.push(...read.diagnostics.map((diagnostic) => moved(diagnostic, shift, text.length)));
    for (const item of read.items) {
      if (item.kind !== 'log') continue;
      contents.push(item.entry.content);
      date ??= item.entry.date;
    }
  }
  if (contents.length === 0 || diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { happening: { contents, ...(hasDay && date && { date }) }, diagnostics };
}

/** The same remark in the text as it was given. Fixes and other places would not fit it. */
function moved(diagnostic: Diagnostic, shift: number, length: number): Diagnostic {
  const { code, severity, message, data } = diagnostic;
  const at = (offset: number): number => Math.max(0, Math.min(length, offset + shift));
  return { code, severity, message, span: span(GIVEN, at(diagnostic.span.from), at(diagnostic.span.to)), ...(data && { data }) };
}
