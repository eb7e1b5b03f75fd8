/** Layer 4: the log replayed; who is bound on any day, why, what is due, what is missing. */
export { entriesThatCount, ground, happeningOf, happeningsOf, publicationDay, type DatedHappening, type PlacedEntry, type Viewpoint } from './log.ts';
export { effectAt, indexAt, replay, stateAt, sweep, valueAt, type History, type Series } from './history.ts';
export { agreed, openWorlds, referenceDay, truthIn, type Worlds, type WorldsOptions } from './worlds.ts';
export {
  breachesBy, dueItems, dutiesOn, factsOn, lastDayAt, standingOn, statusIn, statusOn,
  type DueItem, type Duty, type DutyQuery, type InstrumentStanding, type PartyStanding, type StatusQuery,
} from './status.ts';
export { forecastOn, type Forecast } from './forecast.ts';
export { lackingWords, makeTeller, namesWords, placeWords, standingWords, type Teller, type TellerStyle } from './teller.ts';
export { why, whyEffect, type Explanation, type Reason } from './why.ts';
export { isTrueOn, truthOn } from './truth-on.ts';
export { answerAsk, forecastSentence, isTimelineAsk, truthDuring, truthSentence, type AnswerStyle, type TimelineAsk } from './answer.ts';
export type { TimelineAnswer } from './timeline-answer.ts';
export { supposing, type SupposedAct, type SupposedFact } from './assume.ts';
export { stateOn } from './state-on.ts';
export { contradictionsIn, type Contradiction } from './claims.ts';
export { occurrencesOf, type Occurrence } from './occurrences.ts';
