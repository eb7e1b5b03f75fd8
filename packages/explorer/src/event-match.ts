/** Effects against the event patterns of assumptions and goals. */
import type { EventPattern } from '@servanda/model';
import { instrumentOf, match, NO_BINDINGS, type Effect, type Program, type State } from '@servanda/semantics';

/** Whether an effect is an event of the pattern. */
export function isEvent(program: Program, state: State, event: EventPattern, effect: Effect): boolean {
  const is = (term: { readonly kind: string } | undefined, value: string): boolean => term === undefined
    || match(program, state, [], { pattern: '', args: [term as never] }, { pattern: '', args: [value] }, NO_BINDINGS) !== undefined;
  switch (event.kind) {
    case 'act': return effect.kind === 'act' && match(program, state, [], event.act, effect.countsAs ?? effect.act, NO_BINDINGS) !== undefined;
    case 'enters-into-force': case 'ceases': {
      const isIn = event.kind === 'enters-into-force';
      if (event.party === undefined) return effect.kind === 'in-force' && effect.value === isIn && is(event.instrument, effect.instrument);
      if (effect.kind !== 'status' || !is(event.instrument, effect.instrument) || !is(event.party, effect.party)) return false;
      return isIn ? effect.to === 'party' : effect.to === 'withdrawn' || effect.to === 'ended';
    }
    case 'breach': {
      const breach = effect.kind === 'breach' ? state.breaches[effect.breach] : undefined;
      return breach !== undefined && (event.provision === undefined || event.provision === breach.provision) && is(event.by, breach.by)
        && (event.toward === undefined || breach.toward.some((q) => is(event.toward, q)))
        && is(event.instrument, instrumentOf(program, breach.provision) ?? '');
    }
    case 'deadline-passes': return effect.kind === 'breach' && state.breaches[effect.breach]?.instance !== undefined && state.breaches[effect.breach]?.provision === event.provision;
    case 'fulfilment': {
      const instance = effect.kind === 'obligation' && effect.to === 'fulfilled' ? state.instances[effect.instance] : undefined;
      return instance !== undefined && program.normById.get(instance.norm)?.provision === event.provision && is(event.by, instance.bearer);
    }
    default: return false;
  }
}
