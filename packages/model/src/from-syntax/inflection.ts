/**
 * English verbs: from any finite form the other four. An act is declared in the third person (`transfers`); `shall` needs
 * its base form, a log its past, `has …` its participle, `assisting …` its gerund. Irregular verbs come from the table
 * below or from the declaration itself: `gives (give, gave, given, giving)`.
 */
import type { VerbForms } from '../ir/terms.ts';

/** `base past participle`, for verbs that treaties use; gerund and third person are regular unless given. */
const IRREGULAR = `
  arise arose arisen|bear bore borne|become became become|begin began begun|bend bent bent|bid bid bid|bind bound bound|break broke broken
  bring brought brought|build built built|burn burnt burnt|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
  come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen
  feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forego forewent foregone
  foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
  grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept
  know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
  make made made|mean meant meant|meet met met|offset offset offset|outlaw outlawed outlawed|overcome overcame overcome|overfly overflew overflown
  override overrode overridden|overtake overtook overtaken|overthrow overthrew overthrown|partake partook partaken|pay paid paid|put put put
  quit quit quit|read read read|rebuild rebuilt rebuilt|repay repaid repaid|reset reset reset|ride rode ridden|ring rang rung|rise rose risen
  run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed
  shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid
  speak spoke spoken|speed sped sped|spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen
  stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept|swim swam swum|take took taken|teach taught taught
  tear tore torn|tell told told|think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
  undertake undertook undertaken|undo undid undone|uphold upheld upheld|upset upset upset|wear wore worn|win won won|wind wound wound
  withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written|mislead misled misled`;

const IRREGULAR_FORMS: ReadonlyMap<string, { past: string; participle: string }> = new Map(
  IRREGULAR.trim().split(/\||\n/).map((line) => {
    const [base = '', past = '', participle = ''] = line.trim().split(/\s+/);
    return [base, { past, participle }] as const;
  }),
);

/** Verbs of two syllables stressed on the last, which double their last letter: `refer` → `referred`. */
const DOUBLING = new Set([
  'abet', 'abhor', 'admit', 'allot', 'annul', 'begin', 'commit', 'compel', 'concur', 'confer', 'control', 'deter', 'embed', 'emit', 'equip', 'excel', 'expel', 'forget', 'fulfil', 'impel',
  'incur', 'infer', 'occur', 'omit', 'patrol', 'permit', 'propel', 'rebut', 'recur', 'refer', 'regret', 'remit', 'repel', 'submit', 'transfer', 'transmit',
]);

/** Verbs that end in `e` after which English keeps it or changes it: `die` → `dying`. */
const GERUNDS: Readonly<Record<string, string>> = { die: 'dying', lie: 'lying', tie: 'tying', be: 'being', dye: 'dyeing', singe: 'singeing' };

const THIRD: Readonly<Record<string, string>> = { have: 'has', do: 'does', go: 'goes', undergo: 'undergoes', undo: 'undoes', forego: 'foregoes', veto: 'vetoes', be: 'is' };
/** Verbs in a consonant and `o`, of which English says `embargoes`; others in `-oes` end in `e`: `hoes`. */
const IN_O = ['echo', 'embargo', 'torpedo', 'outdo', 'overdo', 'redo'];
const BASE_OF_THIRD: ReadonlyMap<string, string> = new Map([...Object.entries(THIRD).map(([base, third]) => [third, base] as const), ...IN_O.map((base) => [`${base}es`, base] as const)]);

const COPULAS: Readonly<Record<string, VerbForms>> = {
  is: { third: 'is', base: 'be', past: 'was', participle: 'been', gerund: 'being' },
  are: { third: 'is', base: 'are', past: 'were', participle: 'been', gerund: 'being' },
};

/** The forms of the verb whose third person (or plural copula) is `third`; `given` are the author's own: base, past, participle, gerund. */
export function formsOfThird(third: string, given: readonly string[] = []): VerbForms {
  const copula = COPULAS[third];
  if (copula) return copula;
  const base = given[0] ?? baseOfThird(third);
  const regular = formsOfBase(base);
  return { third, base, past: given[1] ?? regular.past, participle: given[2] ?? given[1] ?? regular.participle, gerund: given[3] ?? regular.gerund };
}

/** The forms of a verb given in its base form. */
export function formsOfBase(base: string): VerbForms {
  const irregular = IRREGULAR_FORMS.get(base);
  const past = regularPast(base);
  return {
    third: thirdOfBase(base),
    base,
    past: irregular?.past ?? past,
    participle: irregular?.participle ?? past,
    gerund: gerundOfBase(base),
  };
}

/** `transfers` → `transfer`, `carries` → `carry`, `passes` → `pass`, `gives` → `give`. */
export function baseOfThird(third: string): string {
  const irregular = BASE_OF_THIRD.get(third);
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]ies$/.test(third) && third.length > 4) return `${third.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(third)) return third.slice(0, -2);
  return third.endsWith('s') && !third.endsWith('ss') ? third.slice(0, -1) : third;
}

export function thirdOfBase(base: string): string {
  const irregular = THIRD[base];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  if (IN_O.includes(base)) return `${base}es`;
  return /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${doubled(base)}ed`;
}

function gerundOfBase(base: string): string {
  const special = GERUNDS[base];
  if (special !== undefined) return special;
  if (base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base)) return `${base.slice(0, -1)}ing`;
  return `${doubled(base)}ing`;
}

/** Doubles the last letter where English does: one short vowel and one consonant (`stop`), or stressed last syllable (`refer`). */
function doubled(base: string): string {
  const last = base.at(-1) ?? '';
  const isShort = /^[^aeiou]*[aeiou][bdfgklmnprtvz]$/.test(base);
  return isShort || DOUBLING.has(base) || /^(?:un|re|over|out)?(?:set|put|let|cut|run|sit|ship|stop|plan|ban|bar|step)$/.test(base) ? base + last : base;
}

/** Plural of a kind's name, for `all States`, `articles`: regular, with the few endings that differ. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}
