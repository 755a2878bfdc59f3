/** The style sheet of the reference pages, in the colours of the product. */
export const referenceStyle = `
:root { color-scheme: light dark; --paper: light-dark(#faf6ee, #13181d); --surface: light-dark(#fffdf8, #1b2229);
  --ink: light-dark(#1d2530, #f3eee4); --soft: light-dark(#4c5665, #b8c0ca); --line: light-dark(#e0d7c3, #323b46);
  --accent: light-dark(#0b5a5e, #79cbc6); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 'Atkinson Hyperlegible Next', Verdana, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; padding: 1rem max(1rem, calc(50% - 30rem)); border-bottom: 1px solid var(--line); }
header nav, .subjects ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1, h2 { font-family: Georgia, serif; line-height: 1.2; }
h1 { font-size: 2.25rem; }
h2 { margin-top: 3rem; font-size: 1.6rem; scroll-margin-top: 1rem; }
h3 { margin: 0 0 0.5rem; font-size: 1.1rem; }
p { max-width: 66ch; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--surface); padding: 0.5rem; }
.subjects ul { list-style: none; padding: 0; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; margin: 1rem 0; }
article h2 { margin-top: 0; }
article > :last-child { margin-bottom: 0; }
.method { color: var(--accent); font-weight: 700; }
.status { color: var(--soft); font-weight: 400; }
.scroll { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.97rem; overflow-wrap: normal; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.25rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-top: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.95em; }
`;
