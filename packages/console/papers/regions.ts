/** A part of a picture, each measure from 0 to 1. */
export type Region = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const shares = [1, 0.6, 0.4] as const

/** Windows of this share, so many that anything a little smaller lies whole in one of them. */
function placesOf(share: number): readonly number[] {
  const steps = Math.ceil((1 - share) / (share * 0.75))
  return Array.from({ length: steps + 1 }, (_, step) => (steps === 0 ? 0 : ((1 - share) * step) / steps))
}

/** The whole of a picture and then ever smaller parts, in which codes that stand beside each other stand alone. */
export const regions: readonly Region[] = shares
  .flatMap((width) =>
    shares.flatMap((height) =>
      placesOf(width).flatMap((x) => placesOf(height).map((y) => ({ x, y, width, height }))),
    ),
  )
  .toSorted((one, other) => other.width * other.height - one.width * one.height)
