import { maxSignaturePoints, signatureField } from '@passerelle/domain/signature-field'

export type Point = [x: number, y: number]
export type Strokes = readonly (readonly Point[])[]

/** A pen that moved less than this is where it was. */
const step = 3

/** A place on the screen as a place in the field that is signed in. */
export function placeIn(
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  at: { readonly clientX: number; readonly clientY: number },
): Point {
  const within = (part: number, of: number) => Math.round(Math.min(Math.max(part, 0), 1) * of)
  return [
    within((at.clientX - box.left) / box.width, signatureField.width),
    within((at.clientY - box.top) / box.height, signatureField.height),
  ]
}

/** The strokes after the pen was put down somewhere. */
export function penDown(strokes: Strokes, at: Point): Strokes {
  return fitting([...strokes, [at]])
}

/** The strokes after the pen went on from where it was. */
export function penTo(strokes: Strokes, at: Point): Strokes {
  const stroke = strokes.at(-1)
  const last = stroke?.at(-1)
  if (stroke === undefined || last === undefined) return strokes
  if (Math.hypot(at[0] - last[0], at[1] - last[1]) < step) return strokes
  return fitting([...strokes.slice(0, -1), [...stroke, at]])
}

/** With no more places than a signature has: of strokes that are too long every second one goes, but not their ends. */
function fitting(strokes: Strokes): Strokes {
  const places = strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  if (places <= maxSignaturePoints) return strokes
  const thinned = strokes.map((stroke) =>
    stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1),
  )
  const left = thinned.reduce((sum, stroke) => sum + stroke.length, 0)
  // Nothing but dots is left, so the last one finds no place any more.
  return left === places ? strokes.slice(0, -1) : fitting(thinned)
}

/** Strokes as the path of a drawing, of numbers and the letters M, L and h alone. A dot is a line of no length. */
export function pathOf(strokes: Strokes): string {
  return strokes
    .map((stroke) => {
      const [first, ...rest] = stroke.map(([x, y]) => `${Number(x)} ${Number(y)}`)
      return `M${first}${rest.length === 0 ? 'h0' : rest.map((place) => `L${place}`).join('')}`
    })
    .join('')
}
