// Generated from `treaty.grammar` by `build-grammar.ts`; do not edit.
import {LRParser} from "@lezer/lr"
import {headingTokens} from "./heading-tokens.ts"
import {boundaryTokens} from "./boundary-tokens.ts"
import {textTokens} from "./tokens.ts"
import {treatyHighlighting} from "./highlighting.ts"
export const treatyParser = LRParser.deserialize({
  version: 14,
  states: "#xQYQYOOOOQ['#C|'#C|OOQ['#Cv'#CvO#eQ[O'#CqOOQY'#Cq'#CqOOQY'#Cr'#CrOOQY'#C{'#C{OOQY'#Cu'#CuQYQYOOO#lQ[O'#CtO#sQZO'#CsOOQY'#Cw'#CwQ#}QYOOOOQ[-E6t-E6tOOQY'#C}'#C}OOQY,59],59]OOQY-E6s-E6sO$SQ[O,59`OOQY,59`,59`O$ZQZO,59_OOQY-E6u-E6uOOQY1G.z1G.z",
  stateData: "$e~OmOSROS~OPXOSPOTPOUPOVPOWPOXPOYPOZPO[PO]PO^PO_PO`SOaPObTOcTO~OQ^OSPOTPOUPOVPOWPOXPOYPOZPO[PO]PO^PO_POaPOb^Oc^O~O`_O~P!aO`bO~P!aOPgXlgX~P]OPXO~O`eO~P!aOPgalga~P]O",
  goto: "#]rPPPPPPPPPPPPPPPPPPPPPssy!O!T!_!lPPP!s!y#SXUOWYcVZOW[VYOW[QWOS`WcRcYWROWYcS]RaRaXS[OWRd[XVOWYc_QORWXYacQ_RQbXRea",
  nodeNames: "⚠ HeadingKeyword MissingStop LineComment Word ModalWord StructureWord DeclarationWord Number Ordinal Percent Date String Punctuation MalformedDate UnclosedString BrokenString Invalid StopMark QuestionMark File Sentence StrayMark Section Heading",
  maxTerm: 33,
  propSources: [treatyHighlighting],
  skippedNodes: [0,3],
  repeatNodeCount: 3,
  tokenData: "RORO",
  tokenizers: [0, headingTokens, boundaryTokens, textTokens],
  topRules: {"File":[0,20]},
  tokenPrec: 0
})
