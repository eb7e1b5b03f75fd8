/**
 * A repair as an answer words it → the sentences of the dossier that make it. The explorer tried the repair on the model; here it
 * becomes text that the author can keep, and the whole dossier is asked again. Wording of repairs: explorer/src/repair.ts.
 */
import type { Dossier } from '@servanda/dossier';
import type { ActPattern, Norm } from '@servanda/model';
import { withSentences } from '../editor/insertion-point.ts';
import { citation } from './places.ts';

/** The files that change, and what was written. */
export interface RepairText {
  readonly files: Readonly<Record<string, string>>;
  readonly sentences: readonly string[];
}

const ID = '`([^`]+)`';
const FORMS: readonly (readonly [RegExp, (dossier: Dossier, parts: readonly string[]) => RepairText | undefined])[] = [
  [new RegExp(`^an exception in ${ID}: it does not forbid what ${ID} requires$`), (d, [ban = '', duty = '']) => adding(d, exceptions(d, ban, duty))],
  [new RegExp(`^a clause by which ${ID} prevails over ${ID}$`), (d, [high = '', low = '']) => adding(d, [`${citation(high)} prevails over ${citation(low)}.`])],
  [new RegExp(`^a deadline in ${ID} of ([^,]+)`), (d, [duty = '', period = '']) => adding(d, [`${citation(duty)} is due within ${period}.`])],
  [new RegExp(`^a notice in ${ID} that takes effect after (.+)$`), (d, [power = '', period = '']) => rewriting(d, power, (text) => text.replace(/with effect .+? after notice/i, `with effect ${period} after notice`))],
  [new RegExp(`^${ID} left out$`), (d, [provision = '']) => rewriting(d, provision, (text) => text.split('\n').map((line) => `// ${line}`).join('\n'))],
];

/** The text of a repair; nothing for one that no single sentence makes. */
export function repairText(dossier: Dossier, line: string): RepairText | undefined {
  for (const [form, write] of FORMS) {
    const match = form.exec(line);
    if (match) return write(dossier, match.slice(1));
  }
  return undefined;
}

function adding(dossier: Dossier, sentences: readonly string[]): RepairText | undefined {
  const text = dossier.sources.get(dossier.entry);
  return text === undefined || sentences.length === 0 ? undefined : { files: { [dossier.entry]: withSentences(text, sentences) }, sentences };
}

/** `PeaceTreaty article security does not forbid assisting any State against any State.` */
function exceptions(dossier: Dossier, ban: string, duty: string): string[] {
  const norms = dossier.model.law.filter((law): law is Norm => law.kind === 'obligation' && law.provision === duty);
  const patterns = norms.flatMap((norm) => norm.acts.map((act) => dossier.model.acts.find((a) => a.id === act.pattern)));
  return [...new Set(patterns)].flatMap((pattern) => (pattern ? [`${citation(ban)} does not forbid ${gerund(pattern)}.`] : []));
}

function gerund(act: ActPattern): string {
  const verb = act.parts.findIndex((part) => part.kind === 'verb');
  return act.parts.slice(verb).map((part) => (part.kind === 'slot' ? `any ${act.roles[part.role]?.kind ?? ''}` : part.kind === 'verb' ? part.forms.gerund : part.text)).join(' ');
}

/** Changes each sentence of law of a provision where it stands. */
function rewriting(dossier: Dossier, provision: string, change: (sentence: string) => string): RepairText | undefined {
  const files = new Map<string, string>();
  const sentences: string[] = [];
  const spans = dossier.model.law.filter((law) => law.provision === provision).map((law) => law.origin);
  for (const { file, from, to } of [...new Map(spans.map((s) => [`${s.file}:${s.from}`, s])).values()].sort((a, b) => b.from - a.from)) {
    const text = files.get(file) ?? dossier.sources.get(file);
    if (text === undefined) continue;
    const changed = change(text.slice(from, to));
    if (changed !== text.slice(from, to)) sentences.unshift(changed);
    files.set(file, text.slice(0, from) + changed + text.slice(to));
  }
  return sentences.length === 0 ? undefined : { files: Object.fromEntries(files), sentences };
}
