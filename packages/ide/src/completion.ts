/** What may be written next: whole phrases of the author with their slots, names that fit, and the words that open a sentence. */
import type { Dossier } from '@servanda/dossier';
import type { ActPattern, FactPattern } from '@servanda/model';
import { DECLARATION_WORDS, HEADING_KEYWORDS } from '@servanda/syntax';

export interface Completion {
  readonly label: string;
  /** Text to insert; `${1:State}` marks a slot to fill (as in LSP snippets). */
  readonly insert: string;
  readonly kind: 'phrase' | 'party' | 'thing' | 'instrument' | 'article' | 'keyword' | 'source';
  readonly detail?: string;
  /** From here to the cursor is replaced. */
  readonly from: number;
}

/** Completions at an offset, best first. */
export function completionsAt(dossier: Dossier, file: string, offset: number): readonly Completion[] {
  const text = dossier.sources.get(file) ?? '';
  const start = sentenceStart(text, offset);
  const before = text.slice(start, offset);
  const word = /[\p{L}\p{N}_'-]*$/u.exec(before)?.[0] ?? '';
  const from = offset - word.length;
  const head = before.slice(0, before.length - word.length).trim();
  const all = [...phrases(dossier, head, from), ...names(dossier, head, from), ...openings(head, from)];
  const wanted = word.toLowerCase();
  return all.filter((c) => c.label.toLowerCase().startsWith(wanted) || (wanted.length > 1 && c.label.toLowerCase().includes(` ${wanted}`))).slice(0, 200);
}

/** The offset after the last full stop that ends a sentence, or after an empty line. */
function sentenceStart(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - 2_000), offset);
  const ends = [...before.matchAll(/[.?](?=\s)|\n\s*\n/g)];
  const last = ends.at(-1);
  return last ? Math.max(0, offset - 2_000) + last.index + last[0].length : Math.max(0, offset - 2_000);
}

/** After a subject, and after `shall`, `may`: the author's acts in the form that fits there. */
function phrases(dossier: Dossier, head: string, from: number): readonly Completion[] {
  const afterModal = /\b(shall|may|shall not|may not|can|to)$/i.test(head);
  const afterSubject = isAfterSubject(dossier, head);
  if (!afterModal && !afterSubject) return [];
  const acts = dossier.model.acts.flatMap((a) => phrase(a, afterModal ? 'base' : 'third', from) ?? []);
  const facts = afterModal ? [] : dossier.model.facts.flatMap((f) => phrase(f, 'third', from) ?? []);
  const modals = afterModal ? [] : ['shall ', 'may ', 'shall not '].map((m): Completion => ({ label: m.trim(), insert: m, kind: 'keyword', from }));
  return [...acts, ...facts, ...modals];
}

function isAfterSubject(dossier: Dossier, head: string): boolean {
  const last = /([\p{L}\p{N}_]+)$/u.exec(head)?.[1];
  if (last === undefined) return false;
  if (/\b(each|either|any|the other|every|no) party$/i.test(head) || /\bany [A-Z]\w* [A-Z]\w*$/.test(head)) return true;
  return dossier.model.things.some((t) => t.id === last) && !/\b(to|of|at|against|on|by|from|with|between|among|for|over|in|transfers?)\s+\S+$/i.test(head);
}

/** A phrase from its verb on, with slots as placeholders. */
function phrase(pattern: ActPattern | FactPattern, form: 'base' | 'third', from: number): Completion | undefined {
  const verb = pattern.parts.findIndex((p) => p.kind === 'verb');
  if (verb < 0) return undefined;
  let n = 0;
  const label: string[] = [];
  const insert: string[] = [];
  for (const part of pattern.parts.slice(verb)) {
    if (part.kind === 'slot') {
      const role = pattern.roles[part.role];
      const name = role?.name ?? role?.kind ?? '…';
      label.push(name);
      insert.push(`\${${++n}:${name}}`);
    } else {
      const text = part.kind === 'verb' ? part.forms[form] : part.text;
      label.push(text);
      insert.push(text);
    }
  }
  return { label: label.join(' '), insert: insert.join(' '), kind: 'phrase', detail: pattern.id, from };
}

/** Names of the dossier; articles after an instrument's name. */
function names(dossier: Dossier, head: string, from: number): readonly Completion[] {
  const { model } = dossier;
  const instrument = /([\p{L}\p{N}_]+)(?:\s+article)?$/u.exec(head)?.[1];
  const articles = model.provisions.filter((p) => p.instrument === instrument && p.article !== undefined)
    .map((p): Completion => ({ label: /article$/.test(head) ? String(p.article) : `article ${p.article}`, insert: /article$/.test(head) ? String(p.article) : `article ${p.article}`, kind: 'article', detail: p.title, from }));
  if (/\baccording to$/i.test(head) || /\bbelieve$/i.test(head)) {
    return [...model.reports.map((r) => r.id), ...model.claims.map((c) => c.id)].map((id): Completion => ({ label: id, insert: id, kind: 'source', from }));
  }
  const things = model.things.slice(0, 2_000).map((t): Completion => ({ label: t.id, insert: t.id, kind: t.kind === 'State' || t.kind === 'Organization' ? 'party' : 'thing', detail: t.title ?? t.kind, from }));
  const instruments = model.instruments.map((i): Completion => ({ label: i.id, insert: i.id, kind: 'instrument', detail: i.title, from }));
  return [...articles, ...instruments, ...things];
}

const OPENINGS = [
  'When ', 'On ', 'Initially ', 'Each party shall ', 'Either party may denounce this instrument, with effect ${1:1 year} after notice.',
  'Enters into force on exchange of ratifications.', 'Enters into force on the ${1:30th} day after the ${2:35th} ratification.', 'Subject to ratification.',
  'Expect ${1:yes}.', 'Can ${1:State} keep every commitment?',
];

/** At the start of a sentence: headings, declarations, and the sentences that authors write most. */
function openings(head: string, from: number): readonly Completion[] {
  if (head !== '') return [];
  const words = [...HEADING_KEYWORDS, ...DECLARATION_WORDS].map((w): Completion => ({ label: w, insert: `${w} `, kind: 'keyword', from }));
  const sentences = OPENINGS.map((s): Completion => ({ label: s.replace(/\$\{\d+:([^}]*)\}/g, '$1').trim(), insert: s, kind: 'keyword', from }));
  return [...words, ...sentences];
}
