/**
 * The language's pages are read by the program: the `treaty` blocks of a page make one dossier without a complaint, and a block
 * marked `expect CODE` gets that message when it is put behind the blocks before it. Blocks may also be files: `treaty file=NAME`, `csv NAME`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { openDossier } from '@servanda/dossier';
import { compile, type Model } from '@servanda/model';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const PAGES = readdirSync(`${ROOT}docs/language`).filter((name) => name.endsWith('.md') && name !== 'diagnostics.md');

interface Block {
  readonly info: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(`${ROOT}docs/language/${page}`, 'utf8');
  return [...text.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', body = '']) => ({ info, text: body }));
}

/** Compiles texts as one dossier beside the page's files; tells the complaints, each with the line it is about. */
function complaints(text: string, files: ReadonlyMap<string, string>): { model: Model; lines: string[]; codes: string[] } {
  const read = (path: string): string | undefined => (path === 'page.treaty' ? text : files.get(path));
  const library = (path: string): string | undefined => (existsSync(`${ROOT}library/${path}`) ? readFileSync(`${ROOT}library/${path}`, 'utf8') : undefined);
  const { model, diagnostics } = compile({ read, library, list: () => [...files.keys()] }, 'page.treaty');
  const found = diagnostics.filter(({ severity }) => severity !== 'info');
  return {
    model,
    codes: found.map(({ code }) => code),
    lines: found.map(({ code, message, span }) => `${code} ${message} | ${(read(span.file) ?? '').slice(span.from, span.to)}`),
  };
}

function filesOf(blocks: readonly Block[]): ReadonlyMap<string, string> {
  return new Map(blocks.flatMap(({ info, text }) => {
    const name = /^(?:csv |treaty file=)(\S+)$/.exec(info)?.[1];
    return name === undefined ? [] : [[name, text] as const];
  }));
}

test.each(PAGES)('the examples of %s are understood', (page) => {
  const blocks = blocksOf(page);
  const files = filesOf(blocks);
  let dossier = '';
  for (const { info, text } of blocks) {
    const code = /^treaty expect (\w+)$/.exec(info)?.[1];
    if (code !== undefined) expect(complaints(dossier + text, files), text).toMatchObject({ codes: expect.arrayContaining([code]) });
    else if (info === 'treaty') {
      dossier += text;
      expect(complaints(dossier, files).lines, text).toEqual([]);
    } else expect(info).toMatch(/^(?:csv |treaty file=)\S+$/);
  }
  expect(dossier).not.toBe('');
});

test.each(PAGES)('the answers expected in %s come out', (page) => {
  const blocks = blocksOf(page);
  const texts: Record<string, string> = Object.fromEntries(filesOf(blocks));
  texts['dossier.treaty'] = blocks.filter(({ info }) => info === 'treaty').map(({ text }) => text).join('');
  const library = (path: string): string | undefined => (existsSync(`${ROOT}library/${path}`) ? readFileSync(`${ROOT}library/${path}`, 'utf8') : undefined);
  const rows = openDossier(texts, { library }).check().questions.flatMap(({ id, expectations }) => expectations.map((row) => ({ id, ...row })));
  const wrong = rows.filter((row) => !row.isMet && row.answer.answer.kind !== 'unknown');
  expect(wrong.map(({ id, expected, got }) => `${id}: expected ${expected}, got ${got}`)).toEqual([]);
});

/** Every `kind` of the model that some page shows, as `type: kind`; found in the JSON of the models, under the key that holds them. */
function shownKinds(): ReadonlySet<string> {
  const shown = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, key);
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && typeof value.kind === 'string') shown.add(`${key}: ${value.kind}`);
      for (const [name, each] of Object.entries(value)) if (name !== 'origin') visit(each, name === 'of' ? key : name);
    }
  };
  for (const page of PAGES) {
    const blocks = blocksOf(page);
    const { model } = complaints(blocks.filter(({ info }) => info === 'treaty').map(({ text }) => text).join(''), filesOf(blocks));
    visit({ ...model, acts: model.acts.filter(({ treatyAct }) => treatyAct === undefined) }, 'model');
    for (const entry of model.log) if (entry.content.kind === 'act') shown.add(`act: ${entry.content.act.pattern}`);
  }
  return shown;
}

const EVERY: Readonly<Record<string, string>> = {
  law: 'obligation prohibition permission power constitutive counts-as priority modifier',
  change: 'exception deadline disapply survival',
  ask: 'holds when who owes missing possible leads-to keep ensure prevent conflict circular contradicted compare',
  assumptions: 'holds happens keeps never',
  answer: 'yes no unknown date names relation',
  threshold: 'count all weight and exchange signature own-consent date event',
  content: 'act fact official statement event proposed attitude text',
  deadline: 'day before-event',
  effects: 'fact terminate',
  instruments: 'instrument draft custom',
  reports: 'report notice',
  event: 'enters-into-force ceases',
  act: '$sign $ratify $accept $approve $accede $exchange $succeed $notify-completion $withdraw $revoke $suspend $resume $terminate $apply-provisionally '
    + '$end-provisional $reserve $withdraw-reservation $oppose $accept-reservation',
};

test('the pages show every kind of sentence', () => {
  const shown = shownKinds();
  const missing = Object.entries(EVERY).flatMap(([key, kinds]) => kinds.split(' ').map((kind) => `${key}: ${kind}`)).filter((each) => !shown.has(each));
  expect(missing).toEqual([]);
});

/** The card's rows by what their sentences belong to. The others declare. */
const CARD_SECTIONS: Readonly<Record<string, 'clause' | 'law' | 'log'>> = {
  'consent': 'clause', 'entry into force': 'clause', 'for latecomers too': 'clause', 'duration': 'clause', 'leaving': 'clause',
  'an obligation': 'law', 'a fresh one each time': 'law', 'a prohibition': 'law', 'a permission': 'law', 'a change of facts': 'law', 'priority': 'law',
  'an arguable meaning': 'log', 'what happened': 'log', 'who says so': 'log', 'a question': 'log', "what can't be said": 'log',
};

test('every line of the card is understood, all in one dossier', () => {
  const page = readFileSync(`${ROOT}docs/language/README.md`, 'utf8');
  const rows = [...page.matchAll(/^\| ([^|`]+) \| (`.*) \|$/gm)].map(([, label = '', cell = '']) => ({ label, lines: [...cell.matchAll(/`([^`]+[.?])`/g)].map(([, code = '']) => code) }));
  expect(rows.length).toBeGreaterThan(20);
  const of = (section: 'clause' | 'law' | 'log' | undefined): readonly string[] => rows.filter(({ label }) => label !== 'all States of the world' && CARD_SECTIONS[label] === section).flatMap(({ lines }) => lines);
  const clauses = of('clause').map((line, i) => `instrument Clauses${i} among Japan, USSR and USA.\n${line}\n`);
  const law = of('law').map((line, i) => `article ${i + 1}.\n${line}\n`);
  const text = [...of(undefined), ...clauses, 'instrument Law between Japan and USSR.\n', ...law, 'dossier "Log".\n', ...of('log')].join('\n');
  expect(complaints(`${text}\n`, new Map()).lines).toEqual([]);
});
