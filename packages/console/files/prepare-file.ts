/** A picture from a telephone is made smaller than this before it is sent: papers can still be read. */
const longestSide = 2400
const largestAsItIs = 1_500_000
const quality = 0.85

/** A file of the device as it is sent: base64, and a large picture made smaller. What is no picture is sent as it is. */
export async function preparedFile(file: File): Promise<string> {
  return base64Of(await smaller(file))
}

async function smaller(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= largestAsItIs) return file
  // What the browser cannot show, the API refuses with its reason.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (picture === undefined) return file
  const canvas = document.createElement('canvas')
  Object.assign(canvas, scaledTo(longestSide, picture))
  const paper = canvas.getContext('2d')
  if (paper === null) return file
  // A JPEG lets nothing shine through.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  return made ?? file
}

type Size = { readonly width: number; readonly height: number }

/** The size of a picture whose longer side is so long at the most. */
export function scaledTo(most: number, { width, height }: Size): Size {
  const by = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(file)
  })
}
