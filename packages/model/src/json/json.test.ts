import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { hasErrors } from '@servanda/base';
import { compile } from '../from-syntax/compile.ts';
import type { Model } from '../ir/model.ts';
import { modelFromJson } from './from-json.ts';
import { locate, pathText } from './json-path.ts';
import { FORMAT, modelJsonSchema, VERSION } from './schema.ts';
import { modelToJson } from './to-json.ts';

const TEXT = 'dossier "D".\nJapan signs X.\n';
const origin = { file: 'd.treaty', from: 13, to: 27 };
const MODEL: Model = {
  title: 'D', asOf: { year: 2019, month: 1, day: 22 }, kinds: [{ id: 'State', parent: 'Actor' }],
  things: [{ id: 'Japan', kind: 'State', aliases: [], codes: { iso3: 'JPN' } }, { id: 'X', kind: 'Instrument', aliases: [], codes: {} }],
  groups: [], weights: [{ id: 'w', values: { Japan: 8.5 }, total: 100 }], continuities: [], facts: [],
  acts: [{
    id: '$sign', treatyAct: 'sign', roles: [{ kind: 'State' }, { kind: 'Instrument' }], actorRoles: [0], effects: [],
    parts: [{ kind: 'slot', role: 0 }, { kind: 'verb', forms: { third: 'signs', base: 'sign', past: 'signed', participle: 'signed', gerund: 'signing' } }, { kind: 'slot', role: 1 }],
  }],
  instruments: [], provisions: [], law: [], readings: [],
  log: [{
    id: 'log#1', date: { year: 2018, month: 11 }, according: [], origin,
    content: { kind: 'act', act: { pattern: '$sign', args: [{ kind: 'thing', id: 'Japan' }, { kind: 'thing', id: 'X' }] } },
  }],
  reports: [], claims: [], beliefs: [], accepted: [],
  questions: [{
    id: 'q', origin, assumptions: [], expectations: [],
    ask: { kind: 'holds', statement: { kind: 'not', of: { kind: 'status', party: { kind: 'thing', id: 'Japan' }, instrument: { kind: 'thing', id: 'X' }, is: 'party' } } },
  }],
  files: ['d.treaty'],
};

const json = (model: Model = MODEL): string => JSON.stringify(modelToJson(model, (file) => (file === 'd.treaty' ? TEXT : undefined)), null, 2);

/** The JSON of the model with one text replaced; tells the messages and what they point at. */
function check(from: string, to: string): string[] {
  const text = json().replace(from, to);
  return modelFromJson('m.json', text).diagnostics.map(({ code, message, span }) => `${code} ${message} <<${text.slice(span.from, span.to).replace(/\s+/g, ' ')}>>`);
}

test('a model comes back as it was, and its origins have lines and columns on the way', () => {
  expect(JSON.parse(json())).toMatchObject({ format: 'servanda-model', version: 1, log: [{ origin: { file: 'd.treaty', from: 13, to: 27, line: 2, column: 1 } }] });
  expect(modelFromJson('m.json', json())).toEqual({ model: MODEL, diagnostics: [] });
});

test('spans that follow an edited text are written as they now stand', () => {
  class Moving { readonly at = 5; get file() { return 'd.treaty'; } get from() { return this.at; } get to() { return this.at + 1; } }
  const [entry] = MODEL.log;
  const moved = modelToJson({ ...MODEL, log: entry ? [{ ...entry, origin: new Moving() }] : [] });
  expect(moved).toMatchObject({ log: [{ origin: { file: 'd.treaty', from: 5, to: 6 } }] });
});

test('what is wrong is told with its path and place', () => {
  expect(check('"version": 1', '"version": 2')).toEqual([
    expect.stringMatching(/^E0921 a model begins with `"format": "servanda-model", "version": 1`; this has format `"servanda-model"` and version `2` <<\{/),
  ]);
  expect(check('"kind": "status"', '"kind": "stat"')[0]).toMatch(/^E0922 at `\$\.questions\[0\]\.ask\.statement\.of\.kind`: invalid .* <<"stat">>$/);
  expect(check('"month": 11', '"month": 13')[0]).toMatch(/^E0922 at `\$\.log\[0\]\.date\.month`: too big.* <<13>>$/);
  expect(check('"month": 1,\n    "day": 22', '"month": 2,\n    "day": 30')).toEqual(['E0922 at `$.asOf`: no such date <<{ "year": 2019, "month": 2, "day": 30 }>>']);
  expect(check('"id": "Japan"\n', '"id": "Japn"\n')).toEqual(['E0923 at `$.log[0].content.act.args[0].id`: there is no thing `Japn`; did you mean `Japan`? <<"Japn">>']);
  expect(check('"pattern": "$sign"', '"pattern": "$sing"')).toEqual(['E0923 at `$.log[0].content.act.pattern`: there is no fact or act `$sing`; did you mean `$sign`? <<"$sing">>']);
  expect(check('"title": "D"', '"title": 3, "extra": 1')).toHaveLength(2);
  expect(check(json(), '[]')).toEqual(['E0921 a model begins with `"format": "servanda-model", "version": 1`; this has format none and version none <<[]>>']);
  expect(check(json(), '{"a": ')[0]).toMatch(/^E0920 this is not JSON: /);
});

test('paths are found in the text', () => {
  const text = '{ "a b": [1, {"c": "x\\"]}"}, null], "d": true }';
  const at = (...path: (string | number)[]) => {
    const { from, to } = locate('f', text, path);
    return text.slice(from, to);
  };
  expect([at('a b', 0), at('a b', 1, 'c'), at('a b', 2), at('d'), at('missing', 3), at('a b', 9)]).toEqual(['1', '"x\\"]}"', 'null', 'true', text, '[1, {"c": "x\\"]}"}, null]']);
  expect(pathText(['a b', 1, 'c'])).toBe('$["a b"][1].c');
});

test('the published JSON Schema is up to date and accepts what is written', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('../../../../docs/schema/model-1.json', import.meta.url), 'utf8'));
  expect(published, 'run: node tools/docs/make-schema.ts').toEqual(JSON.parse(JSON.stringify(modelJsonSchema())));
  const validate = new Ajv2020({ strict: false }).compile(modelJsonSchema());
  expect([validate(JSON.parse(json())), validate.errors]).toEqual([true, null]);
  expect(validate({ format: FORMAT, version: VERSION })).toBe(false);
});

const ROOT = new URL('../../../../', import.meta.url).pathname;
const EXAMPLES = readdirSync(`${ROOT}examples`, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('/dossier.treaty')).map((path) => path.slice(0, -'/dossier.treaty'.length)).sort();

test.each(EXAMPLES)('the example %s comes back as it was', (name) => {
  const read = (path: string): string | undefined => (existsSync(path) && path.includes('.') ? readFileSync(path, 'utf8') : undefined);
  const { model, diagnostics } = compile({ read: (path) => read(ROOT + path), library: (path) => read(`${ROOT}library/${path}`) }, `examples/${name}`);
  expect(model.instruments).not.toEqual([]);
  const text = JSON.stringify(modelToJson(model, (file) => read(ROOT + file)));
  const back = modelFromJson(`${name}.json`, text);
  if (hasErrors(diagnostics)) expect(back.diagnostics.every(({ code }) => code === 'E0923')).toBe(true);
  else expect(back.diagnostics).toEqual([]);
  if (back.model) expect(JSON.stringify(modelToJson(back.model, (file) => read(ROOT + file))) === text).toBe(true);
});
