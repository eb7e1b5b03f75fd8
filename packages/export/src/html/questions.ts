/** Questions with the answer under each set of readings, the play that shows it, its core and repairs. */
import { asCited } from '../as-cited.ts';
import { html, joinMarkup, trusted, type Markup } from '../markup.ts';
import type { AnswerRow, Place, QuestionRow, ReportInput } from '../report-input.ts';
import type { StrategyRow } from '../play.ts';
import { playToSvg } from '../play-svg.ts';
import { listMarkup, markOf, nameMarkup, placeMarkup, sectionMarkup, sentence, tableMarkup, whyMarkup } from './words.ts';

/** The section `Questions`. */
export function questionsSection(report: ReportInput): Markup | undefined {
  if (report.questions.length === 0) return undefined;
  return sectionMarkup('questions', 'Questions', report.questions.map((question, i) => questionArticle(report, question, i)));
}

function questionArticle(report: ReportInput, question: QuestionRow, index: number): Markup {
  const title = question.title ?? question.asks ?? question.id;
  const assuming = question.assumptions.length === 0 ? undefined : html`<p>Assuming that ${question.assumptions.join(', and that ')}.</p>`;
  const place = question.place?.anchor === undefined ? undefined : html` <span class="ref">${placeMarkup({ label: question.id, anchor: question.place.anchor })}</span>`;
  const isPlain = question.rows.length === 1;
  return html`<article class="question"><h3>${title}${place}</h3>
    ${question.title !== undefined && question.asks !== undefined && question.asks !== question.title && html`<p class="asks">${question.asks}</p>`}${assuming}
    <ol class="answers">${question.rows.map((row, n) => answerItem(report, row, `q${index + 1}-${n + 1}`, isPlain))}</ol></article>`;
}

function answerItem(report: ReportInput, row: AnswerRow, id: string, isPlain: boolean): Markup {
  const under = row.readings.length === 0 ? 'As the text stands' : html`Read under ${listMarkup(row.readings.map((r) => html`<em>${r}</em>`))}`;
  const lead = isPlain && row.readings.length === 0 && row.after === undefined ? undefined : html`<span class="under">${under}${row.after !== undefined && `, after ${row.after.replace(/^after /, '')}`}:</span> `;
  return html`<li><p class="verdict">${lead}<strong>${row.got}</strong> ${expectation(row)}</p>
    ${row.explanation.map((each) => html`<p>${each}</p>`)}
    ${row.play && playFigure(row, id)}${row.strategy && row.strategy.length > 0 && strategyTable(row.strategy)}
    ${row.core && row.core.length > 0 && causeMarkup(row.core)}
    ${row.priorities && listUnder('Which of them prevails', row.priorities)}
    ${row.repairs && listUnder('What would change the answer (each was tried)', row.repairs)}
    ${row.deciding && listUnder('Which readings decide', row.deciding)}
    ${row.why && whyMarkup(report, row.why, undefined, 'this is the answer')}
    ${row.scope !== undefined && row.scope !== '' && html`<p class="aside">Scope: ${asCited(row.scope)}</p>`}</li>`;
}

/** The provisions that cause it, with their words. */
function causeMarkup(core: readonly Place[]): Markup {
  const less = core.length === 1 ? '' : core.length === 2 ? ' together; without either of them it would not' : ' together; without any one of them it would not';
  return html`<p>It follows from ${listMarkup(core.map((place) => placeMarkup({ label: place.label, anchor: place.anchor })))}${less}.</p>`;
}

function listUnder(title: string, lines: readonly string[]): Markup | undefined {
  return lines.length === 0 ? undefined : html`<p>${title}:</p><ul>${lines.map((each) => html`<li>${sentence(each)}.</li>`)}</ul>`;
}

function expectation(row: AnswerRow): Markup | undefined {
  if (row.pass === undefined) return undefined;
  return row.pass ? markOf('good', 'as expected') : markOf('bad', `expected ${row.expected ?? 'something else'}`);
}

/** The picture, and the same in words below it. */
function playFigure(row: AnswerRow, id: string): Markup | undefined {
  const play = row.play;
  if (!play) return undefined;
  const steps = play.turns.map((turn) => html`<li><span class="when">${turn.day}</span> ${turn.actor === undefined || turn.words.startsWith(turn.actor) ? undefined : html`${nameMarkup(turn.actor)}: `}${sentence(turn.words)}.${turn.consequences.length > 0 && ` ${turn.consequences.map(sentence).join('. ')}.`}
    ${turn.options.length > 0 && html`<ul>${turn.options.map((option) => html`<li>Or: ${option.words}${option.costs.length === 0 ? ', at no cost' : html`: ${joinMarkup(option.costs, '; ')}`}.</li>`)}</ul>`}</li>`);
  return html`<figure class="play"><div class="scroll" role="region" aria-label="Picture of the play" tabindex="0">${trusted(playToSvg(play, { id }))}</div>
    <figcaption>${play.title}</figcaption></figure>
    <details class="long"><summary>The same in words</summary><ol>${steps}</ol><p>${sentence(play.outcome)}.</p></details>`;
}

function strategyTable(rows: readonly StrategyRow[]): Markup {
  const cells = rows.map((row) => [row.day, row.situation.length === 0 ? 'Nothing is due' : joinMarkup(row.situation.map(sentence), '; '), row.acts.length === 0 ? 'Wait' : joinMarkup(row.acts, ', then ')]);
  return html`<details class="long"><summary>What to do in each situation (${rows.length})</summary>${tableMarkup('A strategy: what to do in each situation that can come', ['For example on', 'Situation', 'Do'], cells, 'Strategy')}</details>`;
}
