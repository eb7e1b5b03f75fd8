/** E03xx: sentences that could not be read, and phrases. */
import { defineDiagnostic, joinOr, type Fix } from '@servanda/base';

/** A sentence that fits no form and no phrase. */
export const unreadable = defineDiagnostic<{ found?: string; expected: readonly string[]; nearest?: string; stands?: string; wanted?: string; missing?: string; extra?: string; isVerb?: boolean; isOpen?: boolean; isProse?: boolean }>({
  code: 'E0301',
  severity: 'error',
  title: 'sentence not understood',
  explain: `
Every sentence has one of the language's forms, filled with the dossier's own names and phrases. This one fits none from the
marked word on. The message names the nearest form or phrase, and the word in which the sentence differs. Words between
the slots of a phrase are fixed: after \`act State attacks State at Territory\`, write \`attacks Japan at Iturup\`, not \`on Iturup\`.
\`docs/language\` lists all forms. A clause that none of them can say is kept as a comment, \`// Article 8. The parties shall spare no effort …\`, so that the text stays whole.`,
  example: 'kind Territory. State: Japan, USSR. Territory: Iturup.\nact State attacks State at Territory.\nOn 1945-08-08 USSR attacks Japan on Iturup.',
  render: ({ found, expected, nearest, stands, wanted, missing, extra, isVerb, isOpen, isProse }) => {
    const comment = isProse === true ? '; a clause that cannot be said is kept as a comment, `// …`' : '';
    const form = nearest === undefined ? '' : `; nearest: \`${nearest}\``;
    if (missing !== undefined) return `this sentence fits no form or phrase${form}; \`${missing}\` is missing ${found === undefined ? 'at its end' : `before \`${found}\``}`;
    if (extra !== undefined) return `this sentence fits no form or phrase; \`${extra}\` is a word too many`;
    if (isVerb === true) return `no act or fact has \`${found ?? ''}\` after who does it; declare it, \`act State ${found ?? ''} …\`, or write one of those declared${expected.length === 0 ? '' : `, such as ${joinOr(expected)}`}${comment}`;
    if (nearest !== undefined && stands !== undefined && wanted !== undefined) return `this sentence fits no form or phrase; nearest: \`${nearest}\`; \`${stands}\` stands where ${wanted} is expected`;
    const where = found === undefined ? (isOpen === true ? 'the sentence breaks off here, without a full stop' : 'the sentence ends too early') : `\`${found}\` doesn't fit here`;
    const next = expected.length === 0 ? '' : `; expected ${joinOr(expected)}`;
    return `${where}${next}${nearest === undefined ? '' : `; nearest form: \`${nearest}\``}${comment}`;
  },
});

/** A declaration or heading not in its form. */
export const malformed = defineDiagnostic<{ shape: string; example: string; found?: string }>({
  code: 'E0302',
  severity: 'error',
  title: 'declaration not in its form',
  explain: `
The first word of the sentence says what it declares, and the rest doesn't follow that declaration's form, which the message
gives together with an example.`,
  example: 'group Annex2 USA, Japan.',
  render: ({ shape, example, found }) => `${found === undefined ? 'the declaration is incomplete' : `\`${found}\` doesn't fit here`}; the form is \`${shape}\`, as in \`${example}\``,
});

/** Two phrases fit the same words. */
export const ambiguousPhrase = defineDiagnostic<{ one: string; other: string }>({
  code: 'E0303',
  severity: 'error',
  title: 'two phrases fit',
  explain: `
The same words can be read as two different phrases of the dossier, so the sentence has two meanings. Reword one of the
declarations so that they differ in a word.`,
  example: 'State: A, B.\nact Actor helps State.\nact State helps Actor.\nOn 1990-01-01 A helps B.',
  render: ({ one, other }) => `two phrases fit these words: \`${one}\` and \`${other}\`; reword one of the two declarations`,
});

/** A declared phrase without a verb. */
export const noVerb = defineDiagnostic<{ isAct: boolean }>({
  code: 'E0304',
  severity: 'error',
  title: 'phrase without a verb',
  explain: `
A fact or act is a sentence pattern: who, a verb, the rest. The verb is the first word after the first kind name, in the third
person: \`act State attacks State.\`, \`fact State is neutral.\` Kinds are written with their capital: \`State\`, not \`state\`.`,
  example: 'act State.',
  render: ({ isAct }) => `this ${isAct ? 'act' : 'fact'} has no verb; write who does it and then the verb in the third person, as in \`${isAct ? 'act State attacks State.' : 'fact State is neutral.'}\``,
});

/** An option of a declaration that is none. */
export const unknownOption = defineDiagnostic<{ words: string; isAct: boolean }>({
  code: 'E0305',
  severity: 'error',
  title: 'unknown option of a phrase',
  explain: `
After a comma a fact may say \`one KIND at a time\` and \`mutual\`; an act \`possible when …\` and \`makes …\`. What \`makes\` brings about
are facts, in the base form: \`makes taker administer land\`, \`makes giver no longer administer land\`.`,
  example: 'kind Territory.\nfact State administers Territory, two States at a time.',
  render: ({ words, isAct }) => isAct && /^(?:makes|possible) /.test(words)
    ? `\`${words}\` is no option of this act; after \`makes\` stands a fact in its plain form, after \`possible when\` a condition, with the names that the blanks have: \`act giver:State transfers land:Territory to taker:State, possible when giver administers land, makes taker administer land\``
    : `\`${words}\` says nothing about ${isAct ? 'an act; it may be `possible when …`, `makes …`' : 'a fact; it may be `one KIND at a time`, `mutual`'}`,
});

/** `until DATE`. */
export const untilDate = defineDiagnostic<{ date: string }>({
  code: 'E0306',
  severity: 'error',
  title: '`until` a date is ambiguous',
  explain: `
Lawyers disagree on whether \`until 1995-12-31\` includes that day, and treaties have been litigated over it. Write \`before\` for a
period that ends the day before, \`through\` for one that includes the day.`,
  example: 'State: A, B.\nact State arms State.\ninstrument T between A and B.\narticle 1. A shall not arm B until 1995-12-31.',
  render: ({ date }) => `does \`until ${date}\` include the day? write \`before ${date}\` if not, \`through ${date}\` if so`,
  fixes: ({ date }, span): readonly Fix[] => ['before', 'through'].map((word) => ({ title: `write \`${word} ${date}\``, edits: [{ span, text: `${word} ${date}` }] })),
});

/** A subject that is missing for a promise in the passive. */
export const passiveWithoutAgent = defineDiagnostic<{ words: string }>({
  code: 'E0307',
  severity: 'error',
  title: 'who shall do it?',
  explain: `
A duty has a bearer. \`Shikotan shall be transferred to Japan\` doesn't say whose duty it is: add \`by USSR\`, or begin with the
bearer, \`USSR shall transfer Shikotan to Japan\`.`,
  example: 'kind Territory. State: A, B. Territory: I.\nact State transfers Territory to State.\ninstrument T between A and B.\narticle 1. I shall be transferred to B.',
  render: ({ words }) => `who shall do it? \`${words}\` names no bearer; add \`by …\`, or begin the sentence with the bearer`,
});

/** A state promised, not an act. */
export const factPromised = defineDiagnostic<{ phrase: string }>({
  code: 'E0308',
  severity: 'error',
  title: 'only acts can be done or left undone',
  explain: `
\`shall\`, \`shall not\` and \`may\` take an act: something an actor does on a day. This is a fact, something that is so. Declare the act that
brings it about, \`act State occupies Territory, makes …\`, and write the duty about that act.`,
  example: 'State: A, B.\nfact State is armed.\ninstrument T between A and B.\narticle 1. A shall not be armed.',
  render: ({ phrase }) => `\`${phrase}\` is a fact, and only acts can be owed; declare the act that brings it about and write the duty about it`,
});

/** Several acts joined by `or` after `shall`. */
export const choiceOfActs = defineDiagnostic<{ words: string }>({
  code: 'E0309',
  severity: 'error',
  title: 'a choice of acts is no duty yet',
  explain: `
\`shall A or B\` leaves open which of the two is owed. Declare an act for what they have in common, and say that each counts as it:
\`act State settles with State.\` \`When any State X pays any State Y, that counts as X settles with Y.\` Then write \`shall settle with\`.`,
  example: 'State: A, B, C.\nact State pays State.\ninstrument T between A, B and C.\narticle 1. A shall pay B or C.',
  render: ({ words }) => `\`${words}\` leaves open which is owed; declare one act that both count as (\`that counts as …\`), and promise that`,
});

/** A phrase that needs two subjects. */
export const cannotHappen = defineDiagnostic<{ words: string; phrase: string }>({
  code: 'E0310',
  severity: 'error',
  title: 'a phrase for two has one subject',
  explain: `
\`State and State are at war\` is said of two: \`Japan and USSR are at war\`, \`Japan is at war with USSR\`, \`the parties are at war\`.`,
  example: 'State: A, B.\nfact State and State are at war, mutual.\nInitially A are at war.',
  render: ({ phrase }) => `\`${phrase}\` is said of two, and only one is named; name both, or add \`with …\``,
});

/** A phrase without all its slots where every one is needed. */
export const incompletePhrase = defineDiagnostic<{ phrase: string; missing: string }>({
  code: 'E0312',
  severity: 'error',
  title: 'phrase not complete',
  explain: `
Where something is described, a phrase may leave out what its prepositions add: \`a State that is under attack\`. Where something happens,
comes about or is promised, every slot must be filled: the program has to know by whom, where, against whom.`,
  example: 'State: A, B.\nact State attacks State.\nfact State is under attack by State.\nWhen any State X attacks any State Y, Y is under attack.',
  render: ({ phrase, missing }) => `\`${phrase}\` needs its ${missing} here; say which`,
});

/** An event where a condition is wanted. */
export const notACondition = defineDiagnostic<{ words: string }>({
  code: 'E0311',
  severity: 'error',
  title: 'not a condition',
  explain: `
A condition is something that is so or not so on a day: a fact, \`X is in force\`, \`P has ratified X\`. This is something that occurs.
Put it after \`when\` or \`after\`, or say that it has occurred.`,
  example: 'State: A, B.\nact State arms State.\ninstrument T between A and B.\narticle 1. A shall not arm B while B fulfils article 1.',
  render: ({ words }) => `\`${words}\` is no condition that holds on a day; use a fact, \`… has …ed\`, or put it after \`when\``,
});

/** A date that is not in the calendar. */
export const noSuchDate = defineDiagnostic<{ message: string; suggestion?: string }>({
  code: 'E0313',
  severity: 'error',
  title: 'no such date',
  explain: `
The calendar has no such day or month. Check it against the source; where only the month or the year is certain, write \`2019-02\` or \`2019\`.`,
  example: 'State: Japan, USSR.\nact State attacks State.\nOn 2019-02-30 USSR attacks Japan.',
  render: ({ message, suggestion }) => (suggestion === undefined ? message : `${message}; did you mean \`${suggestion}\`?`),
});

/** A period shorter than a day. */
export const shorterThanADay = defineDiagnostic<{ words: string; days?: number }>({
  code: 'E0314',
  severity: 'error',
  title: 'period shorter than a day',
  explain: `
The program counts calendar days, as treaties do; it knows no hours. Write the days within which it is to be done: 24 hours are \`1 day\`, 36 hours
\`2 days\`. What must be done on the same day is due \`within 0 days\`.`,
  example: 'State: A, B.\nact State warns State.\ninstrument T between A and B.\narticle 1. A shall warn B within 24 hours after B warns A.',
  render: ({ words, days }) => `\`${words}\`: the smallest unit is the calendar day; write \`${days === 1 ? '1 day' : `${days ?? 1} days`}\``,
});

/** `forthwith`, `as soon as possible`: a deadline without a day. */
export const indefiniteDeadline = defineDiagnostic<{ words: string }>({
  code: 'E0315',
  severity: 'error',
  title: 'deadline without a day',
  explain: `
\`forthwith\`, \`without delay\`, \`as soon as possible\` set no day, and the program can't tell on which day such a duty is breached. Leave the words out: the
duty is then owed until it is done. Or say in a reading what they mean: \`T article 1 is due within 30 days.\``,
  example: 'State: A, B.\nact State warns State.\ninstrument T between A and B.\narticle 1. A shall warn B without delay.',
  render: ({ words }) => `\`${words}\` sets no day; leave it out, or write \`within 30 days\` or what else it means`,
});

/** Two sentences joined by `;` or `and`. */
export const twoSentences = defineDiagnostic<{ mark: string; isConditional: boolean }>({
  code: 'E0316',
  severity: 'error',
  title: 'two sentences in one',
  explain: `
A sentence states one rule and ends with a full stop. A semicolon is part of a few final clauses only (\`…; for a later party, …\`). Write two sentences; what the
first says of when and if must then be said in the second too.`,
  example: 'State: A, B.\nact State helps State.\ninstrument T between A and B.\narticle 1. A shall help B; B shall help A.',
  render: ({ mark, isConditional }) => `two sentences are joined by \`${mark}\`; end the first with a full stop${isConditional ? ', and begin the second with the same condition' : ''}`,
});

/** `without the consent of B`. */
export const consentOfAnother = defineDiagnostic<{ words: string; by: string; to: string }>({
  code: 'E0317',
  severity: 'error',
  title: 'by what is consent given?',
  explain: `
The program knows consent as an act that somebody does on a day, and the log has to say when. Declare the act in the dossier's words and make the prohibition depend on it:
\`act State gives its consent to State.\` and \`A shall not arm C unless B has given its consent to A.\` Where each deed needs a consent of its own, say in the
act what it is for: \`act State consents to arming of State by State.\``,
  example: 'State: A, B, C.\nact State arms State.\ninstrument T between A and B.\narticle 1. A shall not arm C without the consent of B.',
  render: ({ words, by, to }) => `\`${words}\`: consent is an act, and the dossier has to say which; declare one, such as \`act State gives its consent to State.\`, and write \`unless ${by} has given its consent to ${to}\``,
});

/** `A shall help B for 5 years`: what an obligation asks for is done once. */
export const lastingDuty = defineDiagnostic<{ words: string }>({
  code: 'E0318',
  severity: 'error',
  title: 'duty that lasts',
  explain: `
What an obligation asks for is done on a day. \`for 5 years\` says how long something is forbidden or permitted, and when a duty has to be done is said by \`within\`, \`by\` or \`every year\`. Say what must
not be done in the meantime, \`A shall not leave B for 5 years\`, or how often it is to be done, \`A shall help B every year\`.`,
  example: 'State: A, B.\nact State helps State.\ninstrument T between A and B.\narticle 1. A shall help B for 5 years.',
  render: ({ words }) => `a duty is done on a day, and not \`${words}\`; write \`within\` for its last day or \`every year\` for one that comes again, or say what shall not be done meanwhile`,
});
