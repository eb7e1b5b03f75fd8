/** What might happen next in a scenario: duties performed, consents that are outstanding, the next day on which something falls due. */
import type { Dossier } from '@servanda/dossier';

/** A choice: an event in the dossier's words, or time passing to a day. */
export type PlayMove = { readonly kind: 'event'; readonly event: string; readonly note: string } | { readonly kind: 'time'; readonly to: string; readonly note: string };

const MOST = 20;

export function movesAt(dossier: Dossier, day: string): readonly PlayMove[] {
  const duties = dossier.duties({ on: day }).duties.filter((d) => d.status === 'active' || d.status === 'pending')
    .map((d): PlayMove => ({ kind: 'event', event: d.performance, note: `performs ${d.place?.label ?? d.provision}${d.status === 'active' ? '' : ' before it is due'}` }));
  const consents = dossier.forecast(undefined, { on: day }).rows.filter((r) => r.status === 'waiting').flatMap((r) => r.moves.map((event): PlayMove => ({ kind: 'event', event, note: `${r.instrument} waits for it` })));
  return [...duties, ...consents].slice(0, MOST).concat(nextDay(dossier, day));
}

/** The next day on which the calendar brings something, by what has happened so far. */
function nextDay(dossier: Dossier, day: string): readonly PlayMove[] {
  const next = dossier.timeline().rows.find((row) => row.on !== undefined && row.on.length === 10 && row.on > day);
  return next?.on === undefined ? [] : [{ kind: 'time', to: next.on, note: next.sentence }];
}
