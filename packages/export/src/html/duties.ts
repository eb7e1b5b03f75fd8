/** Duties with state, last day and reason; breaches; findings. */
import { html, type Markup } from '../markup.ts';
import type { BreachRow, DutyRow, FindingRow, ReportInput } from '../report-input.ts';
import { dutyMark } from './brief.ts';
import { dayMarkup, markOf, nameMarkup, namesMarkup, placeMarkup, sectionMarkup, sentence, whyMarkup, type Tone } from './words.ts';

/** The section `Duties`, by bearer; those that are over come folded. */
export function dutiesSection(report: ReportInput): Markup | undefined {
  if (report.duties.length === 0) return undefined;
  const open = report.duties.filter((d) => d.isOpen);
  const over = report.duties.filter((d) => !d.isOpen);
  const bearers = [...new Set(open.map((d) => d.bearer))];
  return sectionMarkup('duties', 'Duties', html`
    ${open.length === 0 && html`<p>No duty is open on this day.</p>`}
    ${bearers.map((bearer) => html`<section class="bearer"><h3>${nameMarkup(bearer)}</h3><ul class="plain">${open.filter((d) => d.bearer === bearer).map((d) => dutyItem(report, d))}</ul></section>`)}
    ${over.length > 0 && html`<details class="long"><summary>Duties that are over (${over.length})</summary><ul class="plain">${over.map((d) => dutyItem(report, d))}</ul></details>`}`);
}

function dutyItem(report: ReportInput, duty: DutyRow): Markup {
  const toward = duty.toward.length === 0 ? 'all other parties' : namesMarkup(duty.toward);
  const last = duty.lastDay === undefined ? html`no last day is set` : html`last day ${dayMarkup(report, duty.lastDay)}`;
  const since = duty.since === undefined ? undefined : html`; in this state since ${dayMarkup(report, duty.since)}`;
  return html`<li class="duty"><p class="words">${sentence(duty.words)}. ${dutyMark(duty)}</p>
    <p class="aside">Owed to ${toward}; ${last}${since}. ${duty.waiting !== undefined && `${sentence(duty.waiting)}. `}Under ${placeMarkup(duty.place)}.</p>
    ${whyMarkup(report, duty.why, undefined, `${duty.bearer} owes this`)}</li>`;
}

/** The section `Breaches`. */
export function breachesSection(report: ReportInput): Markup | undefined {
  if (report.breaches.length === 0) return undefined;
  return sectionMarkup('breaches', 'Breaches', html`<ul class="plain">${report.breaches.map((b) => breachItem(report, b))}</ul>`);
}

function breachItem(report: ReportInput, breach: BreachRow): Markup {
  const doubt = breach.isSure ? undefined : html` ${markOf('doubt', 'depends on a date that is not known')}`;
  return html`<li class="duty"><p class="words">${sentence(breach.words)}.${doubt}</p>
    <p class="aside">On ${dayMarkup(report, breach.on)}, under ${placeMarkup(breach.place)}.</p>${whyMarkup(report, breach.why, undefined, `${breach.by} is in breach`)}</li>`;
}

const FINDING_TONES: Readonly<Record<FindingRow['severity'], Tone>> = { error: 'bad', warning: 'bad', note: 'wait' };

/** The section `Findings`: what a reader must know of the log, the clauses and the claims. Accepted ones come folded. */
export function findingsSection(report: ReportInput): Markup | undefined {
  if (report.findings.length === 0) return undefined;
  const open = report.findings.filter((f) => f.acceptedBecause === undefined);
  const accepted = report.findings.filter((f) => f.acceptedBecause !== undefined);
  return sectionMarkup('findings', 'Findings', html`
    ${open.length > 0 ? html`<ul class="plain">${open.map((f) => findingItem(report, f))}</ul>` : html`<p>All findings have been accepted with a reason.</p>`}
    ${accepted.length > 0 && html`<details class="long"><summary>Accepted (${accepted.length})</summary><ul class="plain">${accepted.map((f) => findingItem(report, f))}</ul></details>`}`);
}

function findingItem(report: ReportInput, finding: FindingRow): Markup {
  const day = finding.day === undefined ? undefined : html`${dayMarkup(report, finding.day)}. `;
  const because = finding.acceptedBecause === undefined ? undefined : html`<p class="aside">Accepted because ${finding.acceptedBecause}.</p>`;
  return html`<li class="duty"><p class="words">${sentence(finding.words)}. ${markOf(FINDING_TONES[finding.severity], finding.severity)}</p>
    <p class="aside">${day}<code>${finding.code}</code></p>${finding.places.map((place) => html`<div class="cite">${placeMarkup(place)}${place.quote === undefined ? undefined : html`<q dir="auto">${place.quote}</q>`}</div>`)}${because}</li>`;
}
