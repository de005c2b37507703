import { type Region, regions } from './regions.ts'

type Source = ImageBitmap | HTMLVideoElement

/**
 * Reads the QR codes of a picture, or of what the camera shows just now. With `isEnough` it looks closely, at ever
 * smaller parts, until enough was found.
 */
export type CodeReader = (
  source: Source,
  isEnough?: (texts: readonly string[]) => boolean,
) => Promise<readonly string[]>

/** What browsers on telephones have, and not all on desks. */
type DetectorClass = {
  new (options: {
    readonly formats: readonly string[]
  }): { readonly detect: (source: Source) => Promise<readonly { readonly rawValue: string }[]> }
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** So many dots are enough to read the densest code that fills a good part of what is looked at. */
const longestSide = 1000

/** The browser's own reader, or else one that is loaded only now. */
export async function openCodeReader(): Promise<CodeReader> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorClass } // not in every browser
  if (Own !== undefined && (await Own.getSupportedFormats()).includes('qr_code')) {
    const detector = new Own({ formats: ['qr_code'] })
    return async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue)
  }
  const { default: decode } = await import('qr/decode.js')
  return async (source, isEnough) => {
    const texts = new Set<string>()
    for (const region of isEnough === undefined ? regions.slice(0, 1) : regions) {
      const text = textIn(decode, dotsOf(source, region))
      if (text !== '') texts.add(text)
      if (isEnough?.([...texts])) break
      // The page stays alive between two looks.
      await new Promise((resolve) => setTimeout(resolve))
    }
    return [...texts]
  }
}

/** The text of the code among these dots; it throws where it finds none. */
function textIn(decode: (dots: ImageData) => string, dots: ImageData | undefined): string {
  try {
    return dots === undefined ? '' : decode(dots)
  } catch {
    return ''
  }
}

function dotsOf(source: Source, { x, y, width, height }: Region): ImageData | undefined {
  const [fullWidth, fullHeight] =
    source instanceof HTMLVideoElement
      ? [source.videoWidth, source.videoHeight]
      : [source.width, source.height]
  const [cutWidth, cutHeight] = [fullWidth * width, fullHeight * height]
  const scale = Math.min(1, longestSide / Math.max(cutWidth, cutHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(cutWidth * scale)
  canvas.height = Math.round(cutHeight * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null || canvas.width === 0 || canvas.height === 0) return undefined
  context.drawImage(
    source,
    x * fullWidth,
    y * fullHeight,
    cutWidth,
    cutHeight,
    0,
    0,
    canvas.width,
    canvas.height,
  )
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
