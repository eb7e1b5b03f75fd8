/**
 * A dossier seen from one viewpoint: some readings in force, some sources believed, perhaps only what was known by a day. The
 * replay behind it is made when first needed and kept. Read next: open-dossier.ts, which keeps the lenses.
 */
import { FAR_PAST, intervalOf, isoFromDay, parseIsoDay, type Day } from '@servanda/base';
import { makeWordbook, speak, type Model, type Speech } from '@servanda/model';
import { makeTeller, openWorlds, referenceDay, type Teller, type Worlds } from '@servanda/timeline';
import type { Places } from './places.ts';
import type { QueryProblem, Report, Viewpoint } from './reports.ts';

/** What answers are made from. `model` has its readings folded in. */
export interface Lens {
  readonly viewpoint: Viewpoint;
  readonly model: Model;
  readonly worlds: Worlds;
  readonly teller: Teller;
  readonly speech: () => Speech;
  /** The dossier's own day. */
  readonly today: Day;
  readonly places: Places;
}

export function makeLens(model: Model, viewpoint: Viewpoint, places: Places): Lens {
  const knownOn = viewpoint.knownOn === undefined ? undefined : parseIsoDay(viewpoint.knownOn);
  let worlds: Worlds | undefined;
  let teller: Teller | undefined;
  let book: ReturnType<typeof makeWordbook> | undefined;
  const opened = (): Worlds => (worlds ??= openWorlds(model, { knownOn, believe: viewpoint.believe }));
  return {
    viewpoint, model, places,
    get worlds() { return opened(); },
    get teller() { return (teller ??= makeTeller(model)); },
    speech: () => speak((book ??= makeWordbook(model)), [], new Map(), { dates: 'iso' }),
    get today() { return referenceDay(model, opened().histories[0]); },
  };
}

/** The head of a report: the viewpoint, and what was wrong with the query. */
export function reportHead(lens: Lens, problems: readonly QueryProblem[]): Report {
  return { ...lens.viewpoint, problems };
}

/** A day as text; none for what has been so from the beginning. */
export function iso(day: Day | undefined): string | undefined {
  return day === undefined || day === FAR_PAST ? undefined : isoFromDay(day);
}

/** The name of the State that continues it by the day, else its own. */
export function nameOn(lens: Lens, id: string, day: Day): string {
  const next = lens.model.continuities.find((c) => c.predecessor === id && intervalOf(c.from).first <= day);
  return next === undefined ? id : nameOn(lens, next.successor, day);
}
