/** The whole style of the page. Its hash stands in the page's policy, so it is allowed and no other is. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #14181d);
  --raised: light-dark(#f2f5f7, #1d232a);
  --line: light-dark(#c3ccd4, #3c4855);
  --ink: light-dark(#16202a, #e8edf2);
  --faint: light-dark(#4b5966, #b3bfca);
  --link: light-dark(#0b5a8a, #8cc8f2);
  --mark: light-dark(#0d5c3c, #86d9b0);
}
* { box-sizing: border-box }
html { scroll-padding-block-start: 1rem }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.55 system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  overflow-wrap: anywhere;
}
header, .columns { max-width: 82rem; margin-inline: auto; padding-inline: 1rem }
header { padding-block: 1.5rem 0.5rem; border-block-end: 1px solid var(--line) }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2 }
h2 { margin-block: 3rem 0.5rem; font-size: 1.5rem; border-block-end: 2px solid var(--line) }
h3 { margin-block: 0 0.25rem; font-size: 1.15rem }
h4 { margin-block: 1rem 0.25rem; font-size: 1rem }
a { color: var(--link) }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
main:focus { outline: none }
code, pre { font-family: ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace; font-size: 0.92em }
.skip { position: absolute; inset-inline-start: -999rem }
.skip:focus { position: static; display: block; padding: 0.5rem 1rem }
.languages { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0; padding: 0; list-style: none }
.languages [aria-current] { font-weight: 700; text-decoration: none; color: var(--ink) }
.columns > nav ul { margin: 0; padding-inline-start: 0; list-style: none }
.columns > nav ul ul { padding-inline-start: 1rem; font-size: 0.9rem }
.columns > nav a { display: inline-block; padding-block: 0.15rem; text-decoration: none }
.columns > nav a:hover { text-decoration: underline }
article { margin-block: 1.25rem; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.4rem }
.call { margin: 0 0 0.5rem; text-align: start }
[dir='rtl'] .call { text-align: end }
.method { display: inline-block; min-width: 4.5em; color: var(--mark) }
dl { margin-block: 0.5rem }
dt { font-weight: 600 }
dd { margin: 0 0 0.5rem }
table { width: 100%; margin-block: 0.75rem; border-collapse: collapse; font-size: 0.95rem }
caption { padding-block: 0.25rem; color: var(--faint); text-align: start }
th, td { padding: 0.35rem 0.6rem; border: 1px solid var(--line); text-align: start; vertical-align: top }
thead th { background: var(--ground) }
tbody th { font-weight: 400; width: 30% }
td ul { margin: 0; padding-inline-start: 1.1rem }
small { color: var(--faint) }
.wide { overflow-x: auto }
.matrix tbody th, .transitions tbody th { width: auto }
.matrix td { color: var(--faint) }
.matrix .yes { color: var(--mark); font-weight: 700 }
pre { overflow-x: auto; margin: 0.5rem 0 0; padding: 0.75rem; background: var(--ground); border: 1px solid var(--line); white-space: pre-wrap }
@media (min-width: 62rem) {
  .columns { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2rem }
  .columns > nav { position: sticky; inset-block-start: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-block: 1.5rem }
}
@media print {
  :root { color-scheme: light }
  body { font-size: 9.5pt }
  .skip, .languages { display: none }
  .columns { display: block; max-width: none }
  .wide { overflow: visible }
  article { background: none; border: 0; border-block-start: 1px solid var(--line); border-radius: 0; padding: 0.5rem 0 }
  h2, h3, h4, caption, thead { break-after: avoid }
  tr, dd { break-inside: avoid }
  a { color: inherit; text-decoration: none }
  details::details-content { content-visibility: visible; block-size: auto }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
`
