/**
 * Findings that the author has accepted with a reason: `accept finding "claim:decl@3f2a…", because "…"`. What stands behind the `@` is the
 * fingerprint of the sentences the finding rested on; when they change, the acceptance is out of date and the finding is back.
 */
import type { AcceptedFinding, Model } from '@servanda/model';

/** The acceptances with their fingerprints taken apart. */
export function acceptedIn(model: Model): readonly AcceptedFinding[] {
  return model.accepted.map((accepted) => {
    const at = /^(.+)@([0-9a-f]{16})$/.exec(accepted.finding);
    return at?.[1] === undefined ? accepted : { ...accepted, finding: at[1], fingerprint: at[2] };
  });
}

/** How a finding was accepted, if it was. */
export interface Acceptance {
  readonly because: string;
  /** The sentences it rested on have changed since. */
  readonly isStale: boolean;
}

export function acceptanceOf(accepted: readonly AcceptedFinding[], id: string, fingerprint: string): Acceptance | undefined {
  const known = accepted.filter((a) => a.finding === id);
  const found = known.find((a) => a.fingerprint === undefined || a.fingerprint === fingerprint) ?? known[0];
  return found && { because: found.because, isStale: found.fingerprint !== undefined && found.fingerprint !== fingerprint };
}

/** The sentence that accepts a finding until what it rests on changes. */
export function acceptSentence(id: string, fingerprint: string): string {
  return `accept finding "${id}@${fingerprint}", because "…".`;
}
