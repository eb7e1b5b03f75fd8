/** The first page: how things stand in a sentence, then each party with what it is bound by, owes, may and may not do. */
import { plural } from '@servanda/base';
import { html, joinMarkup, type Markup, type Part } from '../markup.ts';
import type { DutyRow, InstrumentRow, PartyRow, ReportInput, RuleRow, StandingRow } from '../report-input.ts';
import { dayMarkup, listMarkup, markOf, nameMarkup, namesMarkup, placeMarkup, sectionMarkup } from './words.ts';

/** With more parties than this, only those of whom there is something particular to say get an entry of their own. */
const MOST_PARTIES = 16;

/** The section `In brief`. */
export function briefSection(report: ReportInput): Markup {
  const isMany = report.parties.length > MOST_PARTIES;
  const shown = report.parties.filter((party) => !isMany || isParticular(report, party));
  const rest = report.parties.length - shown.length;
  return sectionMarkup('brief', 'In brief', html`${lead(report)}${doubtNote(report)}
    <div class="parties">${shown.map((party) => partyCard(report, party))}${isMany && manyCard(report)}${everyoneCard(report)}</div>
    ${rest > 0 && html`<p class="aside">${shown.length > 0 ? plural(rest, 'other party', 'other parties') : plural(rest, 'State or organisation', 'States and organisations')} stand toward the instruments as the tables below show, and have no duty or breach of their own.</p>`}`);
}

function isParticular(report: ReportInput, { id }: PartyRow): boolean {
  return report.duties.some((d) => d.isOpen && (d.bearer === id || d.toward.includes(id))) || report.breaches.some((b) => b.by === id);
}

function lead(report: ReportInput): Markup {
  const inForce = report.instruments.filter((i) => i.isInForce === 'yes').length;
  const doubtful = report.instruments.filter((i) => i.isInForce === 'unknown').length;
  const open = report.duties.filter((d) => d.isOpen);
  const pending = open.filter((d) => d.status === 'pending').length;
  const failed = report.questions.flatMap((q) => q.rows).filter((row) => row.pass === false).length;
  const said = [
    html`On ${dayMarkup(report, report.on)}, <strong>${inForce} of ${plural(report.instruments.length, 'instrument')}</strong> ${inForce === 1 ? 'is' : 'are'} in force${doubtful > 0 && `; of ${doubtful} it is not known`}.`,
    dutiesWords(open.length, pending),
    report.breaches.length > 0 && html`<strong>${plural(report.breaches.length, 'breach', 'breaches')}</strong> ${report.breaches.length === 1 ? 'stands' : 'stand'} on record.`,
    report.findings.length > 0 && html`<a href="#findings">${plural(report.findings.length, 'finding')}</a> ${report.findings.length === 1 ? 'calls' : 'call'} for attention.`,
    failed > 0 && html`<strong>${plural(failed, 'answer')}</strong> ${failed === 1 ? 'differs' : 'differ'} from what was expected.`,
  ];
  return html`<p class="lead">${joinMarkup(said.filter((each) => each !== false), ' ')}</p>`;
}

function dutiesWords(open: number, pending: number): string {
  if (open === 0) return 'No duty is open.';
  const waiting = pending === 0 ? '' : pending === open ? (open === 1 ? ', and it is not yet due' : ', none of them yet due') : `, ${pending} of them not yet due`;
  return `${plural(open, 'duty is', 'duties are')} open${waiting}.`;
}

function doubtNote(report: ReportInput): Markup | undefined {
  const isDoubtful = report.instruments.some((i) => i.isInForce === 'unknown' || i.standings.some((s) => s.status === 'unknown')) || report.duties.some((d) => d.status === 'unknown');
  if (!isDoubtful && report.isExhaustive) return undefined;
  const why = isDoubtful ? 'Some dates in the log are partial; what depends on the exact day is marked “not known”, which does not mean no. ' : '';
  const bound = report.isExhaustive ? '' : 'There are too many ways to place the partial dates to try them all: the first and last days and those next to other entries were tried.';
  return html`<p class="aside">${why}${bound}</p>`;
}

function partyCard(report: ReportInput, party: PartyRow): Markup {
  const standings = report.instruments.flatMap((instrument) => instrument.standings.filter((s) => s.party === party.id).map((standing) => ({ instrument, standing })));
  const open = report.duties.filter((d) => d.isOpen);
  const rules = report.rules.flatMap((r) => r.bearers.filter((b) => b.party === party.id).map(({ words }) => ({ ...r, words })));
  const items: readonly (readonly [string, readonly Part[]])[] = [
    ['Bound by', standings.filter(({ standing: s }) => s.status === 'party' || s.status === 'suspended').map((each) => boundBy(report, each))],
    ['Applies provisionally', standings.filter(({ standing: s }) => s.isProvisional === 'yes').map(({ instrument }) => instrumentLink(instrument))],
    ['Signed, not in force', standings.filter(({ standing: s }) => s.hasInterimDuty === 'yes').map(({ instrument }) => html`${instrumentLink(instrument)}: must not defeat its object and purpose meanwhile (VCLT 18)`)],
    ['Not known', standings.filter(({ standing: s }) => s.status === 'unknown').map(({ instrument, standing }) => html`${instrumentLink(instrument)}: ${standing.possible.map(statusWords).join(' or ')}`)],
    ['Owes', open.filter((d) => d.bearer === party.id).map((d) => dutyLine(report, d, 'owes'))],
    ['Is owed', open.filter((d) => d.toward.includes(party.id)).map((d) => dutyLine(report, d, 'is owed'))],
    ['Shall not', rulesOf(rules, 'prohibition')], ['Shall, when it happens', rulesOf(rules, 'obligation')],
    ['May', [...rulesOf(rules, 'permission'), ...rulesOf(rules, 'power')]],
    ['In breach', report.breaches.filter((b) => b.by === party.id).map((b) => html`<a href="#breaches">${b.place.label}</a>, since ${dayMarkup(report, b.on)}`)],
    ['Former party', standings.filter(({ standing: s }) => s.status === 'withdrawn' || s.status === 'ended').map(({ instrument }) => instrumentLink(instrument))],
  ];
  const title = party.title === undefined || party.title === party.id ? undefined : html`<span class="full"><bdi>${party.title}</bdi></span>`;
  return html`<article class="party"><h3>${nameMarkup(party.id)}${title}</h3>${definitions(items)}</article>`;
}

/** What binds the parties of an instrument with many, said once. */
function manyCard(report: ReportInput): Markup | undefined {
  const rules = report.rules.filter((r) => r.bearers.length > 1);
  return rules.length === 0 ? undefined : html`<article class="party"><h3>The parties</h3>${ruleDefinitions(rules)}</article>`;
}

/** What binds everyone, party or not: custom and the dossier's own rules. */
function everyoneCard(report: ReportInput): Markup | undefined {
  const rules = report.rules.filter((r) => r.bearers.length === 0);
  if (rules.length === 0) return undefined;
  return html`<article class="party"><h3>Everyone</h3>${ruleDefinitions(rules)}</article>`;
}

function ruleDefinitions(rules: readonly RuleRow[]): Markup {
  return definitions([['Shall not', rulesOf(rules, 'prohibition')], ['Shall, when it happens', rulesOf(rules, 'obligation')], ['May', [...rulesOf(rules, 'permission'), ...rulesOf(rules, 'power')]]]);
}

function definitions(items: readonly (readonly [string, readonly Part[]])[]): Markup {
  const filled = items.filter(([, list]) => list.length > 0);
  if (filled.length === 0) return html`<p class="aside">Nothing binds it on this day.</p>`;
  return html`<dl>${filled.map(([term, list]) => html`<div><dt>${term}</dt>${list.map((each) => html`<dd>${each}</dd>`)}</div>`)}</dl>`;
}

function boundBy(report: ReportInput, { instrument, standing }: { instrument: InstrumentRow; standing: StandingRow }): Markup {
  const since = standing.since === undefined ? undefined : html`, since ${dayMarkup(report, standing.since)}`;
  const leaves = standing.leavesOn === undefined ? undefined : html`, <strong>until ${dayMarkup(report, standing.leavesOn)}</strong>`;
  const suspended = standing.status === 'suspended' ? html` ${markOf('wait', 'suspended')}` : undefined;
  return html`${instrumentLink(instrument)}${since}${leaves}${suspended}`;
}

/** The instrument's name, linked to its section. */
export function instrumentLink(instrument: InstrumentRow): Markup {
  return html`<a href="#${instrumentAnchor(instrument.id)}"><bdi>${instrument.title ?? instrument.id}</bdi></a>`;
}

/** An id made of the instrument's name that no other instrument has. */
export function instrumentAnchor(id: string): string {
  return `i-${[...id].map((c) => (/[A-Za-z0-9-]/.test(c) ? c : `_${(c.codePointAt(0) ?? 0).toString(16)}`)).join('')}`;
}

function rulesOf(rules: readonly RuleRow[], kind: RuleRow['kind']): readonly Markup[] {
  return rules.filter((rule) => rule.kind === kind).map((rule) => html`${rule.words} <span class="ref">${placeMarkup({ label: rule.place.label, anchor: rule.place.anchor })}</span>`);
}

function dutyLine(report: ReportInput, duty: DutyRow, side: 'owes' | 'is owed'): Markup {
  const whom = side === 'is owed' ? html`by ${nameMarkup(duty.bearer)}: ` : undefined;
  const toward = side === 'owes' && !duty.toward.every((name) => duty.act.includes(name)) ? html`, to ${namesMarkup(duty.toward)}` : undefined;
  const by = duty.lastDay === undefined ? undefined : html`, by ${dayMarkup(report, duty.lastDay)}`;
  return html`${whom}to ${duty.act}${toward}${by} ${dutyMark(duty)}`;
}

/** A duty's state as a mark. */
export function dutyMark(duty: Pick<DutyRow, 'status' | 'possible'>): Markup {
  switch (duty.status) {
    case 'active': return markOf('bad', 'due');
    case 'pending': return markOf('wait', 'not yet due');
    case 'suspended': return markOf('wait', 'suspended');
    case 'fulfilled': return markOf('good', 'performed');
    case 'breached': return markOf('bad', 'not performed in time');
    case 'lapsed': return markOf('past', 'lapsed');
    case 'discharged': return markOf('past', 'discharged');
    default: return markOf('doubt', `not known: ${listWords(duty.possible)}`);
  }
}

function listWords(words: readonly string[]): string {
  return words.join(' or ');
}

const STATUS_WORDS: Readonly<Record<StandingRow['status'], string>> = {
  'none': 'no part in it', 'negotiating': 'negotiating', 'signatory': 'signed, not consented', 'contracting': 'consented, not in force', 'party': 'party',
  'suspended': 'suspended', 'withdrawn': 'withdrawn', 'ended': 'ended', 'unknown': 'not known',
};

/** A standing in a few words. */
export function statusWords(status: StandingRow['status']): string {
  return STATUS_WORDS[status];
}

/** The sources that count, the readings taken, the second clock: under what the report was made. */
export function basisLine(report: ReportInput): Markup {
  const taken = report.readings.filter((r) => r.isTaken);
  const readings = taken.length === 0
    ? report.readings.length > 0 && 'No contested reading is taken; questions are answered under each.'
    : html`Read under ${listMarkup(taken.map((r) => html`<em>${r.id}</em>${r.title === undefined ? undefined : html` (“${r.title}”)`}`))}.`;
  const known = report.knownOn === undefined ? undefined : html`As known on ${dayMarkup(report, report.knownOn)}.`;
  const believed = report.believed.length === 0 ? undefined : html`Counting also what ${namesMarkup(report.believed)} say.`;
  const said = [known, readings, believed].filter((each) => each !== undefined && each !== false);
  return said.length === 0 ? html`` : html`<p class="basis">${joinMarkup(said, ' ')}</p>`;
}
