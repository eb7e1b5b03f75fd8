/** Lines that several commands print: places, viewpoints, reasons as an indented outline. */
import type { Because, Dossier, Place, Report } from '@servanda/dossier';
import { paragraph, type Terminal } from './terminal.ts';

/** `JointDeclaration article 9 (declaration.treaty:20)`. */
export function cite(place: Place): string {
  return place.span && place.line !== undefined ? `${place.label} (${place.span.file}:${place.line})` : place.label;
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A sentence with its capital letter and full stop. */
export function sentence(text: string): string {
  return /[.?!]$/.test(text) ? capital(text) : `${capital(text)}.`;
}

/** `Peace treaty between Russia and Japan, on 2019-01-22, under the readings force and prompt`. */
export function heading(dossier: Dossier, report: Report, on: string | undefined): string {
  const readings = report.readings.length === 0 ? '' : `, under the reading${report.readings.length === 1 ? '' : 's'} ${report.readings.join(' and ')}`;
  const known = report.knownOn === undefined ? '' : `, as known on ${report.knownOn}`;
  const believing = report.believe.length === 0 ? '' : `, believing ${report.believe.map((b) => (b === '*' ? 'every source' : b)).join(' and ')}`;
  const { title, asOf, log } = dossier.model;
  // Without a day of its own and without a log, the day is nobody's choice and means nothing.
  const day = on === undefined || (on === dossier.today && asOf === undefined && log.length === 0) ? '' : `, on ${on}`;
  return `${title ?? (dossier.entry === '-' ? 'Standard input' : dossier.entry)}${day}${readings}${known}${believing}`;
}

/** Reasons as an outline: each sentence with its date, what it rests on below it, then what it follows from. Each is told once. */
export function outline(reasons: readonly Because[], terminal: Pick<Terminal, 'width' | 'paint'>, depth = 1, told = new Set<string>()): string {
  return reasons.map((reason) => {
    const key = `${reason.on ?? ''}|${reason.text}`;
    if (told.has(key)) return '';
    told.add(key);
    const indent = depth * 2;
    const when = reason.on === undefined || reason.text.includes(reason.on) ? '' : `${reason.on}: `;
    const places = reason.places.map((p) => terminal.paint.dim(paragraph(cite(p), terminal.width, indent + 4, 2).trimEnd())).map((line) => `${line}\n`).join('');
    return paragraph(sentence(`${when}${reason.text}`), terminal.width, indent, 2) + places + outline(reason.because, terminal, depth + 1, told);
  }).join('');
}

/** Names of provisions as people cite them: `` `Slow.1` left out `` is `Slow article 1 left out`. */
export function cited(line: string): string {
  return line.replace(/`([^`]+)`/g, (_, id: string) => id.replace('.', ' article '));
}
