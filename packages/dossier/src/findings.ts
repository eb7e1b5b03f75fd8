/** Findings of the engine and contradictions among claims become diagnostics, placed at the entry or claim they are about. */
import { formatPartialDate, sortDiagnostics, type Diagnostic, type RelatedPlace, type Span } from '@servanda/base';
import { fingerprintOf } from '@servanda/explorer';
import { claimWords, type AcceptedFinding, type Model } from '@servanda/model';
import type { Effect, Finding } from '@servanda/semantics';
import { contradictionsIn, entriesThatCount, type Contradiction } from '@servanda/timeline';
import { acceptanceOf, acceptedIn, acceptSentence } from './accepted.ts';
import { claimAgainstClaim, claimAgainstLog, claimAgainstStatus, kindOfFinding } from './finding-catalogue.ts';
import type { Lens } from './lens.ts';
import type { ClaimRow, Place } from './reports.ts';

type FindingEffect = Extract<Effect, { kind: 'finding' }>;

export function findingsIn(lens: Lens): readonly Diagnostic[] {
  const accepted = acceptedIn(lens.model);
  const all = [...engineFindings(lens), ...contradictionsIn(lens.worlds, lens.teller).flatMap((c) => contradictionDiagnostic(lens, c))];
  return sortDiagnostics(all.map((d) => withAcceptance(d, accepted, lens.model)));
}

/** An accepted finding is still told, but worries nobody; until what it rests on changes. */
function withAcceptance(diagnostic: Diagnostic, accepted: readonly AcceptedFinding[], model: Model): Diagnostic {
  const { id, claim } = diagnostic.data as { readonly id: string; readonly claim?: string };
  const fingerprint = fingerprintOf(model, { claims: claim === undefined ? [] : [claim] });
  const acceptance = acceptanceOf(accepted, id, fingerprint);
  const data = { ...diagnostic.data, accept: acceptSentence(id, fingerprint) };
  if (!acceptance) return { ...diagnostic, data };
  if (acceptance.isStale) return { ...diagnostic, data, message: `${diagnostic.message} (accepted before, because ${acceptance.because}; but what it rests on has changed)` };
  return { ...diagnostic, data, severity: 'info', message: `${diagnostic.message} (accepted: ${acceptance.because})` };
}

/** Findings of all worlds; one that only some of them have says so. */
function engineFindings(lens: Lens): readonly Diagnostic[] {
  const { histories } = lens.worlds;
  const found = new Map<string, { effect: FindingEffect; worlds: number }>();
  for (const history of histories) {
    for (const effect of history.effects) {
      if (effect.kind !== 'finding') continue;
      const key = `${effect.finding.code}|${effect.because.entry ?? effect.because.law.join()}|${'act' in effect.finding ? effect.finding.act.args.join('|') : ''}`;
      const known = found.get(key);
      if (known) known.worlds += 1; else found.set(key, { effect, worlds: 1 });
    }
  }
  return [...found.values()].filter(({ effect, worlds }) => worlds === histories.length || !isOnlyOrder(effect.finding))
    .map(({ effect, worlds }) => findingDiagnostic(lens, effect, worlds < histories.length));
}

/** A State signed in February and ratified `in 1992`: that it may have done so before is no remark worth making. */
function isOnlyOrder(finding: Finding): boolean {
  return finding.code === 'not-eligible' && finding.clause === 'signature';
}

function findingDiagnostic(lens: Lens, effect: FindingEffect, isDoubtful: boolean): Diagnostic {
  const { finding, because } = effect;
  const clause = 'clause' in finding && finding.code !== 'not-eligible' ? finding.clause : undefined;
  const laws = [...(clause === undefined ? [] : [clause]), ...because.law].map((id) => lens.places.ofLaw(id));
  const entry = because.entry === undefined ? undefined : lens.places.ofEntry(because.entry);
  const [main, ...others] = (clause === undefined ? [entry, ...laws] : [...laws, entry]).filter((p): p is Place & { readonly span: Span } => p?.span !== undefined);
  const text = `${lens.teller.finding(finding)}${isDoubtful ? ' (depends on days that are known only in part)' : ''}`;
  return kindOfFinding(finding.code)(main?.span ?? dossierSpan(lens), { text, id: `${finding.code}:${subjectOf(finding)}` }, { related: relatedTo(main, others, relationOf(finding)) });
}

/** What the finding is about, in names that an edit elsewhere leaves alone. */
function subjectOf(finding: Finding): string {
  if ('act' in finding) return finding.act.args.join('+');
  if ('instrument' in finding) return !('party' in finding) || finding.party === undefined ? finding.instrument : `${finding.instrument}+${finding.party}`;
  return finding.clause;
}

function relationOf(finding: Finding): string {
  if (finding.code === 'impossible-act') return 'what it needs';
  return finding.code === 'official-date-differs' ? 'the clause that leads to the computed date' : 'the rule applied';
}

function relatedTo(main: Place | undefined, others: readonly (Place & { readonly span: Span })[], message: string): readonly RelatedPlace[] {
  return others.filter((p) => p.span !== main?.span).map((p) => ({ span: p.span, message: `${message} (${p.label})` }));
}

function dossierSpan({ model }: Lens): Span {
  return { file: model.files[0] ?? '', from: 0, to: 0 };
}

/** Two claims against each other are told once, at the later one in the text. */
function contradictionDiagnostic(lens: Lens, c: Contradiction): readonly Diagnostic[] {
  const place = lens.places.ofClaim(c.claim)?.span ?? dossierSpan(lens);
  const text = `claim \`${c.claim}\` is contradicted: ${c.text}`;
  const told = { text, id: `claim:${c.claim}`, claim: c.claim };
  switch (c.with.kind) {
    case 'entry': return [claimAgainstLog(place, told, { related: relatedSpan(lens.places.ofEntry(c.with.id), 'the log has it so') })];
    case 'status': {
      const grounds = [...(c.entry === undefined ? [] : [lens.places.ofEntry(c.entry)]), ...c.law.map((id) => lens.places.ofLaw(id))];
      return [claimAgainstStatus(place, told, { related: grounds.flatMap((p) => relatedSpan(p, p?.label ?? '')) })];
    }
    case 'claim': {
      const other = lens.places.ofClaim(c.with.id);
      const order = lens.model.claims.map((each) => each.id);
      if (order.indexOf(c.with.id) > order.indexOf(c.claim)) return [];
      return [claimAgainstClaim(place, told, { related: relatedSpan(other, 'the other claim') })];
    }
  }
}

function relatedSpan(place: Place | undefined, message: string): readonly RelatedPlace[] {
  return place?.span ? [{ span: place.span, message }] : [];
}

/** Every claim in words, whether it is believed, and what speaks against it. */
export function claimRows(lens: Lens): readonly ClaimRow[] {
  const against = contradictionsIn(lens.worlds, lens.teller);
  const counted = new Set(entriesThatCount(lens.model, lens.worlds.viewpoint).flatMap((p) => p.entry.according));
  return lens.model.claims.map((claim) => {
    const report = lens.model.reports.find((r) => r.id === claim.report);
    const names = [claim.id, report?.id, report?.by, ...claim.chain.map((l) => l.who)];
    const beliefs = [...lens.model.beliefs.filter((b) => b.isBelieved).map((b) => b.ref), ...lens.viewpoint.believe];
    const on = claim.on ?? report?.on;
    return {
      id: claim.id, sentence: `${claimWords(lens.speech(), claim)}.`,
      on: on && formatPartialDate(on),
      isBelieved: counted.has(claim.id) || beliefs.some((b) => b === '*' || names.includes(b)),
      contradictedBy: against.filter((c) => c.claim === claim.id).map((c) => ({ text: c.text, place: groundOfContradiction(lens, c) })),
      place: lens.places.ofClaim(claim.id) ?? { label: claim.id },
    };
  });
}

function groundOfContradiction({ places }: Lens, c: Contradiction): Place {
  const place = c.with.kind === 'entry' ? places.ofEntry(c.with.id) : c.with.kind === 'claim' ? places.ofClaim(c.with.id) : c.law.map((id) => places.ofLaw(id)).find((p) => p !== undefined);
  return place ?? { label: 'the computed status' };
}
