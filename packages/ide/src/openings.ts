/** How sentences begin in each section: headings, declarations and the clauses that treaties have, as snippets to fill. */
import type { SentenceContext } from '@servanda/model';

/** A beginning. */
export interface Opening {
  readonly label: string;
  /** With `${1:slot}` marks. */
  readonly insert: string;
  readonly detail?: string;
  /** One word of the language, no sentence. */
  readonly isWord?: boolean;
}

const sentence = (insert: string, detail?: string): Opening => (
  { label: insert.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$0/g, '').split('\n')[0]!.trim(), insert, ...(detail !== undefined && { detail }) });

const HEADINGS: readonly Opening[] = [
  { label: 'instrument', insert: 'instrument ${1:Name} "${2:Title}" between ${3:State} and ${4:State}.\nSubject to ratification.\nEnters into force on exchange of ratifications.\n\narticle 1 "${5:Title}".\n$0', detail: 'a treaty with its articles' },
  { label: 'question', insert: 'question ${1:name} "${2:Title}".\n${3:Is} $0', detail: 'a question with its expected answer' },
  { label: 'reading', insert: 'reading ${1:name} "${2:what it assumes}".\n$0', detail: 'what a clause is taken to mean' },
  { label: 'report', insert: 'report ${1:name} by ${2:Agency} on ${3:2019-01-22} "${4:Headline}".\n$0', detail: 'a publication whose claims are quoted' },
  { label: 'draft', insert: 'draft ${1:Name} "${2:Title}" between ${3:State} and ${4:State}.\n$0', detail: 'a treaty that is being negotiated' },
  { label: 'custom', insert: 'custom ${1:Name} "${2:Title}".\n$0', detail: 'customary law' },
  { label: 'dossier', insert: 'dossier "${1:Title}".\nas of ${2:2019-01-22}.\n$0', detail: 'the title and the day of the dossier' },
];

const ARTICLE: readonly Opening[] = [
  { label: 'article', insert: 'article ${1:1} "${2:Title}".\n$0', detail: 'an article of the instrument above' },
];

const DECLARATIONS: readonly Opening[] = [
  { label: 'State', insert: 'State: ${1:Name} "${2:Title}".', detail: 'declares States' },
  { label: 'kind', insert: 'kind ${1:Territory}.', detail: 'declares a kind of thing' },
  { label: 'act', insert: 'act ${1:State transfers Territory to State}.', detail: 'declares something that an actor does' },
  { label: 'fact', insert: 'fact ${1:State administers Territory}.', detail: 'declares something that is so or not' },
  { label: 'group', insert: 'group ${1:Name}: ${2:State}, ${3:State}.', detail: 'declares a list of things' },
  { label: 'weight', insert: 'weight ${1:name}: ${2:State} ${3:36.1}.', detail: 'declares a share for each' },
  { label: 'include', insert: 'include "${1:library:states}".', detail: 'takes in another file' },
  { label: 'table', insert: 'table "${1:deposits.csv}" as participants of ${2:Treaty}: party "${3:Participant}", ratifies "${4:Ratification}".', detail: 'takes in a table' },
];

const LOG: readonly Opening[] = [
  sentence('On ${1:1956-12-12} ${2:State} $0'),
  sentence('Initially $0'),
];

const LAW: readonly Opening[] = [
  sentence('Each party shall $0'),
  sentence('When ${1:this instrument enters into force}, $0'),
  sentence('${1:State} shall $0'),
  sentence('${1:Each party} shall not $0'),
  sentence('Either party may denounce this instrument, with effect ${1:1 year} after notice.', 'final clause'),
];

const FINAL_CLAUSES: readonly Opening[] = [
  sentence('Subject to ratification.', 'final clause'),
  sentence('Enters into force on exchange of ratifications.', 'final clause'),
  sentence('Enters into force on signature.', 'final clause'),
  sentence('Enters into force on the ${1:30th} day after the ${2:35th} ratification.', 'final clause'),
  sentence('Remains in force for ${1:5 years}.', 'final clause'),
  sentence('Applied provisionally from signature.', 'final clause'),
  sentence('No reservations may be made.', 'final clause'),
  sentence('source "${1:263 UNTS 99}".'),
];

const QUESTIONS: readonly Opening[] = [
  sentence('Expect ${1:yes}.'),
  sentence('Assuming ${1:Treaty is in force}.'),
  sentence('Is ${1:Treaty} in force for ${2:State} on ${3:2019-01-22}?'),
  sentence('Can ${1:State} keep every commitment?'),
  sentence('When does ${1:Treaty} enter into force?'),
  sentence('Who is a party to ${1:Treaty}?'),
  sentence('What does ${1:State} owe ${2:State}?'),
  sentence('Is there a circular precondition between ${1:Treaty} and ${2:Treaty}?'),
];

const SOURCES: readonly Opening[] = [
  sentence('claim ${1:name} in ${2:report}: ${3:Agency} says that $0'),
  sentence('believe ${1:source}.'),
];

/** The beginnings that fit a section, likeliest first. */
export function openingsFor(section: SentenceContext['section']): readonly Opening[] {
  switch (section) {
    case 'instrument': return [...FINAL_CLAUSES, ...LAW, ...ARTICLE, ...HEADINGS, ...LOG, ...DECLARATIONS];
    case 'article': return [...LAW, ...FINAL_CLAUSES, ...ARTICLE, ...HEADINGS, ...LOG, ...DECLARATIONS];
    case 'reading': return [sentence('Any party to ${1:Treaty} shall $0'), ...HEADINGS, ...LOG, ...DECLARATIONS];
    case 'report': return [...SOURCES, ...HEADINGS, ...LOG, ...DECLARATIONS];
    case 'question': return [...QUESTIONS, ...HEADINGS];
    case 'preamble': case 'dossier': return [...DECLARATIONS, ...HEADINGS, ...LOG, ...SOURCES];
  }
}
