/** The text that `servanda new` writes: one small treaty with everything a dossier has. */
export function starter(title: string): string {
  return `// A dossier is read from top to bottom, like a treaty: headed sections, sentences that end with a full stop.
// Everything after two slashes is a comment. \`servanda check\` tells you what it does not understand.

dossier "${title}".
as of 2024-06-30.

// Who there is, and what there is. A name is one word; a title in quotation marks is for people.
kind Territory.
State: Alba "Kingdom of Alba", Borea "Republic of Borea".
Territory: Isle "the Isle of Skerry".

// What can be true, and what can be done, in your own words. Words with a capital are the places for names.
fact State administers Territory, one State at a time.
act giver:State transfers land:Territory to taker:State,
  possible when giver administers land,
  makes taker administer land.
act State stations troops on Territory.

Initially Alba administers Isle.

// A treaty, with its final clauses and its articles in your own words.
instrument SkerryTreaty "Treaty concerning the Isle of Skerry" between Alba and Borea.
Subject to ratification. Enters into force on exchange of ratifications.

article 1 "Transfer".
Alba shall transfer Isle to Borea within 6 months after this instrument enters into force.

article 2 "Demilitarisation".
Each party shall not station troops on Isle.

// What happened. What follows from it is computed, not written down.
On 2024-01-15 Alba and Borea sign SkerryTreaty.
On 2024-03-01 Alba and Borea exchange ratifications of SkerryTreaty.

// Questions are tests, too: \`servanda check\` fails when an answer changes.
question in_force. Is SkerryTreaty in force for Borea on 2024-03-01? Expect yes.
question transfer "Is the Isle to be handed over now?".
Must Alba transfer Isle to Borea? Expect yes.
`;
}
