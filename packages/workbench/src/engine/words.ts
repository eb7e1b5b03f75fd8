/** How states are worded for readers. A word always goes with the mark: nothing is told by a mark or a colour alone. */
import type { DutyState, Standing, Truth } from './chronicle.ts';

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  none: 'no part in it', negotiating: 'negotiating', signatory: 'signed', contracting: 'consented, not yet in force', party: 'party',
  suspended: 'suspended', withdrawn: 'withdrawn', ended: 'ended', unknown: 'not known',
};

export const DUTY_WORDS: Readonly<Record<DutyState, string>> = {
  absent: 'no such duty', pending: 'pending', active: 'due', suspended: 'suspended', fulfilled: 'performed', breached: 'breached',
  lapsed: 'lapsed', discharged: 'discharged', unknown: 'not known',
};

/** What the state of a duty means, for those who meet the word for the first time. */
export const DUTY_MEANINGS: Readonly<Record<DutyState, string>> = {
  absent: 'there is no such duty', pending: 'exists, but waits for something before it has to be performed', active: 'has to be performed',
  suspended: 'need not be performed for the time being', fulfilled: 'has been performed', breached: 'was not performed in time',
  lapsed: 'fell away with the instrument', discharged: 'no longer needs to be performed', unknown: 'the dates of the log leave it open',
};

export function truthWord(truth: Truth): string {
  return truth === 'unknown' ? 'not known' : truth;
}
