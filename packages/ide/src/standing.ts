/**
 * Where instruments and parties stand on the dossier's day, in sentences. It takes a replay of the log, so an editor may have it
 * made elsewhere and shown here: it is plain data.
 */
import type { Dossier } from '@servanda/dossier';

/** Sentences by name, of one day. */
export interface Standing {
  readonly today: string;
  /** By instrument: `JointDeclaration is in force since 1956-12-12`. */
  readonly instruments: Readonly<Record<string, string>>;
  /** By instrument: the day its entry into force came to, `not in force`, or `not known`. */
  readonly entries: Readonly<Record<string, string>>;
  /** By party: its standing toward each instrument that it has to do with. */
  readonly parties: Readonly<Record<string, readonly string[]>>;
}

/** A universal treaty has two hundred parties, each with its sentence; nobody reads more of them in a hover. */
const MOST_OF_A_PARTY = 9;

/** Computes the standing; costs a replay the first time. */
export function standingOf(dossier: Dossier): Standing {
  const instruments: Record<string, string> = {};
  const entries: Record<string, string> = {};
  const parties: Record<string, string[]> = {};
  for (const row of dossier.status().instruments) {
    instruments[row.instrument] = row.sentence;
    entries[row.instrument] = row.isInForce === 'yes' && row.since !== undefined ? row.since : row.isInForce === 'unknown' ? 'not known' : 'not in force';
    for (const { party, sentence } of row.parties) {
      const known = (parties[party] ??= []);
      if (known.length < MOST_OF_A_PARTY) known.push(sentence);
    }
  }
  return { today: dossier.today, instruments, entries, parties };
}
