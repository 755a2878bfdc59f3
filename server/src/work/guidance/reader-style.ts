/** The style sheet of published guidance, on screens and on paper, in the colours of the product. */
export const readerStyle = `
:root { color-scheme: light dark; --paper: light-dark(#faf6ee, #13181d); --surface: light-dark(#fffdf8, #1b2229);
  --ink: light-dark(#1d2530, #f3eee4); --soft: light-dark(#4c5665, #b8c0ca); --line: light-dark(#e0d7c3, #323b46);
  --accent: light-dark(#0b5a5e, #79cbc6); --warm: light-dark(#fbefd5, #3a2f16); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.55 'Atkinson Hyperlegible Next', Verdana, sans-serif; overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; justify-content: space-between; padding: 1rem max(1rem, calc(50% - 23rem)); border-bottom: 1px solid var(--line); }
header p { margin: 0; font-weight: 650; }
header nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3, h4 { font-family: Georgia, serif; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 5vw, 2.6rem); margin: 0 0 0.75rem; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.6rem; scroll-margin-top: 1rem; }
h3 { margin: 1.75rem 0 0.5rem; font-size: 1.25rem; }
h4 { margin: 1.25rem 0 0.5rem; font-size: 1.1rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--surface); padding: 0.5rem; }
.kind { margin: 0; color: var(--soft); font-weight: 650; }
.audience { margin: 0 0 1rem; color: var(--soft); }
.due { border: 1px solid var(--line); border-left: 6px solid var(--accent); background: var(--warm); border-radius: 8px; padding: 0.75rem 1rem; }
.contents, .control, .words { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1rem 1.25rem; margin: 1.5rem 0; }
.contents p { margin: 0; font-weight: 650; }
.contents ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
.control h2, .words h2 { margin-top: 0; font-size: 1.35rem; }
.control { margin-top: 3rem; }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
.text li > p { margin: 0.3rem 0; }
.text table { font-size: 0.95em; }
.text img { max-width: 100%; height: auto; }
.text blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--line); color: var(--soft); }
.text pre { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.95em; }
.callout { border: 1px solid var(--line); border-left: 6px solid var(--accent); border-radius: 8px; background: var(--surface); padding: 0.25rem 1rem; margin: 1rem 0; }
.callout[data-tone="warning"] { background: var(--warm); border-left-style: double; }
.callout[data-tone="example"] { border-left-style: dotted; }
.scroll, .text table { display: block; overflow-x: auto; margin: 1rem 0; --edge: light-dark(#0004, #fff4);
  background: linear-gradient(to right, var(--paper) 30%, transparent) left / 3rem 100% local no-repeat, linear-gradient(to left, var(--paper) 30%, transparent) right / 3rem 100% local no-repeat,
    linear-gradient(to right, var(--edge), transparent) left / 0.9rem 100% scroll no-repeat, linear-gradient(to left, var(--edge), transparent) right / 0.9rem 100% scroll no-repeat; }
.control .scroll { --paper: var(--surface); }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem; border: 1px solid var(--line); }
th > p, td > p { margin: 0; }
thead th { background: var(--surface); }
footer h2 { font-size: 1.2rem; }
footer a { margin-right: 1.5rem; }
@page { margin: 20mm 18mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --surface: #fff; --warm: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; }
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  header { padding: 0 0 0.5rem; }
  header nav, footer, .skip, .contents { display: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, img, .callout, pre { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll, .text table { display: table; width: 100%; overflow: visible; background: none; }
  .text a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; }
  .control { break-before: page; border: 0; padding: 0; }
}
`;
