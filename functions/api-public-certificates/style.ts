/** The page's own style: readable on a telephone and on paper, in light and in dark, from either side. */
export const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { font-size: 1.25rem }
.state { padding: .75rem 1rem; border: 2px solid; border-radius: .5rem; font-weight: 600 }
.valid { border-color: #1a7f4b }
.revoked, .unknown { border-color: #b3261e }
.expired { border-color: #8a6100 }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid #8886 }
dt { flex: 0 0 11rem; font-weight: 600 }
dd { flex: 1 1 14rem; margin: 0 }
`
