/** E02xx: names. */
import { defineDiagnostic, joinAnd, joinOr, suggestion, withArticle } from '@servanda/base';

const NOUNS: Readonly<Record<string, string>> = { group: 'group', weight: 'weight', reading: 'reading', report: 'report', claim: 'claim', '': 'thing' };

/** Names that a message lists. */
const MOST_NAMED = 8;

/** A name that nothing in the dossier has. */
export const unknownName = defineDiagnostic<{ name: string; wanted: string; nearest?: string; others?: readonly string[] }>({
  code: 'E0201',
  severity: 'error',
  title: 'unknown name',
  explain: `
A sentence uses a name that the dossier doesn't declare. Names are written as declared, capitals included. Declare it,
\`State: France.\`, or correct the spelling; a State of the world is declared by \`include "library:states".\``,
  example: 'State: Japan.\nfact State is neutral.\nInitially Jappan is neutral.',
  render: ({ name, wanted, nearest, others = [] }) =>
    `no ${NOUNS[wanted] ?? wanted} named \`${name}\`${nearest === undefined ? others.length > 0 ? `; the dossier has ${joinAnd(others.slice(0, MOST_NAMED).map((each) => `\`${each}\``))}${others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : ''}` : `; declare it${/^[A-Z]/.test(wanted) && wanted !== 'Instrument' && wanted !== 'Provision' ? `: \`${wanted}: ${name}.\`` : ''}` : suggestion(nearest)}`,
});

/** A kind where one thing of it is meant. */
export const kindAsName = defineDiagnostic<{ name: string; role?: string; isPhrase: boolean }>({
  code: 'E0209',
  severity: 'error',
  title: 'a kind is no name',
  explain: `
A kind is a sort of thing, and the sentence needs one of them. In the options of an act, where two blanks are of the kind, name the one that
is meant: after \`act State sells Place to taker:State\`, write \`makes taker hold Place\`. In other sentences write \`any Place\`, or a name.`,
  example: 'kind Place.\nfact State holds Place.\nact State sells Place to State, makes State hold Place.',
  render: ({ name, role, isPhrase }) => {
    if (!isPhrase) return `\`${name}\` is a kind; write \`any ${name}\`, or the name of one`;
    return role === undefined ? `\`${name}\` is a kind; name the blank that is meant, as in \`${name === 'State' ? 'taker' : name.toLowerCase()}:${name}\`, and write that name here` : `\`${name}\` is a kind; write the name of the blank, \`${role}\``;
  },
});

/** A name of a kind that cannot stand there. */
export const wrongKind = defineDiagnostic<{ name: string; kind: string; wanted: string }>({
  code: 'E0202',
  severity: 'error',
  title: 'wrong kind of thing',
  explain: `
A slot of a phrase takes things of one kind: in \`State administers Territory\` a State stands first and a Territory last. Use
a thing of that kind, or declare the phrase for another one; \`Actor\` stands for States and organizations alike.`,
  example: 'kind Territory. State: Japan, USSR. fact State administers Territory.\nInitially Japan administers USSR.',
  render: ({ name, kind, wanted }) => `\`${name}\` is ${withArticle(kind)}, and ${withArticle(wanted)} is wanted here`,
});

/** Two names, each where the other belongs. */
export const swappedNames = defineDiagnostic<{ first: string; second: string; phrase?: string }>({
  code: 'E0210',
  severity: 'error',
  title: 'names in the wrong order',
  explain: `
The blanks of a phrase take names of their kind, in the order in which the phrase declares them: after \`fact State administers Territory\` a State stands
first and a Territory last. Here two names stand in each other's place.`,
  example: 'kind Territory. State: Japan. Territory: Iturup. fact State administers Territory.\nInitially Iturup administers Japan.',
  render: ({ first, second, phrase }) => `\`${first}\` and \`${second}\` stand in each other's place${phrase === undefined ? '' : `; the phrase is \`${phrase}\``}`,
});

/** The same name declared twice. */
export const duplicateName = defineDiagnostic<{ name: string; what: string; other: string }>({
  code: 'E0203',
  severity: 'error',
  title: 'name declared twice',
  explain: `
Each name stands for one thing. Kinds, things, groups, weights and instruments share one set of names; articles are named
within their instrument; readings, reports, claims and questions have names of their own. The second declaration is left
out. Give one of the two another name.`,
  example: 'State: Japan, USA.\nState: Japan.',
  render: ({ name, what, other }) => `\`${name}\` is declared twice: as ${withArticle(what)} here, as ${withArticle(other)} before; rename one of them`,
});

/** An article that its instrument doesn't have. */
export const unknownArticle = defineDiagnostic<{ label: string; instrument: string; articles: readonly string[]; nearest?: string }>({
  code: 'E0204',
  severity: 'error',
  title: 'no such article',
  explain: `
A sentence refers to an article that the instrument's text in the dossier doesn't have. Only articles that are written down can
be referred to: write \`article 5.\` under the instrument, or correct the number.`,
  example: 'State: A, B.\ninstrument T between A and B.\narticle 1.\nArticle 1 is subject to article 4.',
  render: ({ label, instrument, articles, nearest }) =>
    `\`${instrument}\` has no article \`${label}\`${nearest !== undefined ? suggestion(nearest) : articles.length === 0 ? '; none of its articles is in the dossier' : `; it has ${joinAnd(articles.slice(0, 8).map((each) => `\`${each}\``))}${articles.length > 8 ? ' and more' : ''}`}`,
});

/** `this instrument` or `each party` where there is none. */
export const notInInstrument = defineDiagnostic<{ words: string }>({
  code: 'E0205',
  severity: 'error',
  title: 'which instrument?',
  explain: `
\`this instrument\`, \`each party\`, \`article 5\` mean the instrument in whose text they stand. In a reading, in the dossier's own
sentences or in a question there is none: say which one, \`any party to SecurityTreaty\`, \`SecurityTreaty article 5\`.`,
  example: 'dossier "D".\nState: A.\nact State helps State.\nEach party shall help A.',
  render: ({ words }) => `\`${words}\` of which instrument? this sentence stands outside any; name it, as in \`any party to X\` or \`article 5 of X\``,
});

/** `it` or `that State` without anything that it could mean. */
export const noEarlierNoun = defineDiagnostic<{ words: string }>({
  code: 'E0206',
  severity: 'error',
  title: 'nothing to refer back to',
  explain: `
\`it\`, \`that State\`, \`the other party\`, \`each other\` stand for something that the same sentence names before. Nothing there
fits: use the name itself, or bind one, \`any State X\`, and write \`X\`.`,
  example: 'State: A.\nfact State is armed.\ninstrument T.\nWhen this instrument enters into force, that State is armed.',
  render: ({ words }) => (words === 'the depositary' ? '`the depositary` is nobody yet; say who it is under the instrument\'s heading: `Depositary: NAME.`' : `\`${words}\` has nothing to refer back to in this sentence; use a name, or bind one with \`any State X\``),
});

/** An article heading outside any instrument. */
export const articleOutside = defineDiagnostic<{ label: string }>({
  code: 'E0207',
  severity: 'error',
  title: 'article outside an instrument',
  explain: `
An article belongs to the \`instrument\`, \`draft\` or \`custom\` heading above it, as on paper. Another heading (a reading, a
report, a question) ends the instrument. Move the article up, or repeat the instrument's heading above it.`,
  example: 'article 1.\n',
  render: ({ label }) => `article \`${label}\` stands under no instrument; put it below the heading of the instrument it belongs to`,
});

/** `it` that may be several things. */
export const ambiguousPronoun = defineDiagnostic<{ word: string; candidates: readonly string[] }>({
  code: 'E0208',
  severity: 'error',
  title: '`it` may be several things',
  explain: `
\`it\` stands for the one thing of the right kind that the sentence has spoken of besides its subject. Here there are several, and
the program doesn't guess: use the name, or \`that State\` for one bound by \`any State\`.`,
  example: 'State: A, B, C.\nact State helps State.\ninstrument T between A and B.\narticle 1. When B helps C, A shall help it.',
  render: ({ word, candidates }) => `\`${word}\` may be ${joinOr(candidates.map((each) => `\`${each}\``))}; use the name`,
});

/** An unused declaration. */
export const unusedName = defineDiagnostic<{ name: string; what: string }>({
  code: 'W0501',
  severity: 'info',
  title: 'declared and not used',
  explain: `
Nothing in the dossier uses this declaration. It does no harm; a name that was meant to be used and isn't is often a slip in
another sentence.`,
  example: 'State: A, B.\ngroup Both: A, B.',
  render: ({ name, what }) => `the ${what} \`${name}\` is declared and used nowhere`,
});
