/** What a reader wants to know of the name under the pointer, or else of the sentence, as Markdown. Read next: hover-sentence.ts. */
import type { Dossier } from '@servanda/dossier';
import { claimWords, formulaWords, lawWords, makeWordbook, reportWords, speak, type ActPattern, type FactPattern, type Law, type Model, type Occurrence, type Speech } from '@servanda/model';
import { sentenceAt } from '@servanda/syntax';
import { hoverOfSentence, type Hover } from './hover-sentence.ts';
import { code, escape } from './markdown.ts';
import { definitionAt, nameAt } from './names.ts';
import { phraseText } from './phrases.ts';
import { standingOf, type Standing } from './standing.ts';

/** The hover at an offset; undefined where there is nothing to say. `standing` may be made elsewhere, or left out by giving nothing. */
export function hoverAt(dossier: Dossier, file: string, offset: number, standing: () => Standing | undefined = () => standingOf(dossier)): Hover | undefined {
  const name = nameAt(dossier, file, offset);
  const told = name ? tell(dossier, name, standing) : [];
  if (name && told.length > 0) {
    const { from, to } = name.span;
    return { span: { file, from, to }, text: [...told, ...commentOf(dossier, file, offset)].join('\n\n') };
  }
  return hoverOfSentence(dossier, file, offset, standing);
}

/** The comment above the declaration: documentation. */
function commentOf(dossier: Dossier, file: string, offset: number): readonly string[] {
  const [declared] = definitionAt(dossier, file, offset);
  const syntax = declared && dossier.compiled?.files.find((f) => f.file === declared.file);
  const comment = syntax && sentenceAt(syntax, declared.from)?.sentence.comment;
  return comment === undefined ? [] : [escape(comment)];
}

function tell(dossier: Dossier, name: Occurrence, standing: () => Standing | undefined): readonly string[] {
  const { model } = dossier;
  switch (name.of) {
    case 'instrument': return instrument(model, name.id, standing());
    case 'article': return article(model, name.id);
    case 'thing': return thing(model, name.id, standing);
    case 'question': return titled('question', name.id, model.questions.find((q) => q.id === name.id)?.title);
    case 'fact': return phrase(model, 'fact', model.facts.find((f) => f.id === name.id));
    case 'act': return phrase(model, 'act', model.acts.find((a) => a.id === name.id));
    case 'reading': return reading(model, name.id);
    case 'report': return report(model, name.id);
    case 'claim': return claim(model, name.id);
    case 'kind': return kind(model, name.id);
    case 'group': return group(model, name.id);
    case 'weight': return weight(model, name.id);
    case 'variable': return [];
    default: return [];
  }
}

/** A fresh voice: what was mentioned in one sentence is not mentioned in the next. */
function voice(model: Model): () => Speech {
  const book = makeWordbook(model);
  return () => speak(book, [], new Map(), { dates: 'iso' });
}

function titled(kind: string, id: string, title: string | undefined): readonly string[] {
  return [`**${kind}** ${escape(id)}`, ...(title === undefined ? [] : [escape(title)])];
}

function instrument(model: Model, id: string, standing: Standing | undefined): readonly string[] {
  const definition = model.instruments.find((i) => i.id === id);
  const stands = standing?.instruments[id];
  const sources = definition?.sources.map(escape).join('; ') ?? '';
  return [
    ...titled(definition?.kind ?? 'instrument', id, definition?.title),
    ...(definition && definition.parties.length > 0 ? [`between ${definition.parties.map(escape).join(', ')}`] : []),
    ...(standing && stands !== undefined ? [`On ${standing.today}: ${escape(stands)}`] : []),
    ...(sources === '' ? [] : [`Source: ${sources}`]),
  ];
}

function article(model: Model, id: string): readonly string[] {
  const place = model.provisions.find((p) => p.id === id);
  const say = voice(model);
  const sentences = model.law.filter((l) => l.provision === id).map((l: Law) => `- ${escape(lawWords(say(), l))}`);
  return [`**article** ${escape(id.replace('.', ' '))}${place?.title === undefined ? '' : `: ${escape(place.title)}`}`, ...(sentences.length > 0 ? [sentences.join('\n')] : [])];
}

function thing(model: Model, id: string, standing: () => Standing | undefined): readonly string[] {
  const definition = model.things.find((t) => t.id === id);
  if (!definition) return [];
  const aliases = definition.aliases.slice(0, 6);
  const continued = model.continuities.flatMap((c) => (c.successor === id ? [`continues ${escape(c.predecessor)}`] : c.predecessor === id ? [`continued by ${escape(c.successor)}`] : []));
  const now = standing();
  const rows = now?.parties[id] ?? [];
  const shown = rows.slice(0, 8).map((row) => `- ${escape(row)}`);
  return [
    ...titled(definition.kind, id, definition.title),
    ...(aliases.length > 0 ? [`also ${aliases.map(escape).join(', ')}`] : []),
    ...continued,
    ...(now && shown.length > 0 ? [`On ${now.today}:\n\n${shown.join('\n')}${rows.length > shown.length ? '\n- and more' : ''}`] : []),
  ];
}

/** A phrase as it is declared, what it needs and brings about, and the law that speaks of it. */
function phrase(model: Model, what: 'act' | 'fact', pattern: ActPattern | FactPattern | undefined): readonly string[] {
  if (!pattern) return [];
  const say = voice(model);
  const law = model.law.filter((l) => 'acts' in l && l.acts.some((x) => x.pattern === pattern.id));
  const said = law.slice(0, 6).map((l) => `- ${escape(l.provision.replace('.', ' '))}: ${escape(lawWords(say(), l))}`);
  const kernel = 'treatyAct' in pattern && pattern.treatyAct !== undefined ? ['an act of the law of treaties'] : [];
  const possible = 'possible' in pattern && pattern.possible ? [`possible when ${escape(formulaWords(roleSpeech(model, pattern), pattern.possible))}`] : [];
  const mutual = 'isMutual' in pattern && pattern.isMutual ? ['mutual: said of two'] : [];
  const one = 'functionalRole' in pattern && pattern.functionalRole !== undefined ? [`one ${escape(pattern.roles[pattern.functionalRole]?.kind ?? '')} at a time`] : [];
  return [`**${what}** ${code(phraseText(pattern))}`, ...kernel, ...possible, ...mutual, ...one, ...(said.length > 0 ? [said.join('\n')] : [])];
}

/** The roles by the names that the author gave them: `giver`, `land`. */
function roleSpeech(model: Model, pattern: ActPattern | FactPattern): Speech {
  const names = pattern.roles.map((role, i): [string, { kind: 'thing'; id: string }] => [`$${i}`, { kind: 'thing', id: role.name ?? `the ${role.kind}` }]);
  return speak(makeWordbook(model), [], new Map(names), { dates: 'iso' });
}

function reading(model: Model, id: string): readonly string[] {
  const definition = model.readings.find((r) => r.id === id);
  const say = voice(model);
  const law = model.law.filter((l) => l.reading === id).slice(0, 6).map((l) => `- ${escape(lawWords(say(), l))}`);
  const excludes = definition && definition.excludes.length > 0 ? [`excludes ${definition.excludes.map(escape).join(', ')}`] : [];
  return [...titled('reading', id, definition?.title), ...excludes, ...(law.length > 0 ? [law.join('\n')] : [])];
}

function report(model: Model, id: string): readonly string[] {
  const definition = model.reports.find((r) => r.id === id);
  const claims = model.claims.filter((c) => c.report === id).map((c) => `- ${escape(c.id)}`);
  return [...titled(definition?.kind ?? 'report', id, undefined), ...(definition ? [escape(reportWords(voice(model)(), definition))] : []), ...(claims.length > 0 ? [claims.join('\n')] : [])];
}

function claim(model: Model, id: string): readonly string[] {
  const definition = model.claims.find((c) => c.id === id);
  return [`**claim** ${escape(id)}`, ...(definition ? [escape(claimWords(voice(model)(), definition))] : [])];
}

function kind(model: Model, id: string): readonly string[] {
  const parent = model.kinds.find((k) => k.id === id)?.parent;
  const things = model.things.filter((t) => t.kind === id).map((t) => t.id);
  return [`**kind** ${escape(id)}${parent === undefined ? '' : `, a kind of ${escape(parent)}`}`, ...(things.length > 0 ? [some(things)] : [])];
}

function group(model: Model, id: string): readonly string[] {
  const members = model.groups.find((g) => g.id === id)?.members ?? [];
  return [`**group** ${escape(id)}, ${members.length} members`, ...(members.length > 0 ? [some(members)] : [])];
}

function weight(model: Model, id: string): readonly string[] {
  const definition = model.weights.find((w) => w.id === id);
  const largest = Object.entries(definition?.values ?? {}).sort((a, b) => b[1] - a[1]).slice(0, 8).map(([who, share]) => `- ${escape(who)} ${share}`);
  return [`**weight** ${escape(id)}, total ${definition?.total ?? 0}`, ...(largest.length > 0 ? [largest.join('\n')] : [])];
}

/** The first twelve, and how many more. */
function some(names: readonly string[]): string {
  const rest = names.length - 12;
  return `${names.slice(0, 12).map(escape).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
