/** The pages' own style: readable on a telephone and on paper, in light and in dark, from either side. */
export const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { font-size: 1.4rem }
h2 { font-size: 1.15rem; margin-top: 2rem }
ul { list-style: none; padding: 0 }
li { padding: .6rem 0; border-bottom: 1px solid #8886 }
a { display: inline-block; min-height: 1.5rem }
form { display: grid; gap: .75rem; margin: 1rem 0 }
label { display: grid; gap: .25rem; font-weight: 600 }
input, select, button { font: inherit; padding: .5rem; min-height: 2.75rem; box-sizing: border-box; width: 100% }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid #8886 }
dt { flex: 0 0 11rem; font-weight: 600 }
dd { flex: 1 1 14rem; margin: 0; white-space: pre-line }
.note { padding: .75rem 1rem; border: 2px solid #8a6100; border-radius: .5rem }
.small { font-size: .9rem }
.stale { color: GrayText }
nav a { margin-inline-end: 1rem }
`
