/**
 * The model becomes its JSON form: the same data under the keys `format` and `version`, with line and column added to every
 * origin. docs/schema/model-1.json describes it; from-json.ts reads it back.
 */
import { lineColumn, makeLineIndex, type LineIndex, type Span } from '@servanda/base';
import type { Model } from '../ir/model.ts';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The name that the JSON form goes by. Invariant: the same as `FORMAT` in schema.ts (json.test.ts). */
const FORMAT = 'servanda-model';
const VERSION = 1;

/** The JSON form of a model. `textOf` gives a file's text, for lines and columns; without it origins have offsets only. */
export function modelToJson(model: Model, textOf: (file: string) => string | undefined = () => undefined): Json {
  const indexes = new Map<string, LineIndex | undefined>();
  const indexOf = (file: string): LineIndex | undefined => {
    if (!indexes.has(file)) {
      const text = textOf(file);
      indexes.set(file, text === undefined ? undefined : makeLineIndex(text));
    }
    return indexes.get(file);
  };
  const converted = convert(model, indexOf);
  return { format: FORMAT, version: VERSION, ...(converted as { readonly [key: string]: Json }) };
}

function convert(value: unknown, indexOf: (file: string) => LineIndex | undefined): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each) => convert(each, indexOf));
  if (typeof value !== 'object') return null;
  if (isSpan(value)) return originOf(value, indexOf(value.file));
  const result: Record<string, Json> = {};
  for (const [key, each] of Object.entries(value)) if (each !== undefined) result[key] = convert(each, indexOf);
  return result;
}

/** Spans may be objects that follow an edited text, whose offsets are getters. */
function isSpan(value: object): value is Span {
  return 'file' in value && typeof value.file === 'string' && 'from' in value && 'to' in value && typeof value.to === 'number';
}

function originOf({ file, from, to }: Span, index: LineIndex | undefined): Json {
  if (!index) return { file, from, to };
  const { line, column } = lineColumn(index, from);
  return { file, from, to, line, column };
}
