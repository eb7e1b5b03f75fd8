/** Every kind of diagnostic about names, phrases and law, by area; the catalogue of the package is `catalogue.ts`. */
export {
  unknownName, kindAsName, wrongKind, swappedNames, duplicateName, unknownArticle, notInInstrument, noEarlierNoun, articleOutside, ambiguousPronoun,
  unusedName,
} from './diagnostics-names.ts';
export {
  unreadable, malformed, ambiguousPhrase, noVerb, unknownOption, untilDate, passiveWithoutAgent, factPromised, choiceOfActs, cannotHappen,
  incompletePhrase, notACondition, noSuchDate, shorterThanADay, indefiniteDeadline, lastingDuty, twoSentences, consentOfAnother,
} from './diagnostics-phrases.ts';
export {
  clauseOutside, contradictoryClauses, badEntry, weightMissing, countsAsCircle, protocolCircle, continuityCircle, priorityCircle,
  nothingToModify, unboundVariable, clauseInReading, notAnActor, reachesBack, nothingHere,
} from './diagnostics-law.ts';
