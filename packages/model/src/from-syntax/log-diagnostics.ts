/** What can be wrong with entries of the log, reports, claims and beliefs: codes E0601–E0618. */
import { catalogue, defineDiagnostic, joinOr, suggestion } from '@servanda/base';

/** `On D Japan does not sign X`. */
export const didNotHappen = defineDiagnostic<{ words: string }>({
  code: 'E0601',
  severity: 'error',
  title: 'the log says what happened',
  explain: `
An entry of the log says what somebody did, or which fact came about. What is not in the log did not happen, so there is no need
to say so. That a fact no longer holds is written \`On 1956-12-12 Japan and USSR are no longer at war.\``,
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nOn 1951-09-08 Japan does not sign X.',
  render: ({ words }) => `\`${words}\`: the log says what was done, and what it leaves out was not done; remove this entry`,
});

/** `On D X is in force`, `Japan is a party to X`: what follows from acts. */
export const statusInLog = defineDiagnostic<{ words: string }>({
  code: 'E0602',
  severity: 'error',
  title: 'status is computed',
  explain: `
Whether an instrument is in force, who is a party, what is breached: all this follows from the acts in the log and the
instrument's own clauses. Write the acts (\`On 1956-12-12 Japan ratifies X.\`). An official date that may differ from the computed one is written
\`On 1956-12-12 X enters into force, according to "UNTS 263".\` and compared; a notification that settles the matter adds
\`, by notification of the depositary\`.`,
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nOn 1956-12-12 Japan is a party to X.',
  render: ({ words }) =>
    `\`${words}\` is computed from the log, not written in it; write the act (\`… ratifies X\`) or the official date (\`X enters into force\`)`,
});

/** A log entry about `any State`. */
export const notOneOccurrence = defineDiagnostic<{ words: string }>({
  code: 'E0603',
  severity: 'error',
  title: 'who, exactly?',
  explain: `
An entry of the log is about things named in it: \`On 1956-10-19 Japan and USSR sign X.\` Words such as \`any State\` or \`a party\`, and a passive without
\`by …\`, leave open who it was. Name those who acted, separated by commas and \`and\`.`,
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nOn 1956-10-19 any State signs X.',
  render: ({ words }) => `\`${words}\` leaves open who or what is meant; an entry of the log names each of them`,
});

/** `On D Japan or USSR signs X`. */
export const choiceInLog = defineDiagnostic<{ words: string }>({
  code: 'E0604',
  severity: 'error',
  title: '`or` in the log',
  explain: `
The log says what happened, so it cannot leave it open. Where sources differ, write a claim for each (\`claim c1 in tass1: TASS states that …\`) and say
with \`believe\` which one counts.`,
  example: 'State: Japan, USSR.\ninstrument X open to any State.\ndossier "D".\nOn 1956-10-19 Japan or USSR signs X.',
  render: ({ words }) => `\`${words}\` leaves open what happened; write a claim for each version, or the one that is certain`,
});

/** `with effect on D` where nothing takes effect later. */
export const noLaterEffect = defineDiagnostic<{ words: string }>({
  code: 'E0605',
  severity: 'error',
  title: 'only an act takes effect later',
  explain: '`with effect on DATE` follows an act whose effect the parties or the depositary put on a later day, such as a notice of withdrawal. A fact simply begins on its day.',
  example: 'kind Territory. State: Japan. Territory: I. fact State administers Territory.\ndossier "D".\nOn 1945-09-02 Japan administers I, with effect on 1946-01-01.',
  render: ({ words }) => `\`${words}\` is no act that takes effect later; begin the entry with the day from which it holds`,
});

/** A report that nobody declared. */
export const unknownReport = defineDiagnostic<{ name: string; nearest?: string }>({
  code: 'E0606',
  severity: 'error',
  title: 'unknown report',
  explain: `
A claim stands in a report or notice, which has a heading: \`report tass1 by TASS on 2019-01-22 "headline".\` The same holds for what a report
\`reprints\` or \`corrects\`.`,
  example: 'claim c1 in tass1: TASS states that "talks go on".',
  render: ({ name, nearest }) => `no report or notice is named \`${name}\`${suggestion(nearest)}${nearest === undefined ? `; declare it: \`report ${name} by … on DATE.\`` : ''}`,
});

/** A claim without a report. */
export const claimWithoutReport = defineDiagnostic<{ name: string }>({
  code: 'E0607',
  severity: 'warning',
  title: 'claim without a report',
  explain: `
A claim is known through some publication: write \`claim ${'NAME'} in REPORT: …\`, or put it below the report's heading. Without one, nobody can tell when it
became known.`,
  example: 'claim c1: TASS states that "talks go on".',
  render: ({ name }) => `the claim \`${name}\` stands in no report; write \`claim ${name} in REPORT: …\`, or put it below the report's heading`,
});

/** Reports that reprint one another in a circle, or themselves. */
export const circularReprint = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0608',
  severity: 'error',
  title: 'reports repeat one another in a circle',
  explain: 'A reprint repeats an earlier report, and a correction corrects one. Followed from report to report this must end at an original.',
  example: 'report a by A, reprints b.\nreport b by B, reprints a.',
  render: ({ chain }) => `${chain.map((name) => `\`${name}\``).join(' repeats ')}: a circle; one of them must be the original`,
});

/** `Initially Japan signs X`. */
export const initialAct = defineDiagnostic<{ words: string }>({
  code: 'E0610',
  severity: 'error',
  title: 'an act has a date',
  explain: '`Initially` says which facts hold when the dossier begins. An act happens on a day: write `On 1956-10-19 …`, or `In 1956 …` where only that much is known.',
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nInitially Japan signs X.',
  render: ({ words }) => `\`${words}\` is an act, and acts happen on a day; begin with \`On DATE\` (or \`In 1956\`) instead of \`Initially\``,
});

/** `from D` or `since D` before an act. */
export const actSince = defineDiagnostic<{ words: string }>({
  code: 'E0611',
  severity: 'error',
  title: 'an act happens on a day',
  explain: '`From DATE` and `Since DATE` say when a fact began to hold. An act happens on a day: write `On DATE`.',
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nSince 1956-10-19 Japan signs X.',
  render: ({ words }) => `\`${words}\` is an act, and acts happen on a day; write \`On\` instead of \`From\` or \`Since\``,
});

/** `believe X` where nothing is called X. */
export const unknownSource = defineDiagnostic<{ name: string; nearest?: string; known: readonly string[] }>({
  code: 'E0612',
  severity: 'error',
  title: 'unknown source',
  explain: `
\`believe\` and \`disbelieve\` name a report, a claim, somebody who says something in a claim, or a provision known from a report. \`according to\` names a
report or claim, or gives any other source in double quotes: \`according to "UNTS 263"\`.`,
  example: 'dossier "D".\nbelieve Kyodo.',
  render: ({ name, nearest, known }) =>
    `no report, claim or speaker is named \`${name}\`${suggestion(nearest)}` +
    (nearest === undefined && known.length > 0 ? `; there ${known.length === 1 ? 'is' : 'are'} ${joinOr(known.slice(0, 6).map((each) => `\`${each}\``))}` : ''),
});

/** A bare word as a source that is no name in the dossier. */
export const bareSource = defineDiagnostic<{ name: string; nearest?: string }>({
  code: 'E0613',
  severity: 'warning',
  title: 'source without quotation marks',
  explain: `
A source named without quotation marks is a report or claim of the dossier. Anything else, such as a treaty series or a web page, stands in double
quotes: \`according to "UNTS 263, p. 99"\`.`,
  example: 'kind Territory. State: Japan. Territory: I. fact State administers Territory.\ndossier "D".\nOn 1945-09-02 Japan administers I, according to tass1.',
  render: ({ name, nearest }) => `no report or claim is named \`${name}\`${suggestion(nearest)}${nearest === undefined ? `; other sources stand in quotes: \`"${name}"\`` : ''}`,
});

/** An accepted finding without its reason. */
export const acceptedWithoutReason = defineDiagnostic<Record<never, never>>({
  code: 'E0615',
  severity: 'error',
  title: 'accepted without a reason',
  explain: '`accept finding "ID", because "…".` keeps a finding from being reported again. The reason is what a reader a year from now will look for.',
  example: 'dossier "D".\naccept finding "claim:decl".',
  render: () => 'an accepted finding has a reason; write `accept finding "ID", because "…".`',
});

/** A report known only from a later day than it was said. */
export const knownBeforeItHappened = defineDiagnostic<{ known: string; date: string }>({
  code: 'E0616',
  severity: 'warning',
  title: 'known before it happened',
  explain: '`known from DATE` says when an event became known. It cannot have been known before it happened.',
  example: 'State: Japan.\ninstrument X open to any State.\ndossier "D".\nOn 1956-10-19 Japan signs X, known from 1955-01-01.',
  render: ({ known, date }) => `this is known from ${known}, before it happened on ${date}; one of the two dates is wrong`,
});

const CLAIM = '`claim NAME in REPORT: WHO says that …`';
const CLAIM_PARTS = {
  colon: 'before what is claimed stands a colon',
  name: 'behind `claim` stands the name that the claim has in the dossier',
  report: 'between the name and the colon stands `in` and the name of a report, and perhaps `on DATE`',
  nothing: 'behind the colon stands who says what',
  verb: 'behind who says it stands a verb of saying: `states`, `says`, `reports`, `suggests`, `confirms`, `denies`',
} as const;

/** A claim whose frame is wrong. */
export const malformedClaim = defineDiagnostic<{ part: keyof typeof CLAIM_PARTS; found: string }>({
  code: 'E0617',
  severity: 'error',
  title: 'claim not in its form',
  explain: `
A claim has a name, perhaps the report that it stands in, a colon, who says it and how, and what is said: \`claim kyodo1 in tass1: Kyodo, citing "diplomatic sources", reports that
PeaceTreaty article security is proposed.\` What is said is a sentence in the dossier's phrases; what can't be put so stands in quotation marks.`,
  example: 'State: Japan, USSR.\nact State attacks State.\nreport tass1 by TASS on 2019-01-22.\nclaim c1 in tass1: Kyodo Japan attacks USSR.',
  render: ({ part, found }) => `${found === '' ? 'this claim is not in its form' : `\`${found}\` doesn't fit here`}; ${CLAIM_PARTS[part]}, as in ${CLAIM}`,
});

/** The heading of a report that is wrong. */
export const malformedReport = defineDiagnostic<{ found: string; isDate: boolean }>({
  code: 'E0618',
  severity: 'error',
  title: 'report not in its form',
  explain: `
Behind \`report\` or \`notice\` stand its name, \`by\` and who published it, \`on\` and the date, the headline in quotation marks, \`at\` and the address in quotation marks; perhaps \`reprints\` or
\`corrects\` and the name of another report.`,
  example: 'report tass1 by TASS at 2019-01-22.',
  render: ({ found, isDate }) => `\`${found}\` doesn't fit here${isDate ? '; the date stands behind `on`' : ''}; the form is \`report NAME by WHO on DATE "headline", at "address"\``,
});

/** Every kind of diagnostic about the log and its sources. */
export const logCatalogue = catalogue(
  didNotHappen, statusInLog, notOneOccurrence, choiceInLog, noLaterEffect, unknownReport, claimWithoutReport, circularReprint, initialAct, actSince,
  unknownSource, bareSource, acceptedWithoutReason, knownBeforeItHappened, malformedClaim, malformedReport,
);
