// Generated from `treaty.grammar` by `build-grammar.ts`; do not edit.
import {LRParser} from "@lezer/lr"
import {headingTokens} from "./heading-tokens.ts"
import {boundaryTokens} from "./boundary-tokens.ts"
import {textTokens} from "./tokens.ts"
import {treatyHighlighting} from "./highlighting.ts"
export const treatyParser = LRParser.deserialize({
  version: 14,
  states: "#rQYQYOOOOQ['#C{'#C{OOQ['#Cu'#CuO!^Q[O'#CpOOQY'#Cq'#CqOOQY'#Cz'#CzOOQY'#Ct'#CtQYQYOOO!^Q[O'#CsO#bQZO'#CrOOQY'#Cv'#CvQ#lQYOOOOQ[-E6s-E6sOOQY'#C|'#C|OOQY,59[,59[OOQY-E6r-E6rO!^Q[O,59_OOQY,59_,59_O#qQZO,59^OOQY-E6t-E6tOOQY1G.y1G.y",
  stateData: "#{~OlOSROS~OPWOSPOTPOUPOVPOWPOXPOYPOZPO[PO]PO^PO_PO`POaSObSO~OQ]OSPOTPOUPOVPOWPOXPOYPOZPO[PO]PO^PO_PO`POa]Ob]O~OPfXkfX~P]OPWO~OPfakfa~P]O",
  goto: "#[qPPPPPPPPPPPPPPPPPPPPrrx}!S!^!kPPP!r!x#RXTOVXbVYOVZVXOVZQVOS_VbRbXWROVXbS[R`R`WSZOVRcZXUOVXb_QORVWX`bQ^RQaWRd`",
  nodeNames: "⚠ HeadingKeyword MissingStop LineComment Word ModalWord StructureWord DeclarationWord Number Ordinal Percent Date String Punctuation MalformedDate UnclosedString Invalid StopMark QuestionMark File Sentence StrayMark Section Heading",
  maxTerm: 32,
  propSources: [treatyHighlighting],
  skippedNodes: [0,3],
  repeatNodeCount: 3,
  tokenData: "RORO",
  tokenizers: [0, headingTokens, boundaryTokens, textTokens],
  topRules: {"File":[0,19]},
  tokenPrec: 0
})
