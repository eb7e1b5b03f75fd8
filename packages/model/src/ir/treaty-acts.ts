/**
 * The acts that every dossier has: consent, exit, reservation and the rest of the law of treaties.
 * Each is an `ActPattern` with `treatyAct` set; roles are fixed as listed. Read next: `instrument.ts`.
 */

/**
 * - `sign`(State, Instrument): signature (VCLT 10, 12, 18). By itself consent only where the instrument says so (definitive signature).
 * - `ratify`, `accept`, `approve`, `accede`(State, Instrument): deposit of the instrument of consent (VCLT 14–16).
 * - `exchange`(State, Instrument): exchange of ratifications (VCLT 16(a)); the exchange is made when all parties have.
 * - `succeed`(State, Instrument): notification of succession.
 * - `withdraw`(State, Instrument): notice of denunciation or withdrawal (VCLT 54, 56, 65, 67). `denounce` is the same act in other words.
 * - `revoke`(State, Instrument): the notice is revoked before it takes effect (VCLT 68).
 * - `suspend`, `resume`(State, Instrument, State?): toward one party or all (VCLT 57–60, 65).
 * - `terminate`(State, Instrument): as a party with the power to (VCLT 54–60).
 * - `apply-provisionally`, `end-provisional`(State, Instrument): VCLT 25.
 * - `reserve`(State, provision), `withdraw-reservation`(State, provision): VCLT 19–22.
 * - `object`(State, State, provision), `oppose`(State, State, provision): objection to a reservation, the second opposing
 *   entry into force between the two (VCLT 20(4)(b)); `accept-reservation`(State, State, provision).
 * - `notify-completion`(State, Instrument): notice that domestic procedures are complete; counts as consent where clauses say so.
 */
export const TREATY_ACTS = [
  'sign', 'ratify', 'accept', 'approve', 'accede', 'exchange', 'succeed', 'notify-completion',
  'withdraw', 'revoke', 'suspend', 'resume', 'terminate', 'apply-provisionally', 'end-provisional',
  'reserve', 'withdraw-reservation', 'object', 'oppose', 'accept-reservation',
] as const;
/** One of `TREATY_ACTS`. */
export type TreatyAct = (typeof TREATY_ACTS)[number];

/** Treaty acts by which consent to be bound is established on the international plane. */
export const CONSENT_ACTS = ['ratify', 'accept', 'approve', 'accede', 'exchange', 'succeed', 'notify-completion'] as const;
