/** What happened, as a picture and as a table; facts on the day; who says what, by chain. */
import { attribute, html, joinMarkup, trusted, type Markup, type Part } from '../markup.ts';
import type { ClaimRow, FactRow, LogRow, ReportInput, SourceRow } from '../report-input.ts';
import { timelineSvg } from '../timeline-svg.ts';
import { dayMarkup, markOf, placeMarkup, sectionMarkup, sentence, tableMarkup } from './words.ts';

/** Longer logs are told in part, and say so; the CSV has all of it. */
const MOST_ENTRIES = 1_000;

/** The section `Timeline`. */
export function timelineSection(report: ReportInput): Markup | undefined {
  if (report.lanes.every((lane) => lane.segments.length === 0) && report.log.length === 0) return undefined;
  return sectionMarkup('timeline', 'Timeline', html`
    <figure><div class="scroll wide" role="region" aria-label="Picture of the timeline" tabindex="0">${trusted(timelineSvg(report, { id: 'tl', width: 840 }))}</div></figure>
    ${logTable(report)}`);
}

function logTable(report: ReportInput): Markup | undefined {
  if (report.log.length === 0) return undefined;
  const shown = report.log.slice(-MOST_ENTRIES);
  const hidden = report.log.length - shown.length;
  const table = tableMarkup('The log in order of its dates', ['Date', 'What happened', 'According to', 'Place'], shown.map((entry) => logCells(report, entry)), 'The log');
  return html`<details class="long"><summary>The log as a table (${report.log.length} ${report.log.length === 1 ? 'entry' : 'entries'})</summary>
    ${hidden > 0 && html`<p class="aside">The last ${shown.length} entries; ${hidden} earlier ones are left out here.</p>`}${table}</details>`;
}

function logCells(report: ReportInput, entry: LogRow): readonly Part[] {
  const isPartial = entry.first !== entry.last;
  const date = entry.first === undefined ? 'initially' : isPartial ? html`${entry.date} ${markOf('doubt', 'day not known')}` : dayMarkup(report, entry.first);
  const uncounted = entry.isCounted ? undefined : html` ${markOf('past', 'not counted: its source is not believed, or it was not known yet')}`;
  const place = entry.place.anchor === undefined ? entry.place.file ?? '' : placeMarkup({ label: entry.place.line === undefined ? 'log' : `line ${entry.place.line}`, anchor: entry.place.anchor });
  return [date, html`${entry.words}${uncounted}`, entry.according.join('; '), place];
}

/** The section `Facts`. */
export function factsSection(report: ReportInput): Markup | undefined {
  if (report.facts.length === 0) return undefined;
  return sectionMarkup('facts', 'Facts on the day', html`<ul class="plain close">${report.facts.map((fact) => factItem(report, fact))}</ul>`);
}

function factItem(report: ReportInput, fact: FactRow): Markup {
  const since = fact.since === undefined || fact.truth !== 'yes' ? undefined : html`<span class="aside">, since ${dayMarkup(report, fact.since)}</span>`;
  return html`<li>${sentence(fact.words)}${since}${fact.truth === 'unknown' && html` ${markOf('doubt', 'not known')}`}</li>`;
}

/** The section `Sources`. */
export function sourcesSection(report: ReportInput): Markup | undefined {
  if (report.sources.length === 0) return undefined;
  return sectionMarkup('sources', 'Sources and claims', report.sources.map(sourceArticle));
}

function sourceArticle(source: SourceRow): Markup {
  const kind = source.kind === 'notice' ? html` <span class="tag">official notice</span>` : undefined;
  const link = source.at === undefined ? undefined : /^https?:\/\//i.test(source.at) ? html` <a rel="noopener noreferrer" href="${attribute(source.at)}">${source.at}</a>` : html` ${source.at}`;
  const reprint = source.reprints === undefined ? undefined : html`<p class="aside">Repeats ${source.reprints}; not a source of its own.</p>`;
  const correct = source.corrects === undefined ? undefined : html`<p class="aside">Corrects ${source.corrects}.</p>`;
  const place = source.place?.anchor === undefined ? undefined : html` <span class="ref">${placeMarkup(source.place)}</span>`;
  return html`<article class="source"><h3 dir="auto">${source.line}${kind}</h3><p class="aside">${link}${place}</p>${reprint}${correct}
    ${source.claims.length > 0 && html`<ul class="plain">${source.claims.map(claimItem)}</ul>`}</article>`;
}

/** `Wire reports › Agency, citing diplomatic sources, says (reportedly): …` */
function claimItem(claim: ClaimRow): Markup {
  const links = claim.chain.map((link) => html`<bdi>${link.who}</bdi>${link.citing.length > 0 && `, citing ${link.citing.join(', ')},`} ${link.says}${link.hedge !== undefined && ` (${link.hedge})`}`);
  const date = claim.on === undefined ? undefined : html` <span class="aside">(${claim.on})</span>`;
  return html`<li class="claim"><span class="chain">${joinMarkup(links, '<span aria-hidden="true"> › </span><span class="hidden"> that </span>')}:</span> <span dir="auto">${claim.content}</span>${date}
    <span class="ref">${placeMarkup(claim.place)}</span></li>`;
}
