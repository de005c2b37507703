import qrcode from 'qrcode-generator'

/** Scanners want four modules of white around a code. */
const margin = 4

/** A QR code as the path of a drawing: each run of dark modules of a row is one stroke. */
export type QrPath = { readonly size: number; readonly path: string }

export function qrPath(text: string): QrPath {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount()
  const rows = Array.from({ length: modules }, (_, y) => {
    const row = Array.from({ length: modules }, (_, x) => (code.isDark(y, x) ? '1' : '0')).join('')
    return [...row.matchAll(/1+/g)]
      .map(({ 0: run, index }) => `M${index + margin} ${y + margin}.5h${run.length}`)
      .join('')
  })
  return { size: modules + 2 * margin, path: rows.join('') }
}
