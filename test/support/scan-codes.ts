import jsqr from 'jsqr'

// The package says what it exports in the way of CommonJS only.
const read = jsqr as unknown as typeof jsqr.default

/** How large a module is in the pictures that are tried, as when a telephone is held nearer or further away. */
const distances = [4, 3, 5, 6, 8]

/**
 * The texts of the QR codes of a page, in their order: each drawing is painted dot by dot and read like a photograph.
 */
export function scanCodes(page: string): readonly string[] {
  const drawings = page.matchAll(/<svg viewBox="0 0 (\d+) \d+".*?<path[^>]* d="([^"]*)"/g)
  return [...drawings].map(([, size, path = '']) => {
    for (const pixels of distances) {
      const width = Number(size) * pixels
      const found = read(painted(path, width, pixels), width, width)
      if (found !== null) return found.data
    }
    throw new Error(`a code of ${size} modules that cannot be read`)
  })
}

function painted(path: string, width: number, pixels: number): Uint8ClampedArray {
  const image = new Uint8ClampedArray(width * width * 4).fill(255)
  let at = { x: 0, y: 0 }
  for (const [, command, first, second] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const along = Number(first)
    if (command === 'M') at = { x: along, y: Math.floor(Number(second)) }
    if (command === 'h') darken(image, width, at, along, pixels)
    if (command !== 'M') at = { ...at, x: at.x + along }
  }
  return image
}

function darken(
  image: Uint8ClampedArray,
  width: number,
  from: { readonly x: number; readonly y: number },
  modules: number,
  pixels: number,
): void {
  for (let y = from.y * pixels; y < (from.y + 1) * pixels; y += 1) {
    for (let x = from.x * pixels; x < (from.x + modules) * pixels; x += 1) {
      image.set([0, 0, 0, 255], (y * width + x) * 4)
    }
  }
}
