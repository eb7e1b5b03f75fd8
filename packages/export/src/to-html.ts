/**
 * A report → one HTML page that is read like a publication: no script, nothing fetched (its own policy forbids it), everything
 * escaped, every `why` linked to its clause in the text below. Read next: `html/brief.ts`, `html/style.ts`.
 */
import { basisLine, briefSection } from './html/brief.ts';
import { factsSection, sourcesSection, timelineSection } from './html/chronology.ts';
import { breachesSection, dutiesSection, findingsSection } from './html/duties.ts';
import { forecastSection, instrumentsSection } from './html/instruments.ts';
import { questionsSection } from './html/questions.ts';
import { PAGE_STYLE } from './html/style.ts';
import { textSection } from './html/text.ts';
import { dayMarkup } from './html/words.ts';
import { attribute, html, trusted, type Markup } from './markup.ts';
import type { ReportInput } from './report-input.ts';

/** Nothing may be loaded and nothing may run; styles stand in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The page's bytes depend on the report alone. */
export function toHtml(report: ReportInput): string {
  const sections = sectionsOf(report);
  const page = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${attribute(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${trusted(attribute(report.title).markup)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<header>
<p class="kicker">Legal position on ${dayMarkup(report, report.on)}</p>
<h1><bdi>${report.title}</bdi></h1>
${basisLine(report)}
</header>
<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main id="main">
${sections.map(({ content }) => html`${content}\n`)}</main>
<footer>Computed by Servanda from the text of the dossier below. What is marked “not known” is not known; it does not mean no.</footer>
</body>
</html>
`;
  return `<!doctype html>\n${page.markup}`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

function sectionsOf(report: ReportInput): readonly Section[] {
  const all: readonly (readonly [string, string, Markup | undefined])[] = [
    ['brief', 'In brief', briefSection(report)],
    ['duties', 'Duties', dutiesSection(report)],
    ['breaches', 'Breaches', breachesSection(report)],
    ['questions', 'Questions', questionsSection(report)],
    ['findings', 'Findings', findingsSection(report)],
    ['instruments', 'Instruments', report.instruments.length === 0 ? undefined : instrumentsSection(report)],
    ['forecast', 'What is missing', forecastSection(report)],
    ['timeline', 'Timeline', timelineSection(report)],
    ['facts', 'Facts on the day', factsSection(report)],
    ['sources', 'Sources and claims', sourcesSection(report)],
    ['text', 'The text of the dossier', textSection(report)],
  ];
  return all.flatMap(([id, title, content]) => (content ? [{ id, title, content }] : []));
}
