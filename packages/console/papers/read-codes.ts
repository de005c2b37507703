/** Reads the QR codes of a picture, or of what the camera shows just now. */
export type CodeReader = (source: ImageBitmap | HTMLVideoElement) => Promise<readonly string[]>

/** What browsers on telephones have, and not all on desks. */
type Detector = {
  readonly detect: (
    source: ImageBitmap | HTMLVideoElement,
  ) => Promise<readonly { readonly rawValue: string }[]>
}
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** Three codes of a sheet are still readable at this size, and a picture of a telephone is not larger than need be. */
const longestSide = 2400
const mostCodes = 3

/** The browser's own reader, or else one that is loaded only now. */
export async function openCodeReader(): Promise<CodeReader> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorClass } // not in every browser
  if (Own !== undefined && (await Own.getSupportedFormats()).includes('qr_code')) {
    const detector = new Own({ formats: ['qr_code'] })
    return async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue)
  }
  const { default: loaded } = await import('jsqr')
  // The package says what it exports in the way of CommonJS only.
  const read = loaded as unknown as typeof loaded.default
  return async (source) => {
    const drawn = draw(source)
    if (drawn === undefined) return []
    const { context, width, height } = drawn
    const texts: string[] = []
    // It finds one code at a time; what was found is painted over.
    while (texts.length < mostCodes) {
      const { data } = context.getImageData(0, 0, width, height)
      const found = read(data, width, height, { inversionAttempts: 'dontInvert' })
      if (found === null) break
      texts.push(found.data)
      const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = found.location
      context.beginPath()
      for (const { x, y } of [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner]) {
        context.lineTo(x, y)
      }
      context.fill()
    }
    return texts
  }
}

function draw(source: ImageBitmap | HTMLVideoElement) {
  const [fullWidth, fullHeight] =
    source instanceof HTMLVideoElement
      ? [source.videoWidth, source.videoHeight]
      : [source.width, source.height]
  const scale = Math.min(1, longestSide / Math.max(fullWidth, fullHeight))
  const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)]
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null || width === 0 || height === 0) return undefined
  context.fillStyle = '#fff'
  context.drawImage(source, 0, 0, width, height)
  return { context, width, height }
}
