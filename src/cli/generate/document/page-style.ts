// The style of a report in a browser: light, dark, and on paper.

export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #59636e; --line: #d1d9e0; --soft: #f3f5f7; --link: #0550ae;
  --good: #116329; --bad: #a40e26; --warning: #7d4e00; --used: #1a7f37; --unused: #cf222e; --unseen: #8c959f; --bar: #0969da; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9198a1; --line: #3d444d; --soft: #161b22; --link: #79c0ff;
    --good: #56d364; --bad: #ff7b72; --warning: #e3b341; --used: #3fb950; --unused: #f85149; --unseen: #6e7681; --bar: #58a6ff; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; } h3 { margin-top: 1.8rem; font-size: 1.05rem; }
h1, h2, p, li, td, figcaption { overflow-wrap: anywhere; }
a { color: var(--link); } nav ol { padding-left: 0; list-style: none; } nav .l2 { padding-left: 1.5rem; font-size: .92rem; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); font-size: .85rem; }
.wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; font-size: .9rem; }
caption { padding: .3rem 0; color: var(--faint); text-align: left; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; } th.n, td.n { width: 1%; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; } .warning { color: var(--warning); }
figure { margin: 1rem 0; overflow-x: auto; } figcaption { color: var(--faint); font-size: .9rem; }
svg { max-width: none; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .axis { fill: var(--faint); font-size: 11px; }
svg .lane { fill: var(--soft); } svg .bar { fill: var(--bar); } svg .used { fill: var(--used); } svg .unused { fill: var(--paper); stroke: var(--unused); stroke-width: 1.5; } svg .unseen { fill: var(--unseen); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media print { main { max-width: none; padding: 0; } nav { display: none; } pre { white-space: pre-wrap; } .wide, figure, pre { overflow: visible; } tr, figure { break-inside: avoid; } }
`;
