/** Layer 6: two drafts or two versions compared by what they permit. */
export { compare, type CompareOptions, type Side } from './compare.ts';
export type {
  Burden, Comparison, ComparisonScope, DividingRun, PartyRelation, ProvisionChange, Relation, RunStep,
} from './comparison.ts';
export { renamed, renamingsIn, type Renaming } from './match-names.ts';
export { provisionChanges, type PlaceName } from './provisions.ts';
