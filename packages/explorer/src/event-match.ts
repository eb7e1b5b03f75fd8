/** Effects against the event patterns of assumptions and goals. */
import type { EventPattern } from '@servanda/model';
import { instrumentOf, match, NO_BINDINGS, type Effect, type Program, type State } from '@servanda/semantics';

type Has = (term: { readonly kind: string } | undefined, value: string) => boolean;

/** Whether an effect is an event of the pattern. */
export function isEvent(program: Program, state: State, event: EventPattern, effect: Effect): boolean {
  const has: Has = (term, value) => term === undefined
    || match(program, state, [], { pattern: '', args: [term as never] }, { pattern: '', args: [value] }, NO_BINDINGS) !== undefined;
  switch (event.kind) {
    case 'act': return effect.kind === 'act' && match(program, state, [], event.act, effect.countsAs ?? effect.act, NO_BINDINGS) !== undefined;
    case 'enters-into-force': case 'ceases': return isLifeEvent(event, effect, has);
    case 'breach': return isBreachOf(program, state, event, effect, has);
    case 'deadline-passes': {
      const breach = breachIn(state, effect);
      return breach?.instance !== undefined && breach.provision === event.provision;
    }
    case 'fulfilment': {
      const instance = effect.kind === 'obligation' && effect.to === 'fulfilled' ? state.instances[effect.instance] : undefined;
      return instance !== undefined && program.normById.get(instance.norm)?.provision === event.provision && has(event.by, instance.bearer);
    }
    default: return false;
  }
}

/** Into force or out of it: the instrument itself where the pattern names no party, else for that party. */
function isLifeEvent(event: EventPattern & { readonly kind: 'enters-into-force' | 'ceases' }, effect: Effect, has: Has): boolean {
  const isEntry = event.kind === 'enters-into-force';
  if (event.party === undefined) return effect.kind === 'in-force' && effect.value === isEntry && has(event.instrument, effect.instrument);
  if (effect.kind !== 'status' || !has(event.instrument, effect.instrument) || !has(event.party, effect.party)) return false;
  return isEntry ? effect.to === 'party' : effect.to === 'withdrawn' || effect.to === 'ended';
}

function isBreachOf(program: Program, state: State, event: EventPattern & { readonly kind: 'breach' }, effect: Effect, has: Has): boolean {
  const breach = breachIn(state, effect);
  if (breach === undefined || (event.provision !== undefined && event.provision !== breach.provision)) return false;
  return has(event.by, breach.by) && (event.toward === undefined || breach.toward.some((q) => has(event.toward, q)))
    && has(event.instrument, instrumentOf(program, breach.provision) ?? '');
}

const breachIn = (state: State, effect: Effect): State['breaches'][number] | undefined => (effect.kind === 'breach' ? state.breaches[effect.breach] : undefined);
