/** Three families of dossiers that grow with n, as an author would write them. */
import { compileText, type Model } from '@servanda/model';

export interface Family { readonly name: string; readonly what: string; readonly text: (n: number) => string }

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const signed = (id: string, a: string, b: string): string => `On 2020-01-01 ${a} and ${b} sign ${id}.`;

/** n States in a ring: each allied with its neighbours, and bound not to act against those two places on. */
function ring(n: number): string {
  const at = (i: number): string => `P${i % n}`;
  return `dossier "Ring". as of 2020-01-02.
State: ${range(n).map(at).join(', ')}.
act State attacks State.
fact State is under attack.
act State takes hostile action against State.
act State assists State against State.
When any State X attacks any State Y, that counts as X takes hostile action against Y.
When any State X attacks any State Y, Y is under attack.
${range(n).map((i) => `instrument Alliance${i} between ${at(i)} and ${at(i + 1)}. Enters into force on signature.
article 5. When any State X attacks either party, each party shall assist the other party against X within 5 days.`).join('\n')}
${range(n).map((i) => `instrument Pact${i} between ${at(i)} and ${at(i + 2)}. Enters into force on signature.
article 1. Each party shall not take hostile action against the other party.`).join('\n')}
${range(n).flatMap((i) => [signed(`Alliance${i}`, at(i), at(i + 1)), signed(`Pact${i}`, at(i), at(i + 2))]).join('\n')}
When any State X assists any State Y against any State Z, that counts as X takes hostile action against Z.
reading helping "Helping one that is attacked is no breach of any pact".
${range(n).map((i) => `Pact${i} article 1 does not forbid assisting a State that is under attack.`).join('\n')}
question q. Can P0 keep every commitment? Expect no; yes under helping.
`;
}

/** Steps of two sides in turn, none possible before the one before, and each due within three days of it. */
function steps(n: number): string {
  const side = (i: number): string => (i % 2 === 0 ? 'North' : 'South');
  return `dossier "Steps". as of 2020-01-02.
State: North, South.
kind Stage.
Stage: ${range(n).map((i) => `Stage${i}`).join(', ')}.
fact Stage is reached.
act State takes step0, makes Stage0 be reached.
${range(n).slice(1).map((i) => `act State takes step${i}, possible when Stage${i - 1} is reached, makes Stage${i} be reached.`).join('\n')}
instrument Deal between North and South. Enters into force on signature.
article 0. North shall take step0 within 3 days after entry into force of this instrument.
${range(n).slice(1).map((i) => `article ${i}. ${side(i)} shall take step${i} within 3 days after ${side(i - 1)} takes step${i - 1}.`).join('\n')}
${signed('Deal', 'North', 'South')}
reading stuck "The last step is forbidden".
North shall not take step${n - 1}.
South shall not take step${n - 1}.
question q. Is it possible that Stage${n - 1} is reached without breach? Expect yes; no under stuck.
`;
}

/** One State may be asked for n things, each within a time of its own; under `shelf` no thing may be given while the next is out. */
function deadlines(n: number): string {
  return `dossier "Deadlines". as of 2020-01-02.
State: Asker, Doer.
kind Thing.
Thing: ${range(n).map((i) => `Thing${i}`).join(', ')}.
fact Thing is out.
act State asks for Thing.
act State gives item:Thing, makes item be out.
act State takes back item:Thing, makes item no longer be out.
instrument Service between Asker and Doer. Enters into force on signature.
${range(n).map((i) => `article ${i}. When Asker asks for Thing${i}, Doer shall give Thing${i} within ${i + 2} days.`).join('\n')}
${signed('Service', 'Asker', 'Doer')}
reading shelf "No thing is given while the next is out".
${range(n).map((i) => `Doer shall not give Thing${i} while Thing${(i + 1) % n} is out.`).join('\n')}
question q. Can Doer keep every commitment? Expect yes; yes under shelf.
`;
}

export const FAMILIES: readonly Family[] = [
  { name: 'ring', what: 'n States, alliances and pacts of non-aggression: can one of them keep every commitment?', text: ring },
  { name: 'steps', what: 'n conditional steps in sequence: can the last be taken without breach?', text: steps },
  { name: 'deadlines', what: 'n deadlines that interleave: can they all be kept?', text: deadlines },
];

/** The dossier compiled; an error in it is ours. */
export function familyModel(family: Family, n: number): Model {
  const { model, diagnostics } = compileText(family.text(n));
  const wrong = diagnostics.find((d) => d.severity === 'error');
  if (wrong) throw new Error(`${family.name} ${n}: ${wrong.message}`);
  return model;
}
