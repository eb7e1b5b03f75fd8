/** The graph of a report → a Mermaid flowchart, for wikis and issue trackers that draw it. */
import { cleanText } from './escape.ts';
import { graphOf, type GraphEdge, type GraphNode } from './graph.ts';
import { LIGHT } from './palette.ts';
import type { ReportInput } from './report-input.ts';

/** The report's parties, instruments and open duties. */
export function toMermaid(report: ReportInput): string {
  const graph = graphOf(report);
  const classes = graph.nodes.filter((node) => node.look !== 'plain').map((node) => `  class ${node.id} ${node.look}`);
  return [
    'flowchart LR',
    `  accTitle: ${oneLine(graph.title)}`,
    ...graph.nodes.map((node) => `  ${node.id}${shapeOf(node)}`),
    ...graph.edges.map((edge) => `  ${edge.from} ${arrowOf(edge)}${edge.label === '' ? '' : `|"${label(edge.label)}"|`} ${edge.to}`),
    ...classes,
    `  classDef in-force fill:${LIGHT.accent},stroke:${LIGHT.accent},color:${LIGHT.onAccent}`,
    '  classDef not-in-force stroke-width:1px', '  classDef draft stroke-dasharray:4 3', '  classDef unknown stroke-dasharray:2 2',
    `  classDef due stroke:${LIGHT.bad},stroke-width:2px`, `  classDef pending stroke:${LIGHT.wait},stroke-dasharray:4 3`, '',
  ].join('\n');
}

function shapeOf(node: GraphNode): string {
  const text = label(node.note === undefined ? node.label : `${node.label}\n${node.note}`);
  return node.kind === 'party' ? `(["${text}"])` : node.kind === 'duty' ? `("${text}")` : `["${text}"]`;
}

function arrowOf(edge: GraphEdge): string {
  switch (edge.look) {
    case 'bound': return '---';
    case 'due': return edge.kind === 'owes' ? '===' : '==>';
    case 'pending': return edge.kind === 'owes' ? '-.-' : '-.->';
    default: return edge.kind === 'owed-to' ? '-.->' : '-.-';
  }
}

/** Mermaid reads `#…;` as a character; whatever has a meaning for it or for HTML is written so. */
function label(text: string): string {
  return cleanText(text).replace(/[^\p{L}\p{M}\p{N} .,:()/\n’“”–-]/gu, (c) => `#${c.codePointAt(0) ?? 0};`).replace(/\n/g, '<br/>');
}

function oneLine(text: string): string {
  return cleanText(text).replace(/[^\p{L}\p{M}\p{N} .,()-]/gu, ' ').replace(/\s+/g, ' ').trim();
}
