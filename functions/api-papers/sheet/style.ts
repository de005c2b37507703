/** The whole style of the sheet, made for A4 in black. Its hash stands in the page's policy, so no other is allowed. */
export const style = `
@page { size: A4; margin: 16mm }
* { box-sizing: border-box }
body {
  margin: 0 auto;
  padding: 1rem;
  max-width: 48rem;
  color: #111;
  background: #fff;
  font: 11pt/1.45 'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 18pt; line-height: 1.2 }
h2 { margin: 1.1rem 0 0.3rem; font-size: 12.5pt; border-block-end: 1pt solid #111 }
p { margin: 0.3rem 0 }
ul { margin: 0.3rem 0; padding-inline-start: 1.3rem }
table { width: 100%; border-collapse: collapse }
th, td { padding: 0.25rem 0.4rem; border: 0.5pt solid #666; text-align: start; vertical-align: top }
thead { display: table-header-group }
tr, section > p, .codes { break-inside: avoid }
.codes > div { display: flex; flex-wrap: wrap; gap: 4mm }
.codes svg { width: 56mm; height: 56mm }
footer { margin-block-start: 1.4rem; font-size: 9pt; color: #333 }
@media print { body { padding: 0; max-width: none } }
`
