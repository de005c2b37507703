import { maxSignaturePoints, signatureField } from '@passerelle/domain/signature-field'
import { expect, test } from 'vitest'
import { type Point, pathOf, penDown, penTo, placeIn, type Strokes } from './strokes.ts'

const places = (strokes: Strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0)

test('a place on any screen is a whole number within the field, also outside of it', () => {
  const box = { left: 20, top: 100, width: 300, height: 100 }
  expect(placeIn(box, { clientX: 170, clientY: 150 })).toEqual([300, 100])
  expect(placeIn(box, { clientX: 0, clientY: 500 })).toEqual([0, signatureField.height])
})

test('the pen begins a stroke, goes on with it, and leaves out where it hardly moved', () => {
  const strokes = [
    [3, 0],
    [40, 30],
  ].reduce<Strokes>(
    (before, at) => penTo(before, at as Point), // pairs
    penDown([], [2, 0]),
  )
  expect(penDown(strokes, [9, 9])).toEqual([
    [
      [2, 0],
      [40, 30],
    ],
    [[9, 9]],
  ])
  expect(penTo([], [1, 1])).toEqual([])
})

test('a scrawl without end is thinned to what a signature may have, and keeps where it began and ended', () => {
  let strokes: Strokes = penDown([], [0, 0])
  for (let n = 1; n < 5000; n += 1) strokes = penTo(strokes, [(n * 7) % 600, (n * 11) % 200])
  expect(places(strokes)).toBeLessThanOrEqual(maxSignaturePoints)
  expect(places(strokes)).toBeGreaterThan(maxSignaturePoints / 4)
  expect(strokes[0]?.[0]).toEqual([0, 0])
  expect(strokes[0]?.at(-1)).toEqual([(4999 * 7) % 600, (4999 * 11) % 200])
})

test('dots without end stop at what a signature may have', () => {
  let strokes: Strokes = []
  for (let n = 0; n < maxSignaturePoints + 5; n += 1) strokes = penDown(strokes, [n, 0])
  expect(places(strokes)).toBe(maxSignaturePoints)
})

test('a drawing is made of numbers alone, whatever came for one', () => {
  expect(
    pathOf([
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6]],
    ]),
  ).toBe('M1 2L3 4M5 6h0')
  const odd = [[['1"/><script>', 2]]] as unknown as Strokes // as nobody sends them
  expect(pathOf(odd)).toMatch(/^[MLh\d NaN]*$/)
})
