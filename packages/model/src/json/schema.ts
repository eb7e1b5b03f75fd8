/**
 * The shape of the model's JSON form, version 1: one zod schema for each type of `ir/`, from which docs/schema/model-1.json is
 * made (tools/docs/make-schema.ts). Each schema is typed as its IR type, so the two cannot drift apart unnoticed. Importing
 * this file loads zod, which takes some 30 ms: only what reads JSON or makes the schema imports it.
 */
import { formatPartialDate, parsePartialDate, type Counting, type DateStep, type PartialDate, type Period, type Span } from '@servanda/base';
import { z } from 'zod';
import type { DateExpr, Deadline, EventPattern, Formula, PartyStatus, Trigger } from '../ir/formula.ts';
import type {
  DurationClause, EligibilityClause, EntryClause, FinalClauses, Instrument, PartySet, Provision, ProvisionalClause, ReservationClause, Threshold,
} from '../ir/instrument.ts';
import {
  MODALITIES, type AcceptedFinding, type AttitudeCondition, type Belief, type Claim, type ClaimContent, type ClaimLink, type LogContent, type LogEntry, type Report,
} from '../ir/log.ts';
import type { Model, Reading } from '../ir/model.ts';
import type { Exception, FactEffect, Law, LawRef, LegalEffect, Survival } from '../ir/norm.ts';
import type { Answer, Ask, Assumption, Expectation, Goal, Question } from '../ir/question.ts';
import type {
  ActPattern, Application, Continuity, FactPattern, Group, Kind, PhrasePart, Quantified, Role, Term, Thing, VerbForms, Weight,
} from '../ir/terms.ts';
import { TREATY_ACTS } from '../ir/treaty-acts.ts';

/** The name that the JSON form goes by; its first key. */
export const FORMAT = 'servanda-model';
/** Raised when a reader of the old form could misread the new one. */
export const VERSION = 1;

/** An object with these keys and no others. */
const object = z.strictObject;
const text = z.string();
const texts = z.array(text);
const flag = z.boolean();
const whole = z.int().min(0);

/** Gives a schema its name in the JSON Schema. */
function named<T>(id: string, description: string, schema: z.ZodType<T>): z.ZodType<T> {
  return schema.meta({ id, description });
}

const is = <const K extends string>(kind: K) => z.literal(kind);

const span: z.ZodType<Span> = named('Origin', 'Where the sentence stands: offsets in UTF-16 units, line and column from 1.', object({
  file: text, from: whole, to: whole, line: z.int().min(1).optional(), column: z.int().min(1).optional(),
}));
const date: z.ZodType<PartialDate> = named('PartialDate', 'A day, a month or a year, of the years 1000 to 9999.', object({
  year: z.int().min(1000).max(9999), month: z.int().min(1).max(12).optional(), day: z.int().min(1).max(31).optional(),
}).refine((value) => (value.day === undefined || value.month !== undefined) && parsePartialDate(formatPartialDate(value)).kind === 'date', 'no such date'));
const period: z.ZodType<Period> = named('Period', 'A length of time.', object({ n: whole, unit: z.enum(['day', 'week', 'month', 'year']) }));
const counting: z.ZodType<Counting> = named('Counting', 'How months and years are counted.', object({
  missingDay: z.enum(['last-day-of-month', 'first-day-of-next-month', 'refuse']), expiryOfYear: z.enum(['same-day', 'day-after']),
}));
const step: z.ZodType<DateStep> = named('DateStep', 'One step of a date rule.', z.discriminatedUnion('kind', [
  object({ kind: is('nth-day-after'), n: whole }),
  object({ kind: is('after'), period }),
  object({ kind: is('before'), period }),
  object({ kind: is('first-of-month-after'), n: whole.optional() }),
  object({ kind: is('end-of-month') }),
  object({ kind: is('same-day') }),
]));

const kind: z.ZodType<Kind> = named('Kind', 'A kind of thing.', object({ id: text, parent: text.optional(), origin: span.optional() }));
const thing: z.ZodType<Thing> = named('Thing', 'A named thing: a State, a territory …', object({
  id: text, kind: text, title: text.optional(), aliases: texts, codes: z.record(text, text), existsFrom: date.optional(), existsTo: date.optional(), origin: span.optional(),
}));
const continuity: z.ZodType<Continuity> = named('Continuity', 'A State that stands in the treaty relations of another.', object({
  successor: text, predecessor: text, from: date, according: texts.optional(), origin: span.optional(),
}));
const group: z.ZodType<Group> = named('Group', 'A named list of things.', object({ id: text, members: texts, origin: span.optional() }));
const weight: z.ZodType<Weight> = named('Weight', 'A share each actor holds.', object({
  id: text, values: z.record(text, z.number().min(0)), total: z.number().min(0), origin: span.optional(),
}));
const term: z.ZodType<Term> = named('Term', 'A thing, a variable or a provision.', z.discriminatedUnion('kind', [
  object({ kind: is('thing'), id: text }), object({ kind: is('var'), name: text }), object({ kind: is('provision'), id: text }),
]));
const quantified: z.ZodType<Quantified> = named('Quantified', 'A variable and what it ranges over.', object({
  name: text,
  over: z.discriminatedUnion('kind', [
    object({ kind: is('kind'), of: text }), object({ kind: is('parties'), instrument: term }), object({ kind: is('group'), id: text }),
  ]),
  distinctFrom: z.array(term).optional(),
}));
const vars = z.array(quantified);
const role: z.ZodType<Role> = named('Role', 'A slot of a fact or act.', object({ name: text.optional(), kind: text, isOptional: flag.optional() }));
const forms: z.ZodType<VerbForms> = named('VerbForms', 'A verb and how it inflects.', object({ third: text, base: text, past: text, participle: text, gerund: text }));
const part: z.ZodType<PhrasePart> = named('PhrasePart', 'A word, the verb or a slot of a phrase.', z.discriminatedUnion('kind', [
  object({ kind: is('word'), text }), object({ kind: is('verb'), forms }), object({ kind: is('slot'), role: whole }),
]));
const application: z.ZodType<Application> = named('Application', 'An act or fact with its arguments, by role.', object({ pattern: text, args: z.array(term) }));
const fact: z.ZodType<FactPattern> = named('FactPattern', 'A sentence pattern that is true or false at a time.', object({
  id: text, parts: z.array(part), roles: z.array(role), functionalRole: whole.optional(), isMutual: flag, origin: span.optional(),
}));

const formula: z.ZodType<Formula> = named('Formula', 'A condition on a day.', z.lazy(() => z.discriminatedUnion('kind', [
  object({ kind: is('true') }),
  object({ kind: is('fact'), fact: application }),
  object({ kind: is('not'), of: formula }),
  object({ kind: is('and'), of: z.array(formula) }),
  object({ kind: is('or'), of: z.array(formula) }),
  object({ kind: is('exists'), vars, of: formula }),
  object({ kind: is('every'), vars, of: formula }),
  object({ kind: is('at-least'), n: whole, vars, of: formula }),
  object({ kind: is('in-force'), instrument: term, party: term.optional(), toward: term.optional(), isProvisional: flag.optional() }),
  object({ kind: is('status'), party: term, instrument: term, is: status }),
  object({ kind: is('done'), act: application }),
  object({ kind: is('breached'), provision: text, by: term.optional(), toward: term.optional() }),
  object({ kind: is('bound'), provision: text, party: term, toward: term.optional() }),
  object({ kind: is('modal'), modal: z.enum(['shall', 'shall-not', 'may']), act: application }),
  object({ kind: is('date'), is: z.enum(['before', 'from', 'after', 'through', 'on']), date }),
  object({ kind: is('same'), left: term, right: term }),
  object({ kind: is('is-a'), term, of: text }),
  object({ kind: is('in-group'), term, group: text }),
  object({ kind: is('has-clause'), instrument: term, clause: z.enum(['withdrawal', 'provisional-application', 'duration', 'reservations']) }),
])));
const status: z.ZodType<PartyStatus> = named('PartyStatus', 'Where a party stands toward an instrument.', z.enum([
  'none', 'negotiating', 'signatory', 'contracting', 'party', 'suspended', 'withdrawn', 'ended',
]));
const event: z.ZodType<EventPattern> = named('EventPattern', 'Something that occurs.', z.lazy(() => z.discriminatedUnion('kind', [
  object({ kind: is('act'), act: application }),
  object({ kind: is('enters-into-force'), instrument: term, party: term.optional() }),
  object({ kind: is('ceases'), instrument: term, party: term.optional() }),
  object({ kind: is('breach'), provision: text.optional(), instrument: term.optional(), by: term.optional(), toward: term.optional() }),
  object({ kind: is('deadline-passes'), provision: text }),
  object({ kind: is('fulfilment'), provision: text, by: term.optional() }),
  object({ kind: is('becomes'), condition: formula }),
  object({ kind: is('date'), date }),
])));
const trigger: z.ZodType<Trigger> = named('Trigger', 'Any of the events, while the condition holds.', object({ events: z.array(event), condition: formula.optional() }));
const day: z.ZodType<DateExpr> = named('DateExpr', 'A day computed from another.', z.lazy(() => z.discriminatedUnion('kind', [
  object({ kind: is('date'), date }),
  object({ kind: is('event'), event }),
  object({ kind: is('origin') }),
  object({ kind: is('steps'), from: day, steps: z.array(step), counting: counting.optional() }),
  object({ kind: is('latest'), of: z.array(day) }),
  object({ kind: is('earliest'), of: z.array(day) }),
])));
const deadline: z.ZodType<Deadline> = named('Deadline', 'When performance must have happened.', z.discriminatedUnion('kind', [
  object({ kind: is('day'), day, isExclusive: flag.optional() }), object({ kind: is('before-event'), event }),
]));

const factEffect: z.ZodType<FactEffect> = named('FactEffect', 'A fact comes about, or no longer holds.', object({ kind: is('fact'), fact: application, value: flag }));
const treatyAct = z.enum(TREATY_ACTS);
const act: z.ZodType<ActPattern> = named('ActPattern', 'A sentence pattern for something an actor does.', object({
  id: text, parts: z.array(part), roles: z.array(role), actorRoles: z.array(whole), possible: formula.optional(), effects: z.array(factEffect),
  treatyAct: treatyAct.optional(), origin: span.optional(),
}));

const parties: z.ZodType<PartySet> = named('PartySet', 'A set of States.', z.discriminatedUnion('kind', [
  object({ kind: is('named'), ids: texts }), object({ kind: is('group'), id: text }), object({ kind: is('signatories') }), object({ kind: is('negotiating') }),
]));
const threshold: z.ZodType<Threshold> = named('Threshold', 'What must have happened for an instrument to enter into force.', z.lazy(() => z.discriminatedUnion('kind', [
  object({ kind: is('count'), n: whole, among: parties.optional(), except: texts.optional() }),
  object({ kind: is('all'), among: parties, except: texts.optional() }),
  object({ kind: is('weight'), weight: text, percent: z.number(), among: parties.optional(), isMoreThan: flag.optional() }),
  object({ kind: is('and'), of: z.array(threshold) }),
  object({ kind: is('or'), of: z.array(threshold) }),
  object({ kind: is('exchange') }), object({ kind: is('signature') }), object({ kind: is('consent-of-all') }),
  object({ kind: is('own-consent') }), object({ kind: is('own-signature') }),
  object({ kind: is('date'), date, isLast: flag.optional() }), object({ kind: is('event'), event }),
])));
const entry: z.ZodType<EntryClause> = named('EntryClause', 'When the instrument enters into force.', object({ for: z.enum(['all', 'later']), threshold, day, origin: span }));
const provisional: z.ZodType<ProvisionalClause> = named('ProvisionalClause', 'Provisional application.', object({
  mode: z.enum(['signature', 'declaration', 'date']), from: day.optional(), by: parties.optional(), origin: span,
}));
const duration: z.ZodType<DurationClause> = named('DurationClause', 'How long the instrument remains in force.', object({
  term: period.optional(), until: date.optional(), renewal: z.union([period, is('indefinite')]).optional(), notice: period.optional(), origin: span,
}));
const eligibility: z.ZodType<EligibilityClause> = named('EligibilityClause', 'Who may consent.', object({
  act: z.union([treatyAct, is('any')]),
  who: z.union([
    parties, object({ kind: is('parties-to'), instrument: text }), object({ kind: is('any') }), object({ kind: is('condition'), variable: text, condition: formula }),
  ]),
  from: date.optional(), through: date.optional(), origin: span,
}));
const reservations: z.ZodType<ReservationClause> = named('ReservationClause', 'Which reservations may be made.', object({
  rule: z.enum(['unspecified', 'none', 'only', 'except']), provisions: texts, origin: span.optional(),
}));
const clauses: z.ZodType<FinalClauses> = named('FinalClauses', 'The final clauses of an instrument.', object({
  consentBy: z.array(treatyAct), isSubjectToRatification: flag, entry: z.array(entry), provisional: provisional.optional(), duration: duration.optional(),
  withdrawal: z.array(object({ norm: text })), openForSignature: object({ from: date.optional(), through: date.optional() }).optional(),
  eligibility: z.array(eligibility), reservations,
  counting: object({
    missingDay: z.enum(['refuse', 'last-day-of-month', 'first-day-of-next-month']), expiryOfYear: z.enum(['same-day', 'day-after']), origin: span.optional(),
  }),
  minimumParties: object({ n: whole, origin: span }).optional(),
}));
const instrument: z.ZodType<Instrument> = named('Instrument', 'A treaty, a draft or a body of custom.', object({
  id: text, kind: z.enum(['instrument', 'draft', 'custom']), title: text.optional(), parties: texts, doneOn: date.optional(), parent: text.optional(),
  amends: text.optional(), replaces: text.optional(), depositary: text.optional(), sources: texts, according: texts.optional(), clauses, origin: span,
}));
const provision: z.ZodType<Provision> = named('Provision', 'An article, or what stands outside articles.', object({
  id: text, instrument: text.optional(), article: text.optional(), title: text.optional(), according: texts.optional(), origin: span,
}));

const survival: z.ZodType<Survival> = named('Survival', 'How long a norm outlives its instrument.', object({ period: period.optional(), origin: span }));
const exception: z.ZodType<Exception> = named('Exception', 'An act that a prohibition does not forbid.', object({ act: application, vars, condition: formula.optional(), origin: span }));
const lawRef: z.ZodType<LawRef> = named('LawRef', 'A provision, an instrument, or any other instrument.', z.discriminatedUnion('kind', [
  object({ kind: is('provision'), id: text }), object({ kind: is('instrument'), id: text }), object({ kind: is('any') }),
]));
const effect: z.ZodType<LegalEffect> = named('LegalEffect', 'What a constitutive sentence brings about.', z.union([
  factEffect,
  object({ kind: is('terminate'), instrument: term, party: term.optional() }),
  object({ kind: z.enum(['suspend', 'resume']), instrument: term, party: term.optional(), toward: term.optional() }),
]));
const sentence = { id: text, provision: text, reading: text.optional(), according: texts.optional(), origin: span };
const law: z.ZodType<Law> = named('Law', 'A sentence of law.', z.discriminatedUnion('kind', [
  object({
    ...sentence, kind: z.enum(['obligation', 'prohibition', 'permission', 'power']), vars, bearer: term, toward: term.optional(), acts: z.array(application),
    isJoint: flag.optional(), trigger: trigger.optional(), after: event.optional(), condition: formula.optional(), from: day.optional(),
    deadline: deadline.optional(), every: period.optional(), effectiveOn: day.optional(), exceptions: z.array(exception), survives: survival.optional(),
  }),
  object({ ...sentence, kind: is('constitutive'), vars, trigger, effects: z.array(effect) }),
  object({ ...sentence, kind: is('counts-as'), vars, act: application, condition: formula.optional(), as: application }),
  object({ ...sentence, kind: is('priority'), superior: lawRef, inferior: lawRef, basis: z.enum(['charter', 'clause']) }),
  object({
    ...sentence, kind: is('modifier'), target: lawRef,
    change: z.discriminatedUnion('kind', [
      object({ kind: is('exception'), exception, isSaving: flag.optional() }), object({ kind: is('deadline'), deadline }),
      object({ kind: is('disapply'), to: lawRef.optional() }), object({ kind: is('survival'), survival }),
    ]),
  }),
]));

const logContent: z.ZodType<LogContent> = named('LogContent', 'What happened, or what is on the official record.', z.discriminatedUnion('kind', [
  object({ kind: is('act'), act: application, effectiveOn: date.optional() }),
  object({ kind: is('fact'), fact: application, value: flag }),
  object({ kind: is('official'), status: z.enum(['enters-into-force', 'ceases']), instrument: text, party: text.optional(), isBinding: flag.optional() }),
  object({ kind: is('extended'), instrument: text, through: date.optional(), by: period.optional() }),
]));
const logEntry: z.ZodType<LogEntry> = named('LogEntry', 'One entry of the log.', object({
  id: text, date: date.optional(), content: logContent, according: texts, at: text.optional(), knownFrom: date.optional(), reading: text.optional(), origin: span,
}));
const report: z.ZodType<Report> = named('Report', 'A publication.', object({
  id: text, kind: z.enum(['report', 'notice']), by: text, on: date.optional(), title: text.optional(), at: text.optional(),
  reprints: text.optional(), corrects: text.optional(), origin: span,
}));
const link: z.ZodType<ClaimLink> = named('ClaimLink', 'Who says it, how, and citing whom.', object({ who: text, modality: z.enum(MODALITIES), citing: texts, hedge: text.optional() }));
const attitudeCondition: z.ZodType<AttitudeCondition> = named('AttitudeCondition', 'On what an attitude depends.', object({
  acts: z.array(application), formula: formula.optional(), isPromise: flag,
}));
const claimContent: z.ZodType<ClaimContent> = named('ClaimContent', 'What is claimed.', z.discriminatedUnion('kind', [
  object({ kind: is('statement'), statement: formula, on: date.optional() }),
  object({ kind: is('event'), content: logContent, on: date.optional() }),
  object({ kind: is('proposed'), provision: text }),
  object({ kind: is('attitude'), party: term, attitude: z.enum(['ready', 'demands', 'refuses', 'promises', 'expects']), act: application, condition: attitudeCondition.optional() }),
  object({ kind: is('text'), text }),
]));
const claim: z.ZodType<Claim> = named('Claim', 'What somebody says, through whom.', object({
  id: text, report: text.optional(), chain: z.array(link), content: claimContent, isNegated: flag, on: date.optional(), origin: span,
}));
const belief: z.ZodType<Belief> = named('Belief', 'Which sources count.', object({ ref: text, isBelieved: flag, reading: text.optional(), origin: span }));
const accepted: z.ZodType<AcceptedFinding> = named('AcceptedFinding', 'A finding acknowledged with a reason.', object({
  finding: text, because: text, fingerprint: text.optional(), origin: span,
}));

const goal: z.ZodType<Goal> = named('Goal', 'What is to come about.', z.discriminatedUnion('kind', [
  object({ kind: is('statement'), formula }), object({ kind: is('act'), act: application }),
]));
const assumption: z.ZodType<Assumption> = named('Assumption', 'What a question takes for granted.', z.discriminatedUnion('kind', [
  object({ kind: is('holds'), formula, origin: span }), object({ kind: is('happens'), act: application, on: date.optional(), origin: span }),
  object({ kind: is('keeps'), party: term, origin: span }), object({ kind: is('never'), event, origin: span }),
]));
const ask: z.ZodType<Ask> = named('Ask', 'What is asked.', z.discriminatedUnion('kind', [
  object({ kind: is('holds'), statement: formula, on: date.optional(), knownOn: date.optional() }),
  object({ kind: is('when'), event, isLastDay: flag.optional(), on: date.optional() }),
  object({ kind: is('who'), variable: text, of: text, statement: formula, on: date.optional() }),
  object({ kind: is('owes'), party: term, toward: term.optional(), on: date.optional() }),
  object({ kind: is('missing'), instrument: text, on: date.optional() }),
  object({ kind: is('possible'), goal, isWithoutBreach: flag, byAnyone: z.literal(true).optional(), after: event.optional() }),
  object({ kind: is('leads-to'), goal }),
  object({ kind: is('keep'), parties: z.array(term) }),
  object({ kind: z.enum(['ensure', 'prevent']), parties: z.array(term), goal }),
  object({ kind: is('conflict'), a: text, b: text }),
  object({ kind: is('circular'), between: texts }),
  object({ kind: is('contradicted'), ref: text }),
  object({ kind: is('compare'), a: text, b: text }),
]));
const answer: z.ZodType<Answer> = named('Answer', 'An answer to a question.', z.discriminatedUnion('kind', [
  object({ kind: z.enum(['yes', 'no', 'unknown']) }), object({ kind: is('date'), date }), object({ kind: is('names'), names: texts }),
  object({ kind: is('relation'), relation: z.enum(['equivalent', 'stricter', 'looser', 'incomparable']), party: text.optional() }),
]));
const expectation: z.ZodType<Expectation> = named('Expectation', 'The answer that is expected under these readings.', object({
  answer, readings: texts, after: z.array(application), origin: span,
}));
const question: z.ZodType<Question> = named('Question', 'A question of the dossier.', object({
  id: text, title: text.optional(), assumptions: z.array(assumption), ask, expectations: z.array(expectation), isIncomplete: z.literal(true).optional(), origin: span,
}));
const reading: z.ZodType<Reading> = named('Reading', 'What the law may be taken to mean.', object({ id: text, title: text.optional(), excludes: texts, origin: span }));

/** A model without the keys `format` and `version`. */
const modelShape = {
  title: text.optional(), asOf: date.optional(), kinds: z.array(kind), things: z.array(thing), groups: z.array(group), weights: z.array(weight),
  continuities: z.array(continuity), facts: z.array(fact), acts: z.array(act), instruments: z.array(instrument), provisions: z.array(provision),
  law: z.array(law), readings: z.array(reading), log: z.array(logEntry), reports: z.array(report), claims: z.array(claim), beliefs: z.array(belief),
  accepted: z.array(accepted), questions: z.array(question), files: texts,
};

/** The whole document. */
export const modelSchema: z.ZodType<{ format: typeof FORMAT; version: typeof VERSION } & Model> = object({
  format: z.literal(FORMAT), version: z.literal(VERSION), ...modelShape,
}).meta({ title: 'Servanda model', description: 'One dossier, resolved: the agreement model in its JSON form, version 1.' });

/** The JSON Schema (draft 2020-12) of the document. */
export function modelJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(modelSchema, { target: 'draft-2020-12' }) as Record<string, unknown>;
}
