/** Layer 9: the ide package over the Language Server Protocol. The only package that knows the protocol. */
export { serve, type ServeOptions } from './serve.ts';
