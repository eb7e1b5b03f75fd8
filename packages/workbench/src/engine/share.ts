/** The open dossier from a viewpoint on a day → a file for others: one page, or a calendar of deadlines. Loaded when first asked for. */
import { parseIsoDay, type Day } from '@servanda/base';
import type { Dossier } from '@servanda/dossier';
import { questionReport, reportInput, toHtml, toIcs, type ReportInput } from '@servanda/export';

/** The file's text. `stamp` is the instant at which it is made, ISO 8601. */
export async function shareFile(dossier: Dossier, kind: 'html' | 'ics', on: string, stamp: string): Promise<string> {
  const report = reportOf(dossier, parseIsoDay(on), kind === 'html');
  return kind === 'html' ? toHtml(report) : toIcs(report, { stamp });
}

function reportOf(dossier: Dossier, on: Day | undefined, hasAnswers: boolean): ReportInput {
  const checked = hasAnswers ? dossier.check({ clock: () => performance.now(), withReasons: true }) : undefined;
  const { teller } = dossier.lens();
  return reportInput(dossier.worlds(), {
    on, title: dossier.model.title, readings: dossier.viewpoint.readings, offered: dossier.readings,
    sources: dossier.files.map((file) => ({ file, text: dossier.sources.get(file) ?? '' })),
    questions: checked?.questions.map((q) => questionReport(q, { teller, dates: 'long' })) ?? [],
    findings: (checked?.findings ?? []).filter((f) => f.code.startsWith('F')).map((f) => ({
      code: f.code, words: f.message.replaceAll('`', ''), severity: f.severity === 'info' ? 'note' : f.severity, places: [{ origin: f.span, label: f.span.file }],
    })),
  });
}
