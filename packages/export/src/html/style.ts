/**
 * The style of the page: a book face in one narrow column for long legal text, a plain face for tables and notes, one accent.
 * No font is fetched: the stacks name what systems have. Wide screens get the contents beside the text, print gets neither
 * contents nor links. Read next: `palette.ts`.
 */
import { DARK, LIGHT, schemeDeclarations } from '../palette.ts';

const SERIF = '"Source Serif 4","Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Noto Serif","DejaVu Serif",serif';
const SANS = '"Source Sans 3","Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","DejaVu Sans",sans-serif';

const BASE = `
:root{color-scheme:light dark;${schemeDeclarations(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${schemeDeclarations(DARK)}}}
*{box-sizing:border-box}
html{font:1.0625rem/1.6 ${SERIF};background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;padding:1.5rem clamp(1rem,4vw,2.5rem) 5rem;max-width:52rem;overflow-wrap:break-word;hyphens:manual}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:.16rem solid var(--accent);outline-offset:.15rem}
h1,h2,h3,h4{line-height:1.22;font-weight:600;text-wrap:balance;margin:0}
h1{font-size:clamp(1.7rem,1.2rem + 2.4vw,2.7rem);letter-spacing:-.012em;margin:.3rem 0 .7rem}
h2{font-size:1.5rem;margin:0 0 1rem;padding-top:.8rem;border-top:.18rem solid var(--ink)}
h3{font-size:1.16rem}
p{margin:.45rem 0}
ul,ol{padding-inline-start:1.3rem;margin:.4rem 0}
main>section{margin-top:3.4rem}
article{margin:1.5rem 0 2rem}
figure{margin:1rem 0}
figcaption{font:.9rem/1.45 ${SANS};color:var(--muted)}
code{font:.88em ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
time{white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem;z-index:2}
`;

const PARTS = `
.kicker,.basis,.aside,.ref,.line,.when,.small,.term,dt,table,nav,summary,.mark,.tag,footer,.under,.full{font-family:${SANS}}
.kicker{font-size:.9rem;color:var(--muted);margin:0;letter-spacing:.01em}
.basis,.aside{font-size:.9rem;line-height:1.5;color:var(--muted)}
.lead{font-size:1.2rem;line-height:1.55}
.term{font-size:.9rem;color:var(--muted);font-weight:600}
.ref,.line,.when,.small{font-size:.84rem;line-height:1.45;color:var(--muted)}
.ref a,.line a{color:inherit}
.small{display:block}
.mark{font-size:.84rem;font-weight:600;white-space:normal}
.mark.good{color:var(--good)}.mark.wait,.mark.doubt{color:var(--wait)}.mark.bad{color:var(--bad)}.mark.past{color:var(--muted)}
.tag{font-size:.8rem;border:1px solid var(--line);border-radius:.2rem;padding:.05rem .4rem;color:var(--muted);vertical-align:.08em}
.full{font-size:.9rem;font-weight:400;color:var(--muted);margin-inline-start:.6rem}
.plain{list-style:none;padding:0}
.plain>li{margin:.9rem 0}
.plain.close>li{margin:.3rem 0}
.party{border-top:1px solid var(--rule);padding-top:1rem}
dl{margin:.5rem 0}
dl>div{display:grid;grid-template-columns:9.5rem 1fr;gap:.1rem 1rem;padding:.32rem 0}
dt{font-size:.88rem;line-height:1.75;color:var(--muted);grid-column:1}
dd{margin:0 0 .3rem;grid-column:2}
.state{margin:.15rem 0 .4rem}
.words{margin:.2rem 0}
.bearer{margin-top:1.6rem}
.bearer>h3{border-bottom:1px solid var(--rule);padding-bottom:.25rem}
.claim{border-inline-start:.2rem solid var(--rule);padding-inline-start:.9rem}
.chain{color:var(--muted)}
.answers{list-style:none;padding:0}
.answers>li{border-inline-start:.2rem solid var(--rule);padding-inline-start:1rem;margin:.7rem 0}
.question{margin:1.2rem 0 1.6rem}.question>h3{font-size:1.08rem}
.asks{font-style:italic}
.verdict{font-size:1.06rem}
.under{font-size:.9rem;color:var(--muted)}
details{margin:.4rem 0}
summary{font-size:.9rem;color:var(--accent);cursor:pointer;width:fit-content}
.why>ul{border-inline-start:.2rem solid var(--accent);padding-inline-start:1.1rem;list-style:none;margin:.5rem 0 1rem}
.why ul ul{list-style:none;padding-inline-start:1.1rem;border-inline-start:1px solid var(--rule);margin:.3rem 0}
.why li{margin:.4rem 0}
.cite{font-size:.92rem;line-height:1.5;margin:.15rem 0 .3rem;color:var(--muted)}
.cite q{display:block;color:var(--ink);font-style:italic;quotes:none}
.scroll{overflow-x:auto;margin:.8rem 0;position:relative}
.scroll svg{display:block;max-width:none}
.wide svg,.play svg{width:100%;height:auto;min-width:42rem}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45}
caption{text-align:start;color:var(--muted);padding-bottom:.4rem}
th,td{text-align:start;vertical-align:top;padding:.5rem .9rem .5rem 0;border-top:1px solid var(--rule)}
thead th{border-top:0;border-bottom:1px solid var(--line);color:var(--muted);font-weight:600;white-space:nowrap}
tbody tr:first-child>*{border-top:0}
tbody th{font-weight:600;min-width:7rem}
.reasons .why{margin:.15rem 0}
.text{white-space:pre-wrap;font-size:1rem;line-height:1.65;padding-inline-start:3.2rem;position:relative;tab-size:2;unicode-bidi:plaintext}
.text .n{position:absolute;left:0;width:2.2rem;text-align:end;font:.78rem/2.05 ${SANS};color:var(--muted);user-select:none}
.text .n::before{content:attr(data-n)}
.text .note{color:var(--muted);font-style:italic}
.text .head{font-weight:600}
.text :target,article:target>h3,.law:target{background:color-mix(in srgb,var(--accent) 16%,transparent);box-shadow:0 0 0 .2rem color-mix(in srgb,var(--accent) 16%,transparent)}
nav ol{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.92rem;line-height:1.7}
nav{border-block:1px solid var(--rule);padding:.6rem 0;margin:1.4rem 0 0}
footer{margin-top:4rem;border-top:1px solid var(--rule);padding-top:.8rem;font-size:.84rem;color:var(--muted)}
`;

const WIDE = `
@media (min-width:75rem){
body{max-width:72rem;display:grid;grid-template-columns:13rem minmax(0,49rem);column-gap:4rem}
header,main,footer{grid-column:2}
nav{grid-column:1;grid-row:1/span 3;border:0;margin:0;padding:.3rem 0 0;position:sticky;top:1.5rem;align-self:start;max-height:94vh;overflow:auto}
nav ol{display:block}nav li{margin:.1rem 0}nav a{text-decoration:none}nav a:hover{text-decoration:underline}
}
@media (max-width:40rem){
html{font-size:1rem}
dl>div{grid-template-columns:1fr}dt{line-height:1.5}dd{grid-column:1}
.text{padding-inline-start:2.3rem;font-size:.94rem}.text .n{width:1.7rem}
th,td{padding-inline-end:.7rem}
}
`;

/**
 * Print is a memo: black on white, no contents, addresses of outer links written out. The reasons of duties, breaches and
 * answers are unfolded; other folds are printed if the reader has opened them.
 */
const PRINT = `
@media print{
@page{margin:22mm 20mm}
html{font-size:10.5pt;background:#fff;color:#000}
body{display:block;max-width:none;padding:0}
nav,.skip{display:none}
main>section{margin-top:1.6rem}
h2,h3{break-after:avoid}
.party dl>div,tr,figure,.cite,.verdict,.duty>p{break-inside:avoid}
.duty>p{break-after:avoid}
a{color:inherit;text-decoration:none}
a[href^=http]::after{content:" <" attr(href) ">";font-size:.85em}
.scroll{overflow:visible}.scroll svg{width:100%;min-width:0;height:auto}
summary{color:inherit;list-style:none;font-weight:600}
details:not([open]):not(#duties .why,#breaches .why,#findings details,#questions details){display:none}
#duties .why::details-content,#breaches .why::details-content,#findings details::details-content,#questions details::details-content{content-visibility:visible;display:block;height:auto}
#text{break-before:page}
}
`;

/** The whole style sheet. */
export const PAGE_STYLE = `${BASE}${PARTS}${WIDE}${PRINT}`.replace(/\n+/g, '\n').trim();
