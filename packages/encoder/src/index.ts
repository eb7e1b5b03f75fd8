/** Layer 5: questions about the future as programs for engines other than ours: clingo and spin. Shares nothing with the explorer but the layers below. */
export { encode, type Encoded } from './encode.ts';
export type { About, Engine } from './header.ts';
export { encodingOf, type Contest, type Encoding, type Posed } from './pose.ts';
export { startOf, type Start } from './assume.ts';
export { problemOf } from './ground.ts';
export { and, not, NO, type Expr, type Limit, type Outside, type Problem, type Query, type Write } from './problem.ts';
export { shortened } from './short-periods.ts';
export { toClingo } from './to-clingo.ts';
export { toPromela } from './to-promela.ts';
