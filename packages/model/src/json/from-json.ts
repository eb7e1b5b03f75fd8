/**
 * JSON text becomes a model again, checked against the schema and for names that nothing bears; what is wrong is told with the
 * path and the place in the text. Loads zod: see schema.ts.
 */
import { didYouMean, type Diagnostic, type Span } from '@servanda/base';
import type { Model } from '../ir/model.ts';
import type { Application, Term } from '../ir/terms.ts';
import { danglingReference, notAModel, notJson, wrongShape } from './json-diagnostics.ts';
import { locate, pathText, type PathStep } from './json-path.ts';
import { FORMAT, modelSchema, VERSION } from './schema.ts';

/** A model, or why there is none. */
export interface JsonResult {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

const SHOWN = 20;

/** Reads a model from the text of a JSON file. `file` is the name that messages give it. */
export function modelFromJson(file: string, text: string): JsonResult {
  const whole: Span = { file, from: 0, to: 0 };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { diagnostics: [notJson(whole, { reason: error instanceof Error ? error.message : 'unreadable' })] };
  }
  const { format, version } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (format !== FORMAT || version !== VERSION) {
    return { diagnostics: [notAModel(locate(file, text, []), { format: shown(format), version: shown(version), known: VERSION })] };
  }
  const result = modelSchema.safeParse(value);
  if (!result.success) {
    const place = (path: readonly PathStep[]): Span => locate(file, text, path);
    return { diagnostics: result.error.issues.flatMap(flatten).slice(0, SHOWN).map(({ path, problem }) => wrongShape(place(path), { path: pathText(path), problem })) };
  }
  const model = withoutPlaces(value) as Model;
  const dangling = danglingReferences(model).slice(0, SHOWN).map(({ path, ...data }) => danglingReference(locate(file, text, path), { path: pathText(path), ...data }));
  return dangling.length > 0 ? { diagnostics: dangling } : { model, diagnostics: [] };
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : `\`${JSON.stringify(value)}\``;
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** The problem itself; for a choice of forms, that of the form that came furthest. */
function flatten(issue: Issue): { path: PathStep[]; problem: string }[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'invalid_union' && issue.errors !== undefined && issue.errors.length > 0) {
    const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((each) => each.path.length));
    const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    if (best.length > 0) return best.flatMap(flatten).map((each) => ({ ...each, path: [...path, ...each.path] }));
  }
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return [{ path, problem: message.replace(/'([^']*)'|"([^"]*)"/g, '`$1$2`').replaceAll(' | ', ', ') }];
}

/** Without the format's own keys, and with origins as plain spans. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const { file, from, to } = value as Partial<Span>;
  if (typeof file === 'string' && typeof from === 'number' && typeof to === 'number') return { file, from, to };
  const result: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (key !== 'format' && key !== 'version') result[key] = withoutPlaces(each);
  }
  return result;
}

interface Dangling {
  readonly path: readonly PathStep[];
  readonly what: string;
  readonly name: string;
  readonly nearest?: string;
}

/** Facts, acts, things and provisions that are named and not there, and applications with too few or too many arguments. */
function danglingReferences(model: Model): readonly Dangling[] {
  const roles = new Map([...model.facts, ...model.acts].map(({ id, roles: list }) => [id, list]));
  const things = new Set([...model.things, ...model.instruments].map(({ id }) => id));
  const provisions = new Set(model.provisions.map(({ id }) => id));
  const found: Dangling[] = [];
  const report = (path: readonly PathStep[], what: string, name: string, names: Iterable<string>): void => {
    const nearest = didYouMean(name, names);
    found.push({ path, what, name, ...(nearest !== undefined && { nearest }) });
  };
  const visit = (value: unknown, path: readonly PathStep[]): void => {
    if (typeof value !== 'object' || value === null || found.length >= SHOWN) return;
    if (isApplication(value)) {
      const slots = roles.get(value.pattern);
      if (slots === undefined) report([...path, 'pattern'], 'fact or act', value.pattern, roles.keys());
      else if (value.args.length > slots.length || value.args.length < slots.filter((slot) => slot.isOptional !== true).length) report([...path, 'args'], `wording of it with ${value.args.length} arguments:`, value.pattern, []);
    } else if (isReference(value)) {
      if (value.kind === 'thing' && !things.has(value.id)) report([...path, 'id'], 'thing', value.id, things);
      if (value.kind === 'provision' && !provisions.has(value.id)) report([...path, 'id'], 'provision', value.id, provisions);
    }
    for (const [key, each] of Object.entries(value)) visit(each, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(model, []);
  return found;
}

function isApplication(value: object): value is Application {
  return 'pattern' in value && 'args' in value && Array.isArray(value.args);
}

function isReference(value: object): value is Extract<Term, { id: string }> {
  return 'kind' in value && 'id' in value && Object.keys(value).length === 2;
}
