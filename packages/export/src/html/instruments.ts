/** The instruments: state, final clauses, and each party's standing with its reason. */
import { attribute, html, type Markup } from '../markup.ts';
import type { ForecastRow, InstrumentRow, ReportInput, StandingRow } from '../report-input.ts';
import { instrumentAnchor, statusWords } from './brief.ts';
import { dayMarkup, inForceMark, markOf, nameMarkup, namesMarkup, placeMarkup, sectionMarkup, sentence, tableMarkup, whyMarkup, type Tone } from './words.ts';

/** Longer tables are folded. */
const LONG_TABLE = 30;
/** A page with more standings than this would not open any more: they are counted instead, and the table of the status has them all. */
const MOST_STANDINGS = 5_000;

/** The section `Instruments`. */
export function instrumentsSection(report: ReportInput): Markup {
  const forecast = new Map(report.forecast.map((f) => [f.instrument, f]));
  return sectionMarkup('instruments', 'Instruments', report.instruments.map((instrument) => instrumentArticle(report, instrument, forecast.get(instrument.id))));
}

function instrumentArticle(report: ReportInput, instrument: InstrumentRow, forecast: ForecastRow | undefined): Markup {
  const notes = [
    instrument.depositary === undefined ? undefined : html`Depositary: ${nameMarkup(instrument.depositary)}.`,
    instrument.sources.length > 0 && html`Text: ${instrument.sources.join('; ')}.`,
    instrument.place?.anchor !== undefined && html`<a href="#${attribute(instrument.place.anchor)}">Read it in the dossier</a>.`,
  ].filter((note) => note !== undefined && note !== false);
  return html`<article class="instrument" id="${instrumentAnchor(instrument.id)}">
    <h3><bdi>${instrument.title ?? instrument.id}</bdi>${instrument.title !== undefined && instrument.title !== instrument.id && html`<span class="full"><bdi>${instrument.id}</bdi></span>`}</h3>
    <p class="state">${stateOf(report, instrument)}</p>
    ${particulars(instrument)}
    ${forecast?.status === 'waiting' ? html`<p><a href="#forecast">What is missing for its entry into force</a></p>` : forecast && forecastLine(report, forecast)}
    ${whyMarkup(report, instrument.why, undefined, `this is the state of ${instrument.title ?? instrument.id}`)}
    ${instrument.finalClauses.length > 0 && html`<p class="clauses"><span class="term">Final clauses.</span> ${instrument.finalClauses.join(' ')}</p>`}
    ${standingsTable(report, instrument)}
    ${notes.length > 0 && html`<p class="aside">${notes.map((note, i) => html`${i > 0 && ' '}${note}`)}</p>`}
  </article>`;
}

/** What the line says beside the title: parties and date. */
function particulars({ title, id, line }: InstrumentRow): Markup | undefined {
  const name = title ?? id;
  const rest = line.toLowerCase().startsWith(name.toLowerCase()) ? line.slice(name.length).replace(/^,\s*/, '') : line;
  return rest.trim() === '' || rest.trim() === '(draft)' ? undefined : html`<p class="aside">${sentence(rest)}.</p>`;
}

function stateOf(report: ReportInput, { kind, isInForce, since, until }: InstrumentRow): Markup {
  const draft = kind === 'draft' ? html` <span class="tag">draft</span>` : undefined;
  const from = since === undefined || isInForce === 'unknown' ? undefined : html` since ${dayMarkup(report, since)}`;
  const to = until === undefined ? undefined : html`, ending ${dayMarkup(report, until)}`;
  return html`${inForceMark(isInForce)}${from}${to}${draft}`;
}

/** What is missing, or the day that is set. */
function forecastLine(report: ReportInput, forecast: ForecastRow): Markup | undefined {
  switch (forecast.status) {
    case 'ended': return forecast.on === undefined ? undefined : html`<p>It ended on ${dayMarkup(report, forecast.on)}.</p>`;
    case 'scheduled': return forecast.on === undefined ? undefined : html`<p>Its entry into force is set for <strong>${dayMarkup(report, forecast.on)}</strong>.</p>`;
    case 'waiting': {
      const others = forecast.candidates.length === 0 ? undefined : html` Consent of ${namesMarkup(forecast.candidates)} would count.`;
      return html`<p>To enter into force: ${forecast.lacking}.${others}</p>`;
    }
    default: return undefined;
  }
}

const TONES: Readonly<Record<StandingRow['status'], Tone>> = {
  none: 'past', negotiating: 'past', signatory: 'wait', contracting: 'wait', party: 'good', suspended: 'wait', withdrawn: 'past', ended: 'past', unknown: 'doubt',
};

function standingsTable(report: ReportInput, instrument: InstrumentRow): Markup | undefined {
  const { standings } = instrument;
  if (standings.length === 0) return undefined;
  if (report.instruments.reduce((n, i) => n + i.standings.length, 0) > MOST_STANDINGS) return countLine(standings);
  const name = instrument.title ?? instrument.id;
  const table = tableMarkup(html`Standing of the parties toward <bdi>${name}</bdi> on ${dayMarkup(report, report.on)}`, ['Party', 'Standing', 'Since', 'Ahead'],
    standings.map((s) => standingCells(report, s)), `Standing toward ${name}`);
  const reasons = html`<div class="reasons">${standings.map((s) => whyMarkup(report, s.why, html` ${reasonFor(s)}`, `toward ${name}`))}</div>`;
  if (standings.length <= LONG_TABLE) return html`${table}${reasons}`;
  const parties = standings.filter((s) => s.status === 'party').length;
  return html`<details class="long"><summary>${standings.length} States have a standing, ${parties} of them as parties</summary>${table}${reasons}</details>`;
}

function countLine(standings: readonly StandingRow[]): Markup {
  const counts = new Map<StandingRow['status'], number>();
  for (const { status } of standings) counts.set(status, (counts.get(status) ?? 0) + 1);
  return html`<p class="aside">${[...counts].map(([status, n]) => `${statusWords(status)}: ${n}`).join('; ')}. Too many standings for one page; the CSV of the status has them all.</p>`;
}

function reasonFor({ party, status }: StandingRow): Markup {
  return status === 'unknown' ? html`the standing of ${nameMarkup(party)} is not known` : html`${nameMarkup(party)} has this standing: ${statusWords(status)}`;
}

function standingCells(report: ReportInput, s: StandingRow): readonly Markup[] {
  const provisional = s.isProvisional === 'yes' ? html` ${markOf('wait', 'applied provisionally')}` : undefined;
  const interim = s.hasInterimDuty === 'yes' ? html`<span class="small">Bound meanwhile not to defeat object and purpose (VCLT 18, custom).</span>` : undefined;
  const possible = s.status === 'unknown' ? html`<span class="small">${sentence(s.possible.map(statusWords).join(' or '))}.</span>` : undefined;
  const ahead = s.leavesOn !== undefined ? html`leaves on ${dayMarkup(report, s.leavesOn)}` : s.entersOn !== undefined ? html`enters into force on ${dayMarkup(report, s.entersOn)}` : html`–`;
  return [
    nameMarkup(s.party), html`${markOf(TONES[s.status], statusWords(s.status))}${provisional}${possible}${interim}`,
    s.since === undefined ? html`–` : dayMarkup(report, s.since), ahead,
  ];
}

/** The section `What is missing`: forecasts in one place, for readers who ask only that. */
export function forecastSection(report: ReportInput): Markup | undefined {
  const waiting = report.forecast.filter((f) => f.status === 'waiting' || f.status === 'scheduled');
  if (waiting.length === 0) return undefined;
  const byId = new Map(report.instruments.map((i) => [i.id, i]));
  return sectionMarkup('forecast', 'What is missing', html`<ul class="plain">${waiting.map((f) => {
    const instrument = byId.get(f.instrument);
    const place = f.place?.anchor === undefined ? undefined : html` <span class="ref">${placeMarkup(f.place)}</span>`;
    return html`<li><h3><bdi>${instrument?.title ?? f.instrument}</bdi></h3>${forecastLine(report, f)}${place}</li>`;
  })}</ul>`);
}
