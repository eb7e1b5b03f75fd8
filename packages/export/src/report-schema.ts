/** The JSON Schema (2020-12) of `toJson`: what each field means, so that the form is documented where it is checked. */

type Schema = Readonly<Record<string, unknown>>;

const text = (description: string): Schema => ({ type: 'string', description });
const day = (description: string): Schema => ({ type: 'string', pattern: '^[+-]?\\d{4,6}-\\d{2}-\\d{2}$', description: `${description} (ISO 8601 date)` });
const truth = (description: string): Schema => ({ enum: ['yes', 'no', 'unknown'], description });
const flag = (description: string): Schema => ({ type: 'boolean', description });
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
const names = (description: string): Schema => list({ type: 'string' }, description);
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** An object that has these fields and no others; all but those named optional are there. */
function object(description: string, properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return { type: 'object', description, properties, required: Object.keys(properties).filter((name) => !optional.includes(name)), additionalProperties: false };
}

const STATUSES = ['none', 'negotiating', 'signatory', 'contracting', 'party', 'suspended', 'withdrawn', 'ended'];
const DUTY_STATUSES = ['pending', 'active', 'suspended', 'fulfilled', 'breached', 'lapsed', 'discharged'];

const place = object('Where something stands in the text of the dossier', {
  label: text('The article, clause or entry in words'), file: text('The file'), line: { type: 'integer', minimum: 1, description: 'The line, counted from 1' }, quote: text('Its words'),
}, ['file', 'line', 'quote']);

const why = object('One step of an explanation', {
  text: text('What holds'), day: day('Since when'), places: list(ref('place'), 'The sentences and entries it rests on'), because: list(ref('why'), 'What it follows from'),
}, ['day']);

const segment = (statuses: readonly string[]): Schema => object('A stretch of time', {
  from: day('Its first day'), to: day('The first day after it; absent: no end is known'), status: { enum: [...statuses, 'unknown'], description: 'What holds throughout' },
  possible: list({ enum: statuses }, 'What it may be, where the dates leave it open'),
}, ['to']);

const standing = object('A party’s standing toward an instrument on the day', {
  party: text('Its name'), status: { enum: [...STATUSES, 'unknown'], description: 'VCLT arts. 2(1), 14–25, 54–60' }, possible: list({ enum: STATUSES }, 'What it may be, where the dates leave it open'),
  since: day('Since when'), isProvisional: truth('Applied provisionally'), hasInterimDuty: truth('Bound not to defeat object and purpose (VCLT 18)'),
  entersOn: day('Entry into force for the party, set for a later day'), leavesOn: day('Withdrawal, taking effect on a later day'), words: text('The standing in words'), why: list(ref('why'), 'Reasons'),
}, ['since', 'entersOn', 'leavesOn']);

const instrument = object('An instrument on the day', {
  id: text('Its name in the dossier'), title: text('Its title'), kind: { enum: ['instrument', 'draft'] }, line: text('Title, parties, date of conclusion'), depositary: text('Who keeps it'),
  sources: names('Where its text is published'), finalClauses: names('Each final clause as a sentence'), isInForce: truth('Entered into force and not ended'), since: day('Since when'),
  until: day('The end that is already decided'), place: ref('place'), why: list(ref('why'), 'Reasons'), parties: list(standing, 'Each party’s standing'),
}, ['title', 'depositary', 'since', 'until', 'place']);

const duty = object('A duty of one bearer in one case', {
  id: text('The same in every report of the dossier'), bearer: text('Who owes it'), toward: names('To whom; none: to all other parties'), act: text('What is owed'), words: text('The duty in words'),
  status: { enum: [...DUTY_STATUSES, 'unknown'] }, possible: list({ enum: DUTY_STATUSES }, 'What it may be, where the dates leave it open'), isOpen: flag('May still be performed in time'),
  since: day('Since when it has this status'), lastDay: day('The last day on which performance is in time'), waiting: text('What a pending duty waits for'), norm: text('Id of the norm'),
  instrument: text('Id of the instrument'), place: ref('place'), segments: list(segment(DUTY_STATUSES), 'Its states over time'), why: list(ref('why'), 'Reasons'),
}, ['since', 'lastDay', 'waiting', 'instrument']);

const lane = object('An instrument, or a party’s standing toward it, over time', {
  instrument: text('Id of the instrument'), party: text('Absent: the instrument as such'), segments: list(segment([...STATUSES, 'provisional', 'in-force', 'not-in-force']), 'In order of time'),
}, ['party']);

const entry = object('An entry of the log', {
  id: text('Its id'), first: day('The first day on which it may have fallen'), last: day('The last such day'), date: text('The date as the log has it, partial where it is'), words: text('What happened'),
  according: names('Who says so'), isCounted: flag('Counts as fact in this report'), instruments: names('Ids of the instruments it concerns'), place: ref('place'),
}, ['first', 'last']);

const finding = object('Something a reader must know', {
  code: text('Its stable code'), words: text('In words'), day: day('When'), severity: { enum: ['error', 'warning', 'note'] }, places: list(ref('place'), 'What it is about'),
  acceptedBecause: text('The reason for which the dossier accepts it'),
}, ['day', 'acceptedBecause']);

const turn = object('A turn of a play', {
  day: text('When'), side: { enum: ['own', 'others', 'time'], description: 'Who chooses' }, actor: text('Who acts'), words: text('What is done'), consequences: names('What follows'),
  options: list(object('Another choice', { words: text('What could be done'), costs: names('What it would lead to; none: nothing bad') }), 'What else could be done'),
}, ['actor']);

const answer = object('An answer under one set of readings', {
  readings: names('The readings taken; none: the text as it stands'), after: text('What is supposed to have happened before'), expected: text('The expected answer'), got: text('The answer'),
  pass: flag('Whether they agree; absent when nothing was expected'), scope: text('Horizon, bounds, assumptions'), explanation: names('Sentences, in order'), why: list(ref('why'), 'Reasons'),
  play: object('The run that shows it', { title: text('Title'), turns: list(turn, 'In order'), outcome: text('How it ends'), isLost: flag('Whether the party asked about loses') }),
  strategy: list(object('A line of a strategy', { day: text('A day on which the situation is met'), situation: names('What is due then'), acts: names('What to do, in order; none: wait') }), 'What to do in each situation'),
  core: list(ref('place'), 'The smallest set of provisions that causes it'), priorities: names('Which of them prevails, by which rule, or why none does'),
  repairs: names('Changes after which the answer is another; each was tried'), deciding: names('Which readings decide the answer'),
}, ['after', 'expected', 'pass', 'scope', 'why', 'play', 'strategy', 'core', 'priorities', 'repairs', 'deciding']);

const claim = object('A claim', {
  id: text('Its id'), content: text('What is claimed'), isNegated: flag('Whether it is denied'), on: text('Its own date'), place: ref('place'),
  chain: list(object('Who says it', { who: text('The speaker'), says: text('How'), citing: names('Whom the speaker relies on'), hedge: text('A hedge') }, ['hedge']), 'The outermost speaker first'),
}, ['on']);

const source = object('A report or notice', {
  id: text('Its id'), kind: { enum: ['report', 'notice', 'none'] }, line: text('Who, when, title'), on: text('Its date'), at: text('Its address'), reprints: text('The report it repeats'),
  corrects: text('The report it corrects'), claims: list(claim, 'What is claimed in it'), place: ref('place'),
}, ['id', 'on', 'at', 'reprints', 'corrects', 'place']);

const question = object('A question', {
  id: text('Its id'), title: text('Its title'), asks: text('The question in words'), assumptions: names('What is assumed'), rows: list(answer, 'Answers'), place: ref('place'),
}, ['title', 'asks', 'place']);

const rule = object('A norm, other than an open duty, that binds somebody on the day', {
  norm: text('Its id'), kind: { enum: ['obligation', 'prohibition', 'permission', 'power'] }, words: text('The norm'), instrument: text('Id of the instrument'), place: ref('place'),
  bearers: list(object('One who is bound', { party: text('Its name'), words: text('The norm said of it') }), 'None: it applies to everyone'),
}, ['instrument']);

const breach = object('A breach dated on or before the day', {
  by: text('Who'), toward: names('Toward whom'), on: day('When'), words: text('In words'), isSure: flag('False: it depends on a date that is not known'), place: ref('place'), why: list(ref('why'), 'Reasons'),
});

const forecast = object('What an instrument not in force still needs', {
  instrument: text('Id'), status: { enum: ['in-force', 'ended', 'scheduled', 'waiting'] }, on: day('The day set, or on which it ended'), lacking: text('What is missing'),
  candidates: names('Whose consent would count'), place: ref('place'),
}, ['on', 'place']);

/** The schema of a report, version 1. */
export const REPORT_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A dossier on a day',
  ...object('Who is bound to what on a day, and why', {
    format: { const: 'servanda-report' }, version: { const: 1 }, title: text('The dossier'), on: day('The day the report speaks of'), knownOn: day('Only what was known by this day counts'),
    isExhaustive: flag('False when not every placement of the partial dates was tried'),
    readings: list(object('A reading', { id: text('Its name'), title: text('What it says'), isTaken: flag('Whether this report takes it') }, ['title']), 'Readings that the dossier offers'),
    believed: names('Sources that count besides those the dossier believes'), parties: list(object('A party', { id: text('Its name'), title: text('Its full name') }, ['title']), 'Those with a standing'),
    status: list(instrument, 'Instruments'), duties: list(duty, 'Duties: open ones first'), rules: list(rule, 'Norms that bind'), breaches: list(breach, 'Breaches, earliest first'),
    facts: list(object('A fact', { words: text('In words'), truth: truth('On the day'), since: day('Since when') }, ['since']), 'Facts that are true, or may be'),
    forecast: list(forecast, 'Instruments not in force'),
    timeline: object('Over time', { lanes: list(lane, 'By instrument and party'), log: list(entry, 'In order of dates') }),
    findings: list(finding, 'Findings'), questions: list(question, 'Questions'), sources: list(source, 'Who says what'),
  }, ['knownOn']),
  $defs: { place, why },
};
