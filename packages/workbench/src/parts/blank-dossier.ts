/** What a new dossier begins with. */

/** A dossier to change rather than an empty page. */
export const BLANK = `dossier "A new dossier".
as of 2026-01-01.

State: Atland, Borland.

act State sends envoys to State.

instrument Accord "Accord of friendship" between Atland and Borland.
Subject to ratification.
Enters into force on exchange of ratifications.

article 1 "Envoys".
Each party shall send envoys to the other party within 6 months after this instrument enters into force.

On 2025-03-01 Atland and Borland sign Accord.
On 2025-09-15 Atland and Borland exchange ratifications of Accord.

question in_force "Is the accord in force?".
Is Accord in force for Atland on 2026-01-01?
Expect yes.
`;
