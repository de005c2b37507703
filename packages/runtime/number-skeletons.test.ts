import { expect, test } from 'vitest'
import {
  parseDateTimeSkeleton,
  parseNumberSkeleton,
  parseNumberSkeletonFromString,
} from './number-skeletons.ts'

test('a sentence with the skeleton of a number or a date is refused, and not said wrongly', () => {
  for (const parse of [parseDateTimeSkeleton, parseNumberSkeleton, parseNumberSkeletonFromString]) {
    expect(() => parse()).toThrow('skeleton')
  }
})
