/** The graph of a report → DOT, the language of Graphviz, and by Graphviz itself → SVG. */
import { cleanText, escapeSvgText } from './escape.ts';
import { graphOf, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { LIGHT, PICTURE_STYLE } from './palette.ts';
import type { ReportInput } from './report-input.ts';
import { linesOf } from './svg-text.ts';
import type { PictureOptions } from './timeline-svg.ts';

/** The report's parties, instruments and open duties in DOT. */
export function toDot(report: ReportInput): string {
  return dotOf(graphOf(report));
}

/** Sizes are a little larger than what is shown in the end: Graphviz measures with its own metrics, readers have other faces. */
const FONT_SIZE = 12;
const SHOWN_SIZE = 11;

function dotOf(graph: Graph): string {
  return [
    'digraph servanda {',
    `  graph [label=${quoted(graph.hidden > 0 ? `${graph.title} (${graph.hidden} more not drawn)` : graph.title)}, labelloc=t, rankdir=LR, ranksep=1.1, nodesep=0.35, bgcolor="${LIGHT.paper}", fontname="Helvetica", fontsize=${FONT_SIZE + 2}, fontcolor="${LIGHT.ink}", pad=0.2];`,
    `  node [fontname="Helvetica", fontsize=${FONT_SIZE}, color="${LIGHT.line}", fontcolor="${LIGHT.ink}", margin="0.2,0.1"];`,
    `  edge [fontname="Helvetica", fontsize=${FONT_SIZE - 1}, color="${LIGHT.line}", fontcolor="${LIGHT.muted}"];`,
    ...graph.nodes.map((node) => `  ${node.id} [${nodeAttributes(node)}];`),
    ...graph.edges.map(edgeLine),
    '}', '',
  ].join('\n');
}

function nodeAttributes(node: GraphNode): string {
  const label = `label=${quoted([...linesOf(node.label, 190, FONT_SIZE), ...(node.note === undefined ? [] : [node.note])].join('\n'))}`;
  switch (node.look) {
    case 'plain': return `${label}, shape=ellipse`;
    case 'in-force': return `${label}, shape=box, style=filled, fillcolor="${LIGHT.accent}", color="${LIGHT.accent}", fontcolor="${LIGHT.onAccent}"`;
    case 'not-in-force': return `${label}, shape=box`;
    case 'draft': return `${label}, shape=note, style=dashed`;
    case 'due': return `${label}, shape=box, style=rounded, penwidth=1.8, color="${LIGHT.bad}", fontcolor="${LIGHT.bad}"`;
    case 'pending': return `${label}, shape=box, style="rounded,dashed", color="${LIGHT.wait}", fontcolor="${LIGHT.wait}"`;
    case 'unknown': return `${label}, shape=box, style=dashed, color="${LIGHT.wait}", fontcolor="${LIGHT.wait}"`;
  }
}

/** What is owed stands left of the parties, so `owes` is drawn against its arrow. */
function edgeLine(edge: GraphEdge): string {
  const label = `label=${quoted(linesOf(edge.label, 170, FONT_SIZE).join('\n'))}`;
  const look = edgeLook(edge);
  return edge.kind === 'owes' ? `  ${edge.to} -> ${edge.from} [${label}, dir=back, arrowtail=none, ${look}];` : `  ${edge.from} -> ${edge.to} [${label}${edge.kind === 'standing' ? ', dir=none' : ''}, ${look}];`;
}

function edgeLook(edge: GraphEdge): string {
  switch (edge.look) {
    case 'bound': return `penwidth=1.6, color="${LIGHT.accent}"`;
    case 'partly': return 'style=dashed';
    case 'past': return 'style=dotted';
    case 'due': return `penwidth=1.8, color="${LIGHT.bad}", fontcolor="${LIGHT.bad}"`;
    case 'pending': return `style=dashed, color="${LIGHT.wait}", fontcolor="${LIGHT.wait}"`;
    case 'unknown': return `style=dashed, color="${LIGHT.wait}", fontcolor="${LIGHT.wait}"`;
  }
}

/** In a quoted string of DOT the quote, the backslash and the line end need care; in a label also the entities that Graphviz reads. */
function quoted(text: string): string {
  return `"${cleanText(text).replace(/&/g, '&amp;').replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
}

/** The same graph as a picture. Graphviz (1 MB of WebAssembly) is loaded when it is first needed. */
export async function toSvg(report: ReportInput, { id = 'graph' }: PictureOptions = {}): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graph = graphOf(report);
  const drawn = (await Graphviz.load()).dot(dotOf(graph), 'svg');
  return finished(drawn, graph, id);
}

/** What Graphviz draws, given a title and description for those who don't see it, dark colours, and faces that exist. */
function finished(drawn: string, graph: Graph, id: string): string {
  const svg = drawn.slice(drawn.indexOf('<svg')).replace(/<!--[\s\S]*?-->\n?/g, '').replace(/<title>[\s\S]*?<\/title>\n?/g, '').replace(/ xmlns:xlink="[^"]*"/, '').trim();
  const coloured = (Object.keys(LIGHT) as (keyof typeof LIGHT)[]).reduce((text, name) => {
    const light = LIGHT[name];
    return text.replaceAll(`fill="${light}"`, `class="f-${name}" fill="${light}"`).replaceAll(`stroke="${light}"`, `class="s-${name}" stroke="${light}"`);
  }, svg.replace(/fill="black"/g, `fill="${LIGHT.ink}"`).replace(/stroke="black"/g, `stroke="${LIGHT.ink}"`));
  const sized = coloured.replace(/ font-family="[^"]*"/g, '').replace(/font-size="([\d.]+)"/g, (_, size: string) => `font-size="${(Number(size) * SHOWN_SIZE) / FONT_SIZE}"`).replace(/class="([^"]*)"([^>]*?) class="([^"]*)"/g, 'class="$1 $3"$2');
  const head = `<svg class="servanda" role="img" aria-labelledby="${id}-title ${id}-desc"`;
  const said = `<title id="${id}-title">${escapeSvgText(graph.title)}</title><desc id="${id}-desc">${escapeSvgText(description(graph))}</desc><style>${PICTURE_STYLE}</style>`;
  const opened = sized.replace(/^<svg/, head);
  const end = opened.indexOf('>') + 1;
  return opened.slice(0, end) + said + opened.slice(end).replace(/ id="([^"]*)"/g, ` id="${id}-$1"`).replace('<g ', '<g aria-hidden="true" ');
}

function description(graph: Graph): string {
  const names = new Map(graph.nodes.map((node) => [node.id, node.note === undefined ? node.label : `${node.label} (${node.note})`]));
  const name = (id: string): string => names.get(id) ?? id;
  return graph.edges.map((edge) => (edge.kind === 'standing' ? `${name(edge.from)}, ${name(edge.to)}: ${edge.label}.` : edge.kind === 'owes' ? `${name(edge.from)} owes this: ${name(edge.to)}.` : `This is owed to ${name(edge.to)}: ${name(edge.from)}.`)).join(' ');
}
