/**
 * How the treaty acts are worded. Each is one pattern with any number of wordings, declared in the same phrases an author
 * would use and matched in the same way: `{0}` is the actor, `{1}`, `{2}` the other roles, `*` marks the verb.
 */
import type { ActPattern, PhrasePart } from '../ir/terms.ts';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { formsOfThird } from './inflection.ts';
import type { Wording } from './phrase-index.ts';

interface TreatyPhrases {
  readonly act: TreatyAct | 'conclude';
  readonly roles: readonly string[];
  /** The first is the canonical one. */
  readonly wordings: readonly string[];
}

const consentOf = (what: string): string => `(its | an | the | their) (instrument | instruments) of ${what} (of | for | to)`;

const TREATY_PHRASES: readonly TreatyPhrases[] = [
  { act: 'sign', roles: ['Actor', 'Instrument'], wordings: ['{0} *signs {1}'] },
  { act: 'ratify', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *ratifies {1}', `{0} *deposits ${consentOf('ratification')} {1}`, '{0} *deposits (ratification | its ratification) of {1}',
  ] },
  { act: 'accept', roles: ['Actor', 'Instrument'], wordings: ['{0} *accepts {1}', `{0} *deposits ${consentOf('acceptance')} {1}`] },
  { act: 'approve', roles: ['Actor', 'Instrument'], wordings: ['{0} *approves {1}', `{0} *deposits ${consentOf('approval')} {1}`] },
  { act: 'accede', roles: ['Actor', 'Instrument'], wordings: ['{0} *accedes to {1}', `{0} *deposits ${consentOf('accession')} {1}`] },
  { act: 'exchange', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *exchanges ratifications of {1}', '{0} *exchanges [the] instruments of ratification (of | for) {1}', '{0} *exchanges ratifications for {1}',
  ] },
  { act: 'succeed', roles: ['Actor', 'Instrument'], wordings: ['{0} *succeeds to {1}', '{0} *notifies (its succession | succession) to {1}'] },
  { act: 'notify-completion', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *notifies [the] completion of [its] [domestic | internal | constitutional] procedures for {1}', '{0} *notifies [the] completion of [its] procedures under {1}',
    '{0} *notifies [the] completion of {1}', '{0} *exchanges [diplomatic] (notifications | notes) (of | on | for | under | concerning) {1}',
    '{0} *notifies [the] (completion | fulfilment) of its [domestic | internal | constitutional | legal] requirements for [the entry into force of] {1}', '{0} *notifies [the] completion of its [domestic | internal | constitutional] procedures for the entry into force of {1}',
  ] },
  { act: 'withdraw', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *withdraws from {1}', '{0} *denounces {1}', '{0} *gives notice of (withdrawal from | denunciation of | termination of) {1}',
    '{0} *gives [written] (notice | notification) of its (withdrawal from | denunciation of | termination of) {1}', '{0} *gives [written] notification of (withdrawal from | denunciation of | termination of) {1}',
    '{0} *gives notice to (terminate | denounce | leave) {1}', '{0} *gives notice of its (desire | intention | decision) (to terminate | not to renew | to denounce | to withdraw from) {1}', '{0} *gives notice that it will not renew {1}', '{0} *notifies (its | the) (withdrawal from | denunciation of) {1}',
    // Of one that isn't in yet: signature and consent are undone.
    '{0} *withdraws its (ratification of | acceptance of | approval of | accession to | signature of | signature from | consent to) {1}', '{0} *revokes its (ratification of | acceptance of | approval of | accession to | signature of) {1}',
  ] },
  { act: 'revoke', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *revokes its (withdrawal from | denunciation of | withdrawal of | notice of withdrawal from | notice of denunciation of) {1}',
    '{0} *withdraws its (denunciation of | notice of withdrawal from | notice of denunciation of) {1}',
  ] },
  { act: 'suspend', roles: ['Actor', 'Instrument', 'Actor?'], wordings: [
    '{0} *suspends {1}', '{0} *suspends its (obligations under | participation in | performance of) {1}', '{0} *suspends its (obligations under | participation in | performance of) {1} (toward | towards) {2}', '{0} *suspends {1} (toward | towards | with regard to | in relation to) {2}', '{0} *suspends the operation of {1}',
    '{0} *suspends the operation of {1} (toward | towards | with regard to | in relation to) {2}',
  ] },
  { act: 'resume', roles: ['Actor', 'Instrument', 'Actor?'], wordings: [
    '{0} *resumes {1}', '{0} *resumes its (participation in | performance of) {1}', '{0} *resumes {1} (toward | towards) {2}', '{0} *resumes the operation of {1}', '{0} *resumes the operation of {1} (toward | towards) {2}',
  ] },
  { act: 'terminate', roles: ['Actor', 'Instrument'], wordings: ['{0} *terminates {1}'] },
  { act: 'apply-provisionally', roles: ['Actor', 'Instrument'], wordings: ['{0} *applies {1} provisionally', '{0} provisionally *applies {1}'] },
  { act: 'end-provisional', roles: ['Actor', 'Instrument'], wordings: [
    '{0} *stops applying {1} provisionally', '{0} *ends provisional application of {1}', '{0} *terminates (the | its) provisional application of {1}', '{0} *ends (the | its) provisional application of {1}',
  ] },
  { act: 'reserve', roles: ['Actor', 'Provision'], wordings: ['{0} *reserves {1}', '{0} *makes (a reservation | reservations) to {1}', '{0} *enters a reservation to {1}'] },
  { act: 'withdraw-reservation', roles: ['Actor', 'Provision'], wordings: ['{0} *withdraws its (reservation | reservations) to {1}'] },
  { act: 'object', roles: ['Actor', 'Actor', 'Provision'], wordings: ['{0} *objects to the (reservation | reservations) of {1} to {2}'] },
  { act: 'oppose', roles: ['Actor', 'Actor', 'Provision'], wordings: [
    '{0} *objects to the reservation of {1} to {2} , opposing entry into force between them', '{0} *objects to the reservation of {1} to {2} and opposes entry into force between them',
    '{0} *opposes entry into force with {1} over {2}',
  ] },
  { act: 'accept-reservation', roles: ['Actor', 'Actor', 'Provision'], wordings: ['{0} *accepts the (reservation | reservations) of {1} to {2}'] },
  { act: 'conclude', roles: ['Actor', 'Instrument'], wordings: ['{0} *concludes {1}'] },
];

/** `a (b | c) [d]` written out: `a b d`, `a b`, `a c d`, `a c`. */
function writtenOut(text: string): readonly string[] {
  const group = /\[([^[\]()]*)\]|\(([^[\]()]*)\)/.exec(text);
  if (!group) return [text.replace(/\s+/g, ' ').trim()];
  const options = group[2] === undefined ? [...(group[1] ?? '').split('|'), ''] : group[2].split('|');
  return options.flatMap((option) => writtenOut(text.slice(0, group.index) + option.trim() + text.slice(group.index + group[0].length)));
}

function partsOf(text: string): readonly PhrasePart[] {
  return text.split(' ').map((word): PhrasePart => {
    if (word.startsWith('{')) return { kind: 'slot', role: Number(word[1]) };
    return word.startsWith('*') ? { kind: 'verb', forms: formsOfThird(word.slice(1)) } : { kind: 'word', text: word };
  });
}

const built = TREATY_PHRASES.map(({ act, roles, wordings }) => {
  const all = wordings.flatMap(writtenOut).map(partsOf);
  const pattern: ActPattern = {
    id: `$${act}`,
    parts: all[0] ?? [],
    roles: roles.map((kind) => (kind.endsWith('?') ? { kind: kind.slice(0, -1), isOptional: true } : { kind })),
    actorRoles: [0],
    effects: [],
    ...(act !== 'conclude' && { treatyAct: act }),
  };
  return { pattern, wordings: all.map((parts): Wording => ({ pattern, isAct: true, parts })) };
});

/** The patterns of the treaty acts; their ids are `$sign`, `$ratify` and so on. */
export const TREATY_ACT_PATTERNS: readonly ActPattern[] = built.map(({ pattern }) => pattern).filter((pattern) => pattern.treatyAct !== undefined);

/** Every way to word them, and `concludes`, which stands for one of them (see `interpret-clauses.ts`). */
export const TREATY_ACT_WORDINGS: readonly Wording[] = built.flatMap(({ wordings }) => wordings);
