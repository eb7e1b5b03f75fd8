/** What the questions of one dossier are put to: its model and sources, and a lens for each viewpoint. Made by open-dossier.ts. */
import type { Diagnostic } from '@servanda/base';
import type { Compiled, Model } from '@servanda/model';
import type { SupposedAct, SupposedFact } from '@servanda/timeline';
import type { Lens } from './lens.ts';
import type { Places } from './places.ts';
import type { Viewpoint } from './reports.ts';

/** What all viewpoints of a dossier share. */
export interface Desk {
  readonly model: Model;
  /** Absent for a model that was not made from text. */
  readonly compiled?: Compiled;
  readonly sources: ReadonlyMap<string, string>;
  readonly places: Places;
  readonly diagnostics: readonly Diagnostic[];
  /** The lens of a viewpoint, perhaps with further acts at the end of the log; made once each. */
  readonly lens: (viewpoint: Viewpoint, supposed?: readonly (SupposedAct | SupposedFact)[]) => Lens;
  readonly underReadings: (readings: readonly string[]) => Model;
}
