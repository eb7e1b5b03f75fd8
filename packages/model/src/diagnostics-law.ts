/** E04xx: sentences of law and final clauses; W05xx: what the checks find. */
import { defineDiagnostic, joinAnd } from '@servanda/base';

/** A final clause outside an instrument. */
export const clauseOutside = defineDiagnostic<{ words: string }>({
  code: 'E0401',
  severity: 'error',
  title: 'final clause outside an instrument',
  explain: `
Final clauses (entry into force, ratification, duration, withdrawal, reservations) belong to the instrument in whose text they
stand. Move the sentence below the instrument's heading or into one of its articles.`,
  example: 'dossier "D".\nEnters into force on 1995-01-13.',
  render: ({ words }) => `\`${words} …\` is a final clause and stands in no instrument; move it below an instrument's heading`,
});

/** Two final clauses that cannot both hold. */
export const contradictoryClauses = defineDiagnostic<{ what: string; instrument: string }>({
  code: 'E0402',
  severity: 'error',
  title: 'contradictory final clauses',
  explain: `
An instrument enters into force by one clause, has one duration, and is either open to ratification or binding on signature. Two
sentences of its text say different things; the first is used. Remove one, or join them: \`…; for a later party, …\`.`,
  example: 'State: A, B.\ninstrument T between A and B.\nEnters into force on signature. Enters into force on exchange of ratifications.',
  render: ({ what, instrument }) => `\`${instrument}\` already says otherwise about its ${what}; keep one of the two clauses`,
});

/** An entry clause that could not be made into a threshold. */
export const badEntry = defineDiagnostic<{ words: string }>({
  code: 'E0403',
  severity: 'error',
  title: 'entry into force cannot be computed',
  explain: `
An entry clause counts from signature, from an exchange of ratifications, from so many ratifications, from a date, or from an event
of the dossier; for a later party from its own ratification.`,
  example: 'State: A, B.\ninstrument T between A and B.\nEnters into force on the later of signature and the 2nd ratification.',
  render: ({ words }) => `the day of entry into force can't be computed from \`${words}\`; count from a signature, ratifications, a date or an event`,
});

/** Weights missing for members that may count. */
export const weightMissing = defineDiagnostic<{ weight: string; names: readonly string[]; group: string }>({
  code: 'W0502',
  severity: 'warning',
  title: 'no share for a member',
  explain: `
A threshold counts shares of a weight among the members of a group, and the weight gives no share for some of them. They
count as 0. Add their shares, with 0 where that is meant.`,
  example: 'State: A, B.\ngroup G: A, B.\nweight w: A 60.\ninstrument T.\nEnters into force on ratification by 2 States of G that together hold 55% of w.',
  render: ({ weight, names, group }) => `\`${weight}\` has no share for ${joinAnd(names.slice(0, 5).map((each) => `\`${each}\``))}${names.length > 5 ? ` and ${names.length - 5} more` : ''} of \`${group}\`, which count as 0; add them`,
});

/** A circle of counts-as rules. */
export const countsAsCircle = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0404',
  severity: 'error',
  title: 'acts count as one another in a circle',
  explain: `
\`X counts as Y\` is transitive. In a circle every act of it would be every other one, which is hardly meant, and then one name for all
would do. Remove one of the rules.`,
  example: 'State: A, B.\nact State helps State. act State aids State.\nWhen any State X helps any State Y, that counts as X aids Y.\nWhen any State X aids any State Y, that counts as X helps Y.',
  render: ({ chain }) => `these acts count as one another in a circle: ${chain.map((each) => `\`${each}\``).join(' counts as ')}; remove one of the rules`,
});

/** Instruments that are protocols to one another. */
export const protocolCircle = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0405',
  severity: 'error',
  title: 'instruments are protocols to one another',
  explain: 'A protocol needs its parent treaty; here each needs the other, so that nobody could become a party to either. Correct one of the headings.',
  example: 'instrument A, protocol to B.\ninstrument B, protocol to A.',
  render: ({ chain }) => `no one could ever become a party: ${chain.map((each) => `\`${each}\``).join(' is a protocol to ')}; correct one heading`,
});

/** States that continue one another. */
export const continuityCircle = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0406',
  severity: 'error',
  title: 'states continue one another in a circle',
  explain: 'A State can\'t continue one that continues it. Correct one of the `continues` sentences.',
  example: 'State: A, B.\nA continues B from 1991-12-26.\nB continues A from 1992-01-01.',
  render: ({ chain }) => `${chain.map((each) => `\`${each}\``).join(' continues ')}: a circle; correct one of the sentences`,
});

/** Priority rules that contradict one another. */
export const priorityCircle = defineDiagnostic<{ chain: readonly string[] }>({
  code: 'E0407',
  severity: 'error',
  title: 'each prevails over the other',
  explain: 'Of two provisions only one can prevail. These rules of priority form a circle, so that none decides. Remove one of them.',
  example: 'State: A, B.\ninstrument T between A and B.\narticle 1. Article 1 is subject to article 2.\narticle 2. Article 2 is subject to article 1.',
  render: ({ chain }) => `priority goes in a circle: ${chain.map((each) => `\`${each}\``).join(' yields to ')}; remove one of these rules`,
});

/** A modifier whose target has nothing to change. */
export const nothingToModify = defineDiagnostic<{ target: string; what: string }>({
  code: 'E0408',
  severity: 'error',
  title: 'nothing to change',
  explain: `
A sentence like \`X article 5 is due within 90 days\` or \`X article 3 does not forbid …\` changes the norms of that article. The article has
no norm that could be changed so: no duty to set a deadline for, no prohibition to except from.`,
  example: 'State: A, B.\nact State helps State.\ninstrument T between A and B.\narticle 1. A may help B.\nreading r. T article 1 is due within 90 days.',
  render: ({ target, what }) => `\`${target}\` has no ${what} for this sentence to change; name the article that has it`,
});

/** A variable in the act that nothing binds. */
export const unboundVariable = defineDiagnostic<{ name: string }>({
  code: 'E0409',
  severity: 'error',
  title: 'variable that nothing binds',
  explain: 'A name such as `X` is bound by `any State X` in the same sentence. Here it is used without.',
  example: 'State: A, B.\nact State helps State.\ninstrument T between A and B.\narticle 1. When it is not true that any State X helps A, B shall help X.',
  render: ({ name }) => `\`${name}\` is bound nowhere in this sentence; write \`any State ${name}\` where it first stands`,
});

/** A final clause in a reading. */
export const clauseInReading = defineDiagnostic<{ words: string }>({
  code: 'E0412',
  severity: 'error',
  title: 'final clauses don\'t depend on readings',
  explain: 'A reading says what the law means, not when an instrument enters into force. Put the clause into the instrument.',
  example: 'reading r.\nEnters into force on 1995-01-13.',
  render: ({ words }) => `\`${words} …\` is a final clause, and a reading can't have one; put it into the instrument`,
});

/** Members, parties or continuities that aren't actors. */
export const notAnActor = defineDiagnostic<{ name: string; kind: string; role: string }>({
  code: 'E0413',
  severity: 'error',
  title: 'not an actor',
  explain: 'Only States, organizations and kinds of them can be parties, sign, continue one another or hold a share.',
  example: 'kind Territory. Territory: Iturup. State: A.\ninstrument T between A and Iturup.',
  render: ({ name, kind, role }) => `\`${name}\` is of kind \`${kind}\` and can't be ${role}; only States and organizations can`,
});

/** An instrument that is to have effect before it enters into force. */
export const reachesBack = defineDiagnostic<{ date: string; hasEntry: boolean }>({
  code: 'E0414',
  severity: 'error',
  title: 'effect from another day than entry into force',
  explain: `
Day by day the program takes what is in force on that day; nothing reaches back. If the day lies ahead, it is the day of entry: \`Enters into force on D\`, \`Enters into force on signature, but not
before D\`. If it lies before signature, the parties agree to be treated as if they had been bound since: log what bound them on that day, and when it really became known,
\`On 1990-01-01 A and B sign T, known from 1992-06-01.\` If they applied it meanwhile, say \`Applied provisionally from D.\``,
  example: 'State: A, B.\ninstrument T between A and B.\nEnters into force on signature, with effect from 1990-01-01.',
  render: ({ date, hasEntry }) => `an instrument has effect from its entry into force; if \`${date}\` lies ahead, write \`${hasEntry ? `…, but not before ${date}` : `Enters into force on ${date}`}\`; if it lies before signature, log the signature on that day, \`…, known from\` the real one`,
});

/** A dossier without a sentence. */
export const nothingHere = defineDiagnostic<Record<never, never>>({
  code: 'W0503',
  severity: 'warning',
  title: 'nothing here',
  explain: `
The text has no sentence, or only comments. A dossier begins with its title and with who there is; a treaty and what happened follow: \`instrument Peace between Japan and Russia.\`
\`Enters into force on exchange of ratifications.\` \`servanda new FOLDER\` writes one to start from.`,
  example: '// Still to be written.',
  render: () => 'there is no sentence here; a dossier begins with its title and with who there is, such as `dossier "Peace". State: Japan, Russia.`',
});
