/** The whole style of the sheet, made for A4 in black. Its hash stands in the page's policy, so no other is allowed. */
export const style = `
@page { size: A4; margin: 20mm }
* { box-sizing: border-box }
body {
  margin: 0 auto;
  padding: 1rem;
  max-width: 44rem;
  color: #111;
  background: #fff;
  font: 11.5pt/1.5 'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 19pt; line-height: 1.2 }
dl { margin: 1.2rem 0 }
dt { margin-block-start: 0.7rem; font-weight: 700 }
dd { margin: 0 }
ul { margin: 0; padding-inline-start: 1.2rem }
dd, li { break-inside: avoid }
footer { margin-block-start: 1.6rem; padding-block-start: 0.5rem; border-block-start: 0.5pt solid #666; font-size: 9.5pt; color: #333 }
@media print { body { padding: 0; max-width: none } }
`
