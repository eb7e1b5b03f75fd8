/** The JSON form of the model, with its schema. Apart from the package's main entry, because it loads zod. */
export { modelFromJson, type JsonResult } from './from-json.ts';
export { modelToJson, type Json } from './to-json.ts';
export { FORMAT, modelJsonSchema, VERSION } from './schema.ts';
