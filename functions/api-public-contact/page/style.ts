/** The pages' own style: readable on a telephone and on paper, in light and in dark, from either side. */
export const style = `
:root { color-scheme: light dark }
body { margin: 0; background: Canvas; color: CanvasText; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { font-size: 1.4rem }
h2, legend { font-size: 1.1rem; font-weight: 600 }
a { display: inline-block; min-height: 1.5rem }
form { display: grid; gap: 1rem; margin: 1rem 0 }
fieldset { display: grid; gap: .75rem; margin: 0; padding: .75rem 1rem; border: 1px solid #8886; min-width: 0 }
label { display: grid; gap: .25rem; font-weight: 600 }
label.tick { grid-template-columns: 1.5rem 1fr; align-items: start; font-weight: 400 }
input, select, textarea, button { font: inherit; padding: .5rem; min-height: 2.75rem; box-sizing: border-box; width: 100% }
.tick input { width: 1.5rem; min-height: 1.5rem; margin: 0 }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid #8886 }
dt { flex: 0 0 10rem; font-weight: 600 }
dd { flex: 1 1 12rem; margin: 0 }
.code { font: 700 1.25rem/1.6 ui-monospace, monospace; overflow-wrap: anywhere }
.note { padding: .75rem 1rem; border: 2px solid #8a6100; border-radius: .5rem }
.small { font-size: .9rem; font-weight: 400 }
.wrong { color: #b3261e; font-weight: 600 }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
nav a { margin-inline-end: 1rem }
@media (prefers-color-scheme: dark) { .wrong { color: #ffb4ab } }
@media print { form, nav { display: none } }
`
