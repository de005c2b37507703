/** The field that is signed in: places of the pen are counted in it from the upper left corner. */
export const signatureField = { width: 600, height: 200 } as const

/** As many places as all strokes of a signature have together; written out, they are at most 4 kB. */
export const maxSignaturePoints = 400
