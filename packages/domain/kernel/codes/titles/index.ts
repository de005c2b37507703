import iscedF from './isced-f.json' with { type: 'json' }
import isco08 from './isco08.json' with { type: 'json' }

/** English titles of ISCO-08 by code, all four levels. Apart from the codes, so that checking codes needs no titles. */
export const isco08Titles: ReadonlyMap<string, string> = new Map(Object.entries(isco08))

/** English titles of ISCED-F 2013 by code, all three levels. */
export const iscedFTitles: ReadonlyMap<string, string> = new Map(Object.entries(iscedF))
