/** What a reader wants to know of the name or sentence under the pointer, as Markdown. */
import type { Span } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { lawWords, makeWordbook, speak, type Law, type Model, type Occurrence } from '@servanda/model';
import { nameAt } from './names.ts';

export interface Hover {
  readonly span: Span;
  /** Markdown without HTML. */
  readonly text: string;
}

/** The hover at an offset; undefined where there is nothing to say. */
export function hoverAt(dossier: Dossier, file: string, offset: number): Hover | undefined {
  const name = nameAt(dossier, file, offset);
  if (!name) return undefined;
  const lines = tell(dossier, name);
  if (lines.length === 0) return undefined;
  return { span: { file: name.span.file, from: name.span.from, to: name.span.to }, text: lines.join('\n\n') };
}

function tell(dossier: Dossier, name: Occurrence): readonly string[] {
  const { model } = dossier;
  switch (name.of) {
    case 'instrument': return instrument(dossier, name.id);
    case 'article': return article(model, name.id);
    case 'thing': return thing(dossier, name.id);
    case 'question': return question(dossier, name.id);
    case 'fact': return [`**fact** \`${name.id}\``];
    case 'act': return act(model, name.id);
    case 'reading': return titled('reading', name.id, model.readings.find((r) => r.id === name.id)?.title);
    case 'report': return report(model, name.id);
    case 'claim': return [`**claim** ${name.id}`];
    case 'kind': return [`**kind** ${name.id}`];
    case 'group': return [`**group** ${name.id}`, (model.groups.find((g) => g.id === name.id)?.members ?? []).join(', ')];
    case 'weight': return [`**weight** ${name.id}, total ${model.weights.find((w) => w.id === name.id)?.total ?? 0}`];
    case 'variable': return [];
    default: return [];
  }
}

function titled(kind: string, id: string, title: string | undefined): readonly string[] {
  return [`**${kind}** ${id}`, ...(title === undefined ? [] : [escape(title)])];
}

function instrument(dossier: Dossier, id: string): readonly string[] {
  const definition = dossier.model.instruments.find((i) => i.id === id);
  const row = dossier.status({ instrument: id }).instruments[0];
  const sources = definition?.sources.map(escape).join('; ') ?? '';
  return [...titled(definition?.kind ?? 'instrument', id, definition?.title), ...(row ? [`On ${dossier.today}: ${escape(row.sentence)}`] : []), ...(sources === '' ? [] : [`Source: ${sources}`])];
}

function article(model: Model, provision: string): readonly string[] {
  const place = model.provisions.find((p) => p.id === provision);
  const book = makeWordbook(model);
  const sentences = model.law.filter((l) => l.provision === provision).map((l: Law) => lawWords(speak(book, 'vars' in l ? l.vars : [], new Map(), { dates: 'iso' }), l));
  return [`**article** ${provision.replace('.', ' ')}${place?.title === undefined ? '' : `: ${escape(place.title)}`}`, ...sentences.map((s) => `- ${escape(s)}`)];
}

function thing(dossier: Dossier, id: string): readonly string[] {
  const definition = dossier.model.things.find((t) => t.id === id);
  if (!definition) return [];
  const rows = dossier.status({ for: id }).instruments.flatMap((i) => i.parties.filter((p) => p.party === id).map((p) => `- ${escape(p.sentence)}`));
  const shown = rows.length > 8 ? [...rows.slice(0, 8), `- and ${rows.length - 8} more`] : rows;
  return [...titled(definition.kind, id, definition.title), ...(definition.aliases.length > 0 ? [`also ${definition.aliases.map(escape).join(', ')}`] : []), ...(shown.length > 0 ? [`On ${dossier.today}:\n${shown.join('\n')}`] : [])];
}

function act(model: Model, id: string): readonly string[] {
  const pattern = model.acts.find((a) => a.id === id);
  const book = makeWordbook(model);
  const norms = model.law.filter((l) => 'acts' in l && l.acts.some((x) => x.pattern === id));
  const said = norms.slice(0, 6).map((l) => `- ${l.provision.replace('.', ' ')}: ${escape(lawWords(speak(book, 'vars' in l ? l.vars : [], new Map(), { dates: 'iso' }), l))}`);
  return [`**act** \`${pattern?.id ?? id}\``, ...(said.length > 0 ? [said.join('\n')] : [])];
}

function question(dossier: Dossier, id: string): readonly string[] {
  const definition = dossier.model.questions.find((q) => q.id === id);
  return titled('question', id, definition?.title);
}

function report(model: Model, id: string): readonly string[] {
  const definition = model.reports.find((r) => r.id === id);
  return [...titled(definition?.kind ?? 'report', id, definition?.title), ...(definition ? [`by ${escape(definition.by)}`] : [])];
}

/** Dossier text never becomes markup. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!]/g, (c) => `\\${c}`);
}
