import { PDFiumLibrary } from '@hyzyla/pdfium'

/** Dots in rows, four bytes each. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

export type SeenPdf = {
  readonly pages: number
  /** The text of the first page as PDFium, the engine of Chrome, gives it to whoever copies it: its lines. */
  readonly lines: readonly string[]
  /** The first page as it is shown, at 216 dots an inch. */
  readonly picture: Picture
  /** The file, byte by byte as a character. */
  readonly bytes: string
}

/** Opens a PDF as a reader does who did not make it. */
export async function seePdf(file: Blob): Promise<SeenPdf> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(bytes)
    const page = document.getPage(0)
    const text = page.getText() // before it is rendered: rendering closes the page
    const { width, height, data } = await page.render({ scale: 3, render: 'bitmap' })
    const seen = {
      pages: document.getPageCount(),
      lines: text.split(/\r?\n/).map((line) => line.trim()),
      picture: { width, height, data: Uint8ClampedArray.from(data) },
      bytes: Buffer.from(bytes).toString('latin1'),
    }
    document.destroy()
    return seen
  } finally {
    library.destroy()
  }
}

/** A part of a picture; all four are shares of the whole. */
export function cutOut(
  { width, height, data }: Picture,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Picture {
  const [left, top] = [Math.floor(part.x * width), Math.floor(part.y * height)]
  const [across, down] = [Math.floor(part.width * width), Math.floor(part.height * height)]
  const cut = new Uint8ClampedArray(across * down * 4)
  for (let row = 0; row < down; row += 1) {
    const from = ((top + row) * width + left) * 4
    cut.set(data.subarray(from, from + across * 4), row * across * 4)
  }
  return { width: across, height: down, data: cut }
}
