/** Official dates in the log: compared with the computed ones; obeyed only as the depositary's binding notification. */
import type { Because } from './effects.ts';
import { changeStand, end, enter, instrumentState, leave, reviewEntry } from './final-clauses.ts';
import type { Happening } from './happening.ts';
import { own, putStand, report, type Run } from './run.ts';
import { standKey } from './state.ts';

/** An official date in the log: compared with the computed one; binding only when it is the depositary's notification. */
export function happenOfficial(run: Run, h: Extract<Happening, { kind: 'official' }>, why: Because): void {
  const { state } = run;
  const today = state.day;
  const stand = h.party === undefined ? undefined : state.stands.get(standKey(h.instrument, h.party));
  const whole = instrumentState(run, h.instrument);
  if (run.program.instruments.get(h.instrument)?.kind === 'custom') return;
  const isEntry = h.status === 'enters-into-force';
  const computed = isEntry ? (h.party === undefined ? whole.entryOn : stand?.entryOn)
    : (h.party === undefined ? whole.endedOn ?? whole.expiryOn : stand?.exitOn ?? (stand?.isIn ? undefined : stand?.leftOn));
  if (computed !== today) report(run, { code: 'official-date-differs', instrument: h.instrument, party: h.party, status: h.status, official: today, computed }, why);
  if (!h.isBinding || computed === today || whole.endedOn !== undefined || (isEntry && (h.party === undefined ? whole.isIn : stand?.isIn))) return;
  if (isEntry) enterOfficially(run, h, why);
  else if (h.party === undefined) end(run, h.instrument, why);
  else leave(run, h.instrument, h.party, why);
}

function enterOfficially(run: Run, h: Extract<Happening, { kind: 'official' }>, why: Because): void {
  const today = run.state.day;
  if (h.party !== undefined) {
    const stand = run.state.stands.get(standKey(h.instrument, h.party));
    changeStand(run, h.instrument, h.party, { consentOn: stand?.consentOn ?? today, entryOn: today }, why);
    reviewEntry(run, h.instrument, why);
  } else {
    for (const p of run.state.participants.get(h.instrument) ?? []) {
      const stand = run.state.stands.get(standKey(h.instrument, p));
      if (stand?.consentOn !== undefined) putStand(run, h.instrument, p, { entryOn: today });
    }
    own(run, 'instruments').set(h.instrument, { ...instrumentState(run, h.instrument), thresholdOn: today, entryOn: today });
  }
  enter(run, h.instrument, h.party, why);
}
