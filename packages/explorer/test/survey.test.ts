// One small dossier for each sort of trouble, and one beside it that only looks like it.

import { compileText } from '@servanda/model';
import { contextOf, survey } from '@servanda/explorer';
import { describe, expect, it } from 'vitest';

const PAIR = `
State: Alba, Borea, Cania.
act State grants transit to State.
act State asks transit of State.
instrument One between Alba and Borea, done on 2001-01-01.
Enters into force on signature.
article 1.
When Borea asks transit of Alba, Alba shall grant transit to Borea within 5 days.
EXIT
instrument Two between Alba and PARTNER, done on 2002-01-01.
Enters into force on signature.
article 1.
Alba shall not grant transit to Borea.
dossier "Log".
On 2001-01-01 Alba and Borea sign One.
On 2002-01-01 Alba and PARTNER sign Two.
`;

function pair(exit = '', partner = 'Cania', more = ''): string {
  return PAIR.replaceAll('PARTNER', partner).replace('EXIT', exit === '' ? '' : `article 2.\nEither party may withdraw from this instrument, with effect ${exit} after notice.`) + more;
}

function treaty(declarations: string, law: string): string {
  return `State: Alba, Borea, Cania.\n${declarations}\ninstrument One among Alba, Borea and Cania.\nEnters into force on signature.\n${law}\ndossier "Log".\nOn 2001-01-01 Alba, Borea and Cania sign One.\n`;
}

const GUNS = 'act State withdraws guns.\nact State frees prisoners.\nact State pays.';
const CIRCLE = treaty(GUNS, 'article 1.\nAlba shall withdraw guns after Borea frees prisoners.\narticle 2.\nBorea shall free prisoners when Cania pays.\narticle 3.\nCania shall pay within 3 days after Alba withdraws guns.');
const HOSTING = 'kind Base. Base: Rock.\nact State invites State to Base.\nact State stations troops at Base of State.\nact State hosts troops at Base.\n';
const HOSTED = 'article 1.\nAlba shall not host troops at Rock.';
const CEDING = 'kind Land. Land: Isle.\nfact State holds Land, one State at a time.\nInitially Borea holds Isle.\n';
const CEDED = 'article 1.\nAlba shall cede Isle to Cania.';
const NEUTRAL = 'fact State is neutral.\nact State trades.\nact State reports.\n';
const NEUTRALITY = 'article 1.\nAlba shall not trade while Alba is neutral.\narticle 2.\nWhen Borea is neutral, Borea shall report within 3 days.';
const TROOPS = 'kind Place. Place: Rock, Bay.\nact State stations troops at Place.\nact State consults State.\nact State reports.\n';

function model(text: string): ReturnType<typeof compileText>['model'] {
  const { model: read, diagnostics } = compileText(`dossier "Small".\nas of 2010-01-01.\n${text}`);
  expect(diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  return read;
}

function found(text: string): string[] {
  return survey(contextOf(model(text))).findings.map((f) => `${f.kind} ${f.provisions.join(' ')}${f.readings.length > 0 ? ` under ${f.readings.join(' ')}` : ''}`);
}

describe('a survey finds', () => {
  it.each<[string, string, string[]]>([
    ['a duty and a prohibition toward different partners', pair(), ['collision One.1 Two.1']],
    ['not what forbids something else', pair().replace('not grant transit to Borea', 'not grant transit to Cania'), []],
    ['not what an exit in time avoids', pair('2 days'), []],
    ['what an exit too late does not avoid', pair('20 days'), ['collision One.1 Two.1']],
    ['not what a priority clause decides', pair('', 'Cania', 'Two article 1 prevails over One.\n'), []],
    ['not what the later treaty between the same parties decides', pair('', 'Borea'), []],
    ['a collision that takes three readings', treaty('act State lends planes to State. act State helps State. act State joins State. act State takes sides. act State attacks State.',
      'article 1.\nWhen Cania attacks Borea, Alba shall lend planes to Borea within 5 days.\narticle 2.\nAlba shall not take sides.\n')
      + 'reading r1 "A".\nWhen any State X lends planes to any State Y, that counts as X helps Y.\nreading r2 "B".\nWhen any State X helps any State Y, that counts as X joins Y.\nreading r3 "C".\nWhen any State X joins any State Y, that counts as X takes sides.\nreading r4 "D".\nWhen any State X attacks any State Y, that counts as X takes sides.\n',
      ['collision One.1 One.2 under r1 r2 r3']],
    ['a collision with the fewest readings', pair('', 'Cania', 'act State breaks ranks.\nreading strict "S".\nWhen Alba asks transit of any State Y, that counts as Alba breaks ranks.\n')
      .replace('Alba shall not grant transit to Borea.', 'Alba shall not break ranks.').replace('When Alba asks transit of', 'When Alba grants transit to'), ['collision One.1 Two.1 under strict']],
    ['three provisions of which no two collide', treaty(GUNS, 'article 1.\nWhen Borea pays, Alba shall withdraw guns within 3 days.\narticle 2.\nWhen Alba withdraws guns, Alba shall free prisoners within 3 days.\narticle 3.\nAlba shall not free prisoners.'), ['collision One.1 One.2 One.3']],
    ['what custom asks of somebody named', 'Organization: Master.\nact State calls.\nact Organization reports.\ncustom Harbour.\narticle 1.\nWhen Alba calls, Master shall report within 1 day.\narticle 2.\nMaster shall not report.\nState: Alba.\n', ['collision Harbour.1 Harbour.2']],
    ['a breach that others can force', treaty(`${HOSTING}When any State X stations troops at any Base B of any State Y, that counts as Y hosts troops at B.`, HOSTED), ['forced-breach One.1']],
    ['not one that takes the party’s own act', treaty(`${HOSTING}When any State X stations troops at any Base B of any State Y and Y has invited X to B, that counts as Y hosts troops at B.`, HOSTED), []],
    ['a duty that another asks for earlier', treaty('act State pays.', 'article 1.\nAlba shall pay by 2011-12-31.\narticle 2.\nEach party shall pay by 2011-06-30.'), ['redundant One.1 One.2']],
    ['not one that another asks for later', treaty('act State pays.', 'article 1.\nAlba shall pay within 3 months after Borea pays.\narticle 2.\nAlba shall pay within 6 months after Cania pays.'), []],
    ['each waiting for the next in a ring', CIRCLE, ['circular One.1 One.2 One.3']],
    ['each forbidden to go first, and one of them bound to', treaty(GUNS, 'article 1.\nAlba shall not withdraw guns unless Borea has freed prisoners.\narticle 2.\nBorea shall not free prisoners before Alba withdraws guns.\narticle 3.\nAlba shall withdraw guns by 2011-01-01.'),
      ['collision One.1 One.3', 'circular One.1 One.2']],
    ['no trouble where nobody may be the first to do what nobody need do', treaty('act State attacks State.', 'article 1.\nEach party shall not attack any other party unless that party has attacked it.'), []],
    ['not a ring in which somebody has gone first', `${CIRCLE}On 2009-01-01 Cania pays.\nOn 2009-01-02 Borea frees prisoners.\nOn 2009-01-03 Alba withdraws guns.\n`, []],
    ['not a ring with a step of its own date', CIRCLE.replace('when Cania pays', 'by 2011-01-01'), []],
    ['a duty nobody could ever perform, once', treaty(`${CEDING}act giver:State cedes what:Land to taker:State, possible when giver holds what.`, CEDED), ['no-means One.1']],
    ['a duty that only waits for somebody else', treaty(`${CEDING}act giver:State cedes what:Land to taker:State, possible when giver holds what, makes taker hold what.`, CEDED), ['forced-breach One.1']],
    ['what can never apply', treaty(NEUTRAL, NEUTRALITY), ['never-applies One.1', 'never-applies One.2']],
    ['not what somebody can still bring about', treaty(`${NEUTRAL}act who:State declares neutrality, makes who be neutral.`, NEUTRALITY), []],
    ['what another article asks already', treaty(TROOPS, 'article 1.\nNo party shall station troops at any Place.\narticle 2.\nAlba shall not station troops at Rock.\narticle 3.\nAlba shall report by 2010-06-01.\narticle 4.\nAlba shall report.'), ['redundant One.2 One.1', 'redundant One.4 One.3']],
    ['not what another asks under a condition, or once only', treaty(TROOPS, 'article 1.\nNo party shall station troops at any Place unless that party has consulted the other party.\narticle 2.\nAlba shall not station troops at Rock.\narticle 3.\nAlba shall report every year.\narticle 4.\nAlba shall report by 2010-06-01.'), []],
  ])('%s', (_, text, expected) => { expect(found(text)).toEqual(expected); });
});

describe('an accepted finding', () => {
  const before = pair('', 'Cania', 'act State breaks ranks.\nWhen Alba grants transit to any State Y, that counts as Alba breaks ranks.\n').replace('Alba shall not grant transit to Borea.', 'Alba shall not break ranks.');
  const [finding] = survey(contextOf(model(before))).findings;
  const accepted = (text: string): unknown => {
    const read = { ...model(text), accepted: [{ finding: finding?.id ?? '', fingerprint: finding?.fingerprint, because: 'known', origin: { file: '', from: 0, to: 0 } }] };
    const report = survey(contextOf(read));
    return report.idleAcceptances.length > 0 ? 'found no more' : report.findings[0]?.accepted?.isStale;
  };

  it('stays accepted when something else is written', () => {
    expect(accepted(before)).toBe(false);
    expect(accepted(before.replace('State: Alba', 'State: Dania, Alba').replace('act State asks', 'act State files.\nWhen Borea asks transit of Cania, Borea shall file within 3 days.\nact State asks'))).toBe(false);
  });

  it('is back when a clause that it rests on changes, wherever that stands', () => {
    expect(accepted(before.replace('within 5 days', 'within 6 days'))).toBe(true);
    expect(accepted(before.replace('When Alba grants', 'When any State X grants').replace('as Alba breaks', 'as X breaks'))).toBe(true);
  });

  it('is told of when it is found no more', () => {
    expect(accepted(before.replace('shall not break ranks', 'may break ranks'))).toBe('found no more');
  });
});
