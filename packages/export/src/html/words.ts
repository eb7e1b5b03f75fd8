/** The small pieces that every section of the page is made of: dates, names, marks of state, places, explanations. */
import { isoFromDay, longDate, type Day, type Truth } from '@servanda/base';
import { asCited } from '../as-cited.ts';
import { attribute, html, joinMarkup, type Markup, type Part } from '../markup.ts';
import type { Place, ReportInput, WhyNode } from '../report-input.ts';

/** A day with its machine-readable form. */
export function dayMarkup({ dates }: Pick<ReportInput, 'dates'>, day: Day): Markup {
  const iso = isoFromDay(day);
  return html`<time datetime="${iso}">${dates === 'long' ? longDate(day) : iso}</time>`;
}

/** A name of the dossier, in whatever script it is written. */
export function nameMarkup(name: string): Markup {
  return html`<bdi class="name">${name}</bdi>`;
}

/** `A, B and C` of names. */
export function namesMarkup(names: readonly string[]): Markup {
  const marked = names.map(nameMarkup);
  const last = marked.at(-1);
  if (!last) return html``;
  return marked.length === 1 ? last : html`${joinMarkup(marked.slice(0, -1), ', ')} and ${last}`;
}

/** `A, B and C` of markup. */
export function listMarkup(parts: readonly Part[]): Markup {
  return parts.length < 2 ? joinMarkup(parts, '') : html`${joinMarkup(parts.slice(0, -1), ', ')} and ${parts.at(-1)}`;
}

/** How a state is marked: a sign and a word, so that nothing hangs on colour. */
export type Tone = 'good' | 'wait' | 'bad' | 'past' | 'doubt';

const SIGNS: Readonly<Record<Tone, string>> = { good: '●', wait: '◐', bad: '▲', past: '○', doubt: '?' };

/** A mark of state. */
export function markOf(tone: Tone, words: string): Markup {
  return html`<span class="mark ${tone}"><span aria-hidden="true">${SIGNS[tone]}</span> ${words}</span>`;
}

/** `in force`, `not in force`, `not known whether in force`. */
export function inForceMark(truth: Truth): Markup {
  switch (truth) {
    case 'yes': return markOf('good', 'in force');
    case 'no': return markOf('past', 'not in force');
    default: return markOf('doubt', 'not known whether in force');
  }
}

/** A link to where something stands, with file and line. A place that has only its file for a name is not named twice. */
export function placeMarkup(place: Place): Markup {
  const { label, anchor, file, line } = place;
  const isBare = label === file && line !== undefined;
  const name = isBare ? `${file}, line ${line}` : asCited(label);
  const linked = anchor === undefined ? html`${name}` : html`<a href="#${attribute(anchor)}">${name}</a>`;
  return html`${linked}${!isBare && file !== undefined && line !== undefined && html` <span class="line">(${file}, line ${line})</span>`}`;
}

/** An explanation, folded; nothing where there is none. `shown` follows the word `Why`, `hidden` too, but only for those who can't see where it stands. */
export function whyMarkup(report: Pick<ReportInput, 'dates'>, nodes: readonly WhyNode[], shown: Part, hidden: string): Markup | undefined {
  if (nodes.length === 0) return undefined;
  return html`<details class="why"><summary>Why${shown}<span class="hidden"> ${hidden}</span></summary>${whyList(report, nodes)}</details>`;
}

function whyList(report: Pick<ReportInput, 'dates'>, nodes: readonly WhyNode[]): Markup {
  return html`<ul>${nodes.map((node) => html`<li>${node.day === undefined ? undefined : html`<span class="when">${dayMarkup(report, node.day)}</span> `}${sentence(node.text)}${node.places.map(citation)}${node.children.length > 0 && whyList(report, node.children)}</li>`)}</ul>`;
}

/** A place with its words. */
function citation(place: Place): Markup {
  return html`<div class="cite">${placeMarkup(place)}${place.quote === undefined ? undefined : html`<q dir="auto">${place.quote}</q>`}</div>`;
}

/** With a capital, unless it begins with a name (which has its own letters), and without a full stop added. */
export function sentence(text: string): string {
  const cited = asCited(text);
  return /^[a-z]/.test(cited) ? cited.charAt(0).toUpperCase() + cited.slice(1) : cited;
}

/** A table in a box that scrolls by itself where the page is too narrow, reachable by keyboard. */
export function tableMarkup(caption: Part, head: readonly string[], rows: readonly (readonly Part[])[], label: string): Markup {
  const columns = html`<tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr>`;
  const body = rows.map((row) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`);
  return html`<div class="scroll" role="region" aria-label="${attribute(label)}" tabindex="0"><table><caption>${caption}</caption><thead>${columns}</thead><tbody>${body}</tbody></table></div>`;
}

/** A section with its heading. */
export function sectionMarkup(id: string, title: string, content: Part): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>${content}</section>`;
}
