/** The whole style of the page. Its hash stands in the page's policy, so no other is allowed. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf6ef, #141d1c);
  --sheet: light-dark(#ffffff, #1c2827);
  --sheet-edge: light-dark(#e6dfd2, #31413f);
  --ink: light-dark(#21302e, #e9efed);
  --ink-soft: light-dark(#566764, #a9bab6);
  --river: light-dark(#156c63, #6cc4b8);
  --amber-wash: light-dark(#fcf1d9, #3a2e14);
  --amber-ink: light-dark(#6b4705, #f2cf87);
  --brick-wash: light-dark(#fbe9e3, #44221a);
  --brick-ink: light-dark(#8a2d16, #ffb7a3);
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif; overflow-wrap: anywhere }
main { display: grid; gap: 1.25rem; max-inline-size: 42rem; margin-inline: auto; padding: 1rem 1rem 3rem }
h1, h2, h3, p, ul { margin: 0 }
h1 { font-size: 1.7rem; line-height: 1.25 }
h2 { font-size: 1.3rem }
h3 { font-size: 1.1rem }
section, article, form, .field, .card, .notice { display: grid; gap: 0.6rem; min-inline-size: 0 }
.card { padding: 1rem; background: var(--sheet); border: 1px solid var(--sheet-edge); border-radius: 0.9rem }
.notice { padding: 0.9rem 1.1rem; border-radius: 0.7rem; border-inline-start: 0.3rem solid currentcolor }
.waiting { background: var(--amber-wash); color: var(--amber-ink) }
.grave { background: var(--brick-wash); color: var(--brick-ink) }
.soft, small { color: var(--ink-soft) }
.error { color: var(--brick-ink) }
.line, address > * { display: block }
address { font-style: normal }
a { color: var(--river) }
address a { inline-size: fit-content; padding-block: 0.25rem }
:focus-visible { outline: 3px solid var(--river); outline-offset: 2px }
label { font-weight: 600 }
input, button { min-block-size: 2.9rem; padding: 0.55rem 1rem; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--ink-soft); border-radius: 0.6rem }
button { font-weight: 600; color: var(--sheet); background: var(--river); border-color: var(--river) }
`
