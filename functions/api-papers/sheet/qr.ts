import { type Html, html } from '@passerelle/runtime/html'
import qrcode from 'qrcode-generator'

// Scanners want four modules of white around a code.
const margin = 4

/** A QR code as a drawing in the page: nothing is loaded, and it prints sharp at any size. */
export function qrOf(text: string, label: string): Html {
  const code = qrcode(0, 'M')
  code.addData(text, 'Alphanumeric')
  code.make()
  const modules = code.getModuleCount()
  const size = modules + 2 * margin
  const path = Array.from({ length: modules }, (_, y) => rowOf(y, modules, (x) => code.isDark(y, x))).join('')
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path stroke="#000" d="${path}"/></svg>`
}

/** One row as strokes: where a run of dark modules begins, how long it is, how far it is to the next. */
function rowOf(y: number, modules: number, isDark: (x: number) => boolean): string {
  let path = ''
  let end = 0
  for (let x = 0; x < modules; x += 1) {
    if (!isDark(x)) continue
    const start = x
    while (x + 1 < modules && isDark(x + 1)) x += 1
    path += path === '' ? `M${start + margin} ${y + margin}.5` : `m${start - end} 0`
    path += `h${x + 1 - start}`
    end = x + 1
  }
  return path
}
