/** What tests that play against strategies need to see of the solver; not for applications. */
export { pass, tryAct } from './arena.ts';
export { assume } from './assume.ts';
export { baseWorld } from './base-world.ts';
export { keyOf } from './canonical-key.ts';
export { playGame } from './game.ts';
export { keepWorld } from './keep.ts';
export { openKeys } from './check-strategy.ts';
export { nextPursued } from './strategy.ts';
export { startWatch } from './watch.ts';
export { type World } from './world.ts';
export { contextOf } from './context.ts';
