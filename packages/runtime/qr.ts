import qrcode from 'qrcode-generator'

/** Scanners want four modules of white around a code. */
const margin = 4

/** A QR code as the path of a drawing of `size` by `size` modules: each run of dark ones of a row is one stroke. */
export type QrPath = { readonly size: number; readonly path: string }

/**
 * Draws a text as a QR code, as small as will do: nothing is loaded for it, and it prints sharp at any size.
 *
 * @param level how much of it may be lost and it can still be read: L about 7 %, M about 15 %
 * @param mode `Alphanumeric` for digits, capitals and ` $%*+-./:` alone, which take a third less room
 */
export function qrPathOf(text: string, level: 'L' | 'M', mode: 'Byte' | 'Alphanumeric'): QrPath {
  const code = qrcode(0, level)
  code.addData(text, mode)
  code.make()
  const modules = code.getModuleCount()
  const rows = Array.from({ length: modules }, (_, y) => rowOf(y, modules, (x) => code.isDark(y, x)))
  return { size: modules + 2 * margin, path: rows.join('') }
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
