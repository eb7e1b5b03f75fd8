/** What can be wrong with a model in its JSON form: codes E0920–E0923. Made by from-json.ts. */
import { catalogue, defineDiagnostic, suggestion } from '@servanda/base';

/** Text that is not JSON. */
export const notJson = defineDiagnostic<{ reason: string }>({
  code: 'E0920',
  severity: 'error',
  title: 'not JSON',
  explain: 'The file is read as a model in its JSON form and is not JSON at all (RFC 8259). It may have been cut off or edited by hand.',
  render: ({ reason }) => `this is not JSON: ${reason}`,
});

/** JSON that is something else, or a later version. */
export const notAModel = defineDiagnostic<{ format: string; version: string; known: number }>({
  code: 'E0921',
  severity: 'error',
  title: 'not a model of a known version',
  explain: `
A model in its JSON form begins with \`"format": "servanda-model", "version": 1\`. Other versions come from another release of the
program; make the file again with this one.`,
  render: ({ format, version, known }) =>
    `a model begins with \`"format": "servanda-model", "version": ${known}\`; this has format ${format} and version ${version}`,
});

/** A value of the wrong shape. */
export const wrongShape = defineDiagnostic<{ path: string; problem: string }>({
  code: 'E0922',
  severity: 'error',
  title: 'wrong shape in a model',
  explain: 'A value in the JSON form is missing, of the wrong type, or not one of those allowed. docs/schema/model-1.json describes the form.',
  render: ({ path, problem }) => `at \`${path}\`: ${problem}`,
});

/** A name that nothing in the model has. */
export const danglingReference = defineDiagnostic<{ path: string; what: string; name: string; nearest?: string }>({
  code: 'E0923',
  severity: 'error',
  title: 'name without a bearer in a model',
  explain: 'The JSON form refers by name to something it does not contain: a fact or act, a thing, an instrument or a provision.',
  render: ({ path, what, name, nearest }) => `at \`${path}\`: there is no ${what} \`${name}\`${suggestion(nearest)}`,
});

/** Every kind of diagnostic about the JSON form. */
export const jsonCatalogue = catalogue(notJson, notAModel, wrongShape, danglingReference);
