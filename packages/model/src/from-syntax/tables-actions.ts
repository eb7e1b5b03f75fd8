/**
 * What tables call an action (`Ratification(r)`, `accedes to`, `Denunciation`) becomes a treaty act. The names are those of the
 * United Nations' "Multilateral Treaties Deposited with the Secretary-General", of verbs and of nouns.
 */
import { nearestNames } from '@servanda/base';
import type { TreatyAct } from '../ir/treaty-acts.ts';
import { foldName } from './tables-names.ts';

const NAMES: Readonly<Record<TreatyAct, string>> = {
  'sign': 'sign, signs, signed, signature, signature(s), definitive signature, definitive signature(s), simple signature',
  'ratify': 'ratify, ratifies, ratified, ratification, ratification(r), deposit of ratification, instrument of ratification, ' +
    'deposit of instrument of ratification, formal confirmation, formal confirmation(c)',
  'accept': 'accept, accepts, accepted, acceptance, acceptance(A)',
  'approve': 'approve, approves, approved, approval, approval(AA)',
  'accede': 'accede, accedes, accedes to, acceded, accession, accession(a)',
  'succeed': 'succeed, succeeds, succeeds to, succeeded, succession, succession(d), notification of succession',
  'exchange': 'exchanges ratifications of, exchange of ratifications, exchange of instruments of ratification, exchange',
  'notify-completion': 'notifies completion, notifies completion of procedures for, notification of completion, completion of procedures',
  'withdraw': 'withdraw, withdraws, withdraws from, withdrew, withdrawal, notice of withdrawal, notification of withdrawal, denounces, ' +
    'denounced, denunciation, notice of denunciation, notification of denunciation',
  'revoke': 'revokes its withdrawal, revokes its denunciation, revocation of withdrawal, revocation of denunciation, withdrawal of denunciation',
  'suspend': 'suspends, suspended, suspension',
  'resume': 'resumes, resumed, resumption',
  'terminate': 'terminates, terminated, termination',
  'apply-provisionally': 'applies provisionally, applies, provisional application, provisional application(n)',
  'end-provisional': 'stops applying provisionally, termination of provisional application, end of provisional application',
  'reserve': 'reserves, makes a reservation, makes a reservation to, reservation',
  'withdraw-reservation': 'withdraws its reservation, withdraws its reservation to, withdrawal of reservation',
  'object': 'objects, objects to the reservation, objection, objection to reservation',
  'oppose': 'opposes, objection opposing entry into force',
  'accept-reservation': 'accepts the reservation, acceptance of reservation',
};

const ACTS: ReadonlyMap<string, TreatyAct> = new Map(
  (Object.entries(NAMES) as [TreatyAct, string][]).flatMap(([act, names]) => names.split(', ').map((name) => [foldName(name), act] as const)),
);
const PLURALS: ReadonlyMap<string, TreatyAct> = new Map(
  [...ACTS].filter(([name]) => /(?:tion|sion|ance|val|ure)$/.test(name)).map(([name, act]) => [`${name}s`, act] as const),
);

/** The treaty act that a cell, or the wording of a table sentence, names. */
export function treatyActNamed(name: string): TreatyAct | undefined {
  const folded = foldName(name);
  return ACTS.get(folded) ?? PLURALS.get(folded);
}

/** The usual name nearest to one that is not known. */
export function nearestAction(name: string): string | undefined {
  return nearestNames(name, Object.values(NAMES).flatMap((names) => names.split(', ')), 1)[0];
}
