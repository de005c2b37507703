import { type Html, html } from '@passerelle/runtime/html'
import { qrPathOf } from '@passerelle/runtime/qr'

/** A QR code as a drawing in the page. */
export function qrOf(text: string, label: string): Html {
  const { size, path } = qrPathOf(text, 'M', 'Alphanumeric')
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path stroke="#000" d="${path}"/></svg>`
}
