/** `check(dossier, day, lines)`: what a dossier's text means on a day, as lines that read like its answers. */
import { hasErrors } from '@servanda/base';
import { openDossier } from '@servanda/dossier';
import { expect } from 'vitest';

/** Declarations that every test may use. */
const PRELUDE = `
dossier "Test".
kind Place.
State: A, B, C, D.
Place: Port, Fort.
fact State holds Place, one State at a time.
fact State is armed.
act giver:State hands over site:Place to taker:State, possible when giver holds site, makes taker hold site.
act State pays State.
act actor:State arms, makes actor be armed.
act State attacks State.
act State helps State.
act State informs State.
act State and State meet, mutual.
`;

/** Everything true, owed and breached on the day, sorted, one line each. `aspects` picks the sorts of lines. */
export function linesOn(text: string, day: string, aspects: readonly ('status' | 'duty' | 'breach' | 'fact' | 'finding')[], readings: readonly string[] = []): readonly string[] {
  const dossier = openDossier(PRELUDE + text, { readings });
  if (hasErrors(dossier.diagnostics)) throw new Error(dossier.diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));
  const report = dossier.status({ on: day });
  const duties = dossier.duties({ on: day, all: true }).duties;
  const lines: string[] = [];
  if (aspects.includes('status')) {
    for (const i of report.instruments) for (const p of i.parties) lines.push(`${p.party} ${i.instrument}: ${p.status}${p.isProvisional === 'yes' ? ', provisionally' : ''}`);
  }
  if (aspects.includes('duty')) for (const d of duties) lines.push(`${d.status}: ${d.sentence}`);
  if (aspects.includes('breach')) for (const b of report.breaches) lines.push(`${b.on} ${b.by} breaches ${b.provision}${b.toward.length > 0 ? ` toward ${b.toward.join(', ')}` : ''}`);
  if (aspects.includes('fact')) for (const f of report.facts) lines.push(f.sentence);
  if (aspects.includes('finding')) for (const f of dossier.findings()) lines.push(`${f.code} ${f.message}`);
  return lines.sort();
}

type Aspects = Parameters<typeof linesOn>[2];

/** Expects exactly these lines. */
export function check(text: string, day: string, aspects: Aspects, lines: readonly string[], readings: readonly string[] = []): void {
  expect(linesOn(text, day, aspects, readings)).toEqual([...lines].sort());
}
