/** Declarations for what a diagnostic calls unknown: a name becomes `State: Arcadia.`, a sentence that fits nothing becomes an act or fact. */
import type { Diagnostic, Fix, TextEdit } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { span as spanOf, sentencesOf, sentenceAt, type SyntaxFile, type SyntaxSentence, type Token } from '@servanda/syntax';

/** What could be declared so that the diagnostic goes away; nothing for other diagnostics. */
export function declarationsFor(dossier: Dossier, diagnostic: Diagnostic): readonly Fix[] {
  switch (diagnostic.code) {
    case 'E0201': return declareName(dossier, diagnostic);
    case 'E0204': return declareArticle(dossier, diagnostic);
    case 'E0301': return declarePhrase(dossier, diagnostic);
    default: return [];
  }
}

function text(data: Diagnostic['data'], key: string): string | undefined {
  const value = data?.[key];
  return typeof value === 'string' ? value : undefined;
}

function declareName(dossier: Dossier, { data, span }: Diagnostic): readonly Fix[] {
  const [name, wanted] = [text(data, 'name'), text(data, 'wanted')];
  if (name === undefined || wanted === undefined) return [];
  const kinds = kindsFor(dossier, wanted);
  const things = kinds.flatMap((kind) => {
    const edit = listed(dossier, kind, name, span.file);
    return edit ? [{ title: `declare \`${name}\` as a ${kind}`, edits: [edit] }] : [];
  });
  const other = OTHERS[wanted]?.(name);
  const edit = other === undefined ? undefined : atEnd(dossier, span.file, other);
  return [...things, ...(edit ? [{ title: `declare the ${wanted} \`${name}\``, edits: [edit] }] : [])];
}

/** Names that have a sentence of their own. */
const OTHERS: Readonly<Record<string, (name: string) => string>> = {
  reading: (name) => `reading ${name} "What it assumes".`,
  Instrument: (name) => `instrument ${name} "${name}".`,
  report: (name) => `report ${name} by Agency on 2000-01-01.`,
};

/** The kind that was wanted; where any thing fits, those that dossiers have most. */
function kindsFor({ model }: Dossier, wanted: string): readonly string[] {
  if (wanted === 'Actor') return ['State', 'Organization'];
  if (wanted === 'thing') return ['State', ...model.kinds.map((k) => k.id).filter((id) => !['Actor', 'State', 'Organization', 'Instrument'].includes(id))].slice(0, 4);
  return model.kinds.some((k) => k.id === wanted) && wanted !== 'Instrument' ? [wanted] : [];
}

/** Added to the last list of its kind in the dossier's own files; else a list of its own before the sentence that needs it. */
function listed(dossier: Dossier, kind: string, name: string, file: string): TextEdit | undefined {
  const files = [...ownFiles(dossier)].sort((a, b) => Number(b.file === file) - Number(a.file === file));
  for (const each of files) {
    const list = allSentences(each).findLast(({ tokens }) => tokens[0]?.text === kind && tokens[1]?.text === ':');
    if (list?.end === '.') {
      const { file: where, to } = spanOf(list);
      return { span: { file: where, from: to - 1, to: to - 1 }, text: `, ${name}` };
    }
  }
  return beforeFirstUse(dossier, `${kind}: ${name}.`);
}

function ownFiles({ compiled }: Dossier): readonly SyntaxFile[] {
  return (compiled?.files ?? []).filter(({ file }) => !file.startsWith('library:'));
}

function allSentences(file: SyntaxFile): readonly SyntaxSentence[] {
  return file.sections.flatMap(sentencesOf);
}

/** Declarations stand with the other declarations of the entry: behind the last of them, or else at its top. */
function beforeFirstUse(dossier: Dossier, sentence: string): TextEdit | undefined {
  const [entry] = ownFiles(dossier);
  if (!entry) return undefined;
  const [first] = entry.sections;
  const head = first?.keyword === null || first?.keyword === 'dossier' ? first : undefined;
  const last = head && sentencesOf(head).findLast(({ tokens }) => isDeclaration(tokens));
  const at = last ? spanOf(last).to : 0;
  return { span: { file: entry.file, from: at, to: at }, text: last ? `\n${sentence}` : `${sentence}\n` };
}

function isDeclaration([first, second]: readonly Token[]): boolean {
  return second?.text === ':' || ['dossier', 'as', 'include', 'kind', 'fact', 'act', 'group', 'weight', 'table'].includes(first?.value ?? '');
}

function atEnd(dossier: Dossier, file: string, sentence: string): TextEdit | undefined {
  const source = dossier.sources.get(file);
  if (source === undefined) return undefined;
  return { span: { file, from: source.length, to: source.length }, text: `${source.endsWith('\n') ? '\n' : '\n\n'}${sentence}\n` };
}

/** An empty article at the end of its instrument. */
function declareArticle(dossier: Dossier, { data }: Diagnostic): readonly Fix[] {
  const [label, instrument] = [text(data, 'label'), text(data, 'instrument')];
  if (label === undefined || instrument === undefined) return [];
  const origin = dossier.model.instruments.find((i) => i.id === instrument)?.origin;
  const sections = dossier.compiled?.files.find((f) => f.file === origin?.file)?.sections ?? [];
  const start = sections.findIndex((s) => s.heading !== null && spanOf(s.heading).from === origin?.from);
  if (!origin || start < 0) return [];
  const next = sections.findIndex((s, i) => i > start && s.keyword !== 'article');
  const last = sections.slice(start, next < 0 ? undefined : next).flatMap(sentencesOf).at(-1);
  if (!last) return [];
  const at = spanOf(last).to;
  return [{ title: `write article ${label} of ${instrument}`, edits: [{ span: { file: origin.file, from: at, to: at }, text: `\n\narticle ${label}.` }] }];
}

/** `On 2000-01-01 Arcadia shakes Borduria.` needs `act State shakes State.`: the sentence with its names replaced by their kinds. */
function declarePhrase(dossier: Dossier, { span }: Diagnostic): readonly Fix[] {
  const syntax = dossier.compiled?.files.find((f) => f.file === span.file);
  const sentence = syntax && sentenceAt(syntax, span.from)?.sentence;
  const shape = sentence && phraseIn(dossier, sentence, span.from - sentence.anchor.from);
  if (!shape) return [];
  return shape.words.flatMap((word) => {
    const edit = beforeFirstUse(dossier, `${word} ${shape.phrase}.`);
    return edit ? [{ title: `declare \`${word} ${shape.phrase}\``, edits: [edit] }] : [];
  });
}

/** Words that end a phrase: what follows belongs to the sentence. */
const ENDS = new Set([',', ';', 'within', 'if', 'unless', 'when', 'while', 'before', 'after', 'from', 'until', 'according']);

function phraseIn(dossier: Dossier, { tokens }: SyntaxSentence, at: number): { readonly phrase: string; readonly words: readonly ('act' | 'fact')[] } | undefined {
  const verb = tokens.findIndex((token) => token.from === at);
  const found = tokens[verb];
  const isOwed = ['shall', 'may', 'not'].includes(tokens[verb - 1]?.value ?? '');
  const subjectAt = isOwed ? tokens.findIndex((token) => kindOf(dossier, token) !== undefined) : verb - 1;
  const subject = tokens[subjectAt] && kindOf(dossier, tokens[subjectAt]);
  if (found?.kind !== 'word' || subject === undefined) return undefined;
  const rest: string[] = [];
  for (const token of tokens.slice(verb + 1)) {
    if (ENDS.has(token.value) || (token.kind !== 'word' && token.kind !== 'ordinal')) break;
    rest.push(kindOf(dossier, token) ?? token.text);
  }
  const form = isOwed ? third(found.text) : found.text;
  const isState = /^(?:is|are|has|have)$/.test(form);
  return { phrase: [subject, form, ...rest].join(' '), words: isState ? ['fact'] : isOwed ? ['act'] : ['act', 'fact'] };
}

function kindOf({ model }: Dossier, token: Token): string | undefined {
  return token.kind === 'word' ? model.things.find((t) => t.id === token.text)?.kind : undefined;
}

/** The third person by the rules of English; the author sees it before it is taken. */
function third(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
