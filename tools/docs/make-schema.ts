/** Writes docs/schema/model-1.json, the JSON Schema of the model's JSON form: `node tools/docs/make-schema.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { modelJsonSchema } from '@servanda/model/json';

mkdirSync(new URL('../../docs/schema/', import.meta.url), { recursive: true });
writeFileSync(new URL('../../docs/schema/model-1.json', import.meta.url), `${JSON.stringify(modelJsonSchema(), null, 2)}\n`);
