/** Entries of the log, claims and reports in words. Read next: question.ts. */
import { formatPeriod, joinAnd, unreachable, type PartialDate } from '@servanda/base';
import type { AttitudeCondition, Claim, ClaimContent, ClaimLink, LogContent, LogEntry, Modality, Report } from '../ir/log.ts';
import { formulaWords, subjectWords } from './formula.ts';
import { applicationsWords, applicationWords } from './phrase.ts';
import { dateWords, provisionWords, termWords, type Speech } from './speech.ts';

/** An entry as a sentence: `On 12 December 1956, Japan exchanged ratifications of JointDeclaration, according to “UNTS 263”.` */
export function logEntryWords(speech: Speech, entry: LogEntry): string {
  const at = entry.at === undefined ? '' : ` at ${entry.at}`;
  const when = entry.date ? `${dayWords(speech, entry.date)}${at}, ` : 'Initially, ';
  const sources = entry.according.length === 0 ? '' : `, according to ${joinAnd(entry.according.map(sourceWords))}`;
  const known = entry.knownFrom ? `, known from ${dateWords(speech, entry.knownFrom)}` : '';
  return `${when}${contentWords(speech, entry.content)}${sources}${known}.`;
}

/** `On 14 November 2018`, `In November 2018`, `In 1956`. */
export function dayWords(speech: Speech, date: PartialDate): string {
  return `${date.day === undefined ? 'In' : 'On'} ${dateWords(speech, date)}`;
}

/** A source that is a name of the dossier stands as it is, anything else in quotation marks. */
export function sourceWords(source: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(source) ? source : `“${source}”`;
}

/** What happened, in the past tense. */
export function contentWords(speech: Speech, content: LogContent): string {
  switch (content.kind) {
    case 'act': {
      const effect = content.effectiveOn ? `, with effect on ${dateWords(speech, content.effectiveOn)}` : '';
      return applicationWords(speech, content.act, { form: 'past' }) + effect;
    }
    case 'fact': return applicationWords(speech, content.fact, { form: 'past', polarity: content.value ? 'yes' : 'no-longer' });
    case 'official': {
      const whom = content.party === undefined ? '' : ` for ${content.party}`;
      const by = content.isBinding ? ', by notification of the depositary' : ', on the official record';
      return `${content.instrument} ${content.status === 'ceases' ? 'ceased to be in force' : 'entered into force'}${whom}${by}`;
    }
    case 'extended': return `${content.instrument} was extended ${extensionWords(speech, content)}`;
    default: return unreachable(content);
  }
}

/** `through 31 December 2001`, `for 5 years`, `indefinitely`. */
function extensionWords(speech: Speech, { through, by }: Extract<LogContent, { kind: 'extended' }>): string {
  if (through) return `through ${dateWords(speech, through)}`;
  return by ? `for ${formatPeriod(by)}` : 'indefinitely';
}

/** A report in a line: `TASS, 22 January 2019, “…”`. */
export function reportWords(speech: Speech, report: Report): string {
  const parts = [report.by, report.on && dateWords(speech, report.on), report.title === undefined ? undefined : `“${report.title}”`];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** A claim with its chain: `TASS reports that Kyodo, citing “diplomatic sources”, says that …`. */
export function claimWords(speech: Speech, claim: Claim): string {
  const links = claim.chain.map(linkWords);
  const content = claimContentWords(speech, claim.content, claim.isNegated);
  const day = claim.on ? ` (${dateWords(speech, claim.on)})` : '';
  const last = claim.chain.at(-1)?.modality;
  const joined = links.join(' that ');
  return last === 'declines-to-comment' ? `${joined} whether ${content}${day}` : `${joined}${joined === '' ? '' : ' that '}${content}${day}`;
}

const MODALITY_WORDS: Readonly<Record<Modality, string>> = {
  'states': 'states', 'says': 'says', 'reports': 'reports', 'suggests': 'suggests', 'confirms': 'confirms', 'denies': 'denies',
  'declines-to-comment': 'declines to comment on',
};

function linkWords({ who, modality, citing, hedge }: ClaimLink): string {
  const cited = citing.length === 0 ? '' : `, citing ${joinAnd(citing.map(sourceWords))},`;
  return `${sourceWords(who)}${cited} ${MODALITY_WORDS[modality]}${hedge === undefined ? '' : ` (${hedge})`}`;
}

/** What is claimed, as a clause. */
export function claimContentWords(speech: Speech, content: ClaimContent, isNegated = false): string {
  const not = isNegated ? 'it is not the case that ' : '';
  const on = (date: PartialDate | undefined): string => (date ? ` ${dayWords(speech, date).toLowerCase().slice(0, 2)} ${dateWords(speech, date)}` : '');
  switch (content.kind) {
    case 'statement': return formulaWords(speech, content.statement, isNegated) + on(content.on);
    case 'event': return not + contentWords(speech, content.content) + on(content.on);
    case 'proposed': return `${provisionWords(speech.book, content.provision)} is ${isNegated ? 'not ' : ''}proposed`;
    case 'attitude': return not + attitudeWords(speech, content);
    case 'text': return `${not}“${content.text}”`;
    default: return unreachable(content);
  }
}

const ATTITUDE_WORDS = { ready: 'is ready to', demands: 'demands to', refuses: 'refuses to', promises: 'promises to', expects: 'expects to' } as const;

function attitudeWords(speech: Speech, { party, attitude, act, condition }: Extract<ClaimContent, { kind: 'attitude' }>): string {
  const who = termWords(speech, party);
  const isOwn = subjectWords(speech, act) === who;
  const what = isOwn
    ? `${ATTITUDE_WORDS[attitude]} ${applicationWords(speech, act, { form: 'bare' })}`
    : `${attitude === 'ready' ? 'is ready' : attitude} that ${applicationWords(speech, act)}`;
  return `${who} ${what}${condition ? attitudeCondition(speech, condition) : ''}`;
}

function attitudeCondition(speech: Speech, { acts, formula, isPromise }: AttitudeCondition): string {
  const clauses = [...(acts.length > 0 ? [applicationsWords(speech, acts)] : []), ...(formula ? [formulaWords(speech, formula)] : [])];
  return ` ${isPromise ? 'on the promise that' : 'if'} ${joinAnd(clauses)}`;
}
