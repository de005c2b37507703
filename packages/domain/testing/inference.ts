import {
  type FundersTables,
  fewest,
  type Grouping,
  type IndicatorKey,
  type IndicatorLine,
} from '../indicators/index.ts'

/*
 * What somebody can tell who has all published tables, knows by which rule they were made, and counts on his fingers. It
 * tries every number that may have been, and keeps those that would have been published in just the same way.
 */

/** How tables are made of the lines of a year, and of what was published of the years before. */
export type Publish = (lines: readonly IndicatorLine[], before: readonly FundersTables[]) => FundersTables

/** Of which lines another is a part, as anybody knows who knows the work. */
const parts: Readonly<Record<string, readonly IndicatorKey[]>> = {
  trained: ['participants'],
  certified: ['trained', 'participants'],
  recognised: ['participants'],
  returned: ['participants'],
  in_work: ['returned', 'participants'],
  founded: ['participants'],
}

/** Numbers by line, one for each year. */
type Numbers = ReadonlyMap<IndicatorKey, readonly number[]>

/** Groups of one to four people that these tables give away, each in words. */
export function givenAway(published: readonly FundersTables[], publish: Publish): readonly string[] {
  return [
    ...Object.keys(parts).flatMap((key) => fewInLine(key as IndicatorKey, published, publish)),
    ...published.flatMap((_, year) => fewInTables(year, published, publish)),
    ...published.flatMap(fewInTwoTables),
  ]
}

/** What a second word about the same year gives away: numbers that moved by one to four. */
export function givenAwayByAnother(one: FundersTables, other: FundersTables): readonly string[] {
  const moved = one.lines.flatMap(({ indicator, atLeast, atMost }) => {
    const now = other.lines.find((line) => line.indicator === indicator)
    if (now === undefined || atLeast !== atMost || now.atLeast !== now.atMost) return []
    return isFew(Math.abs(now.atLeast - atLeast)) ? [`the change of ${indicator}`] : []
  })
  const groups = one.tables.flatMap(({ by, groups: those }) =>
    those.flatMap(({ group, number }) => {
      const now = other.tables.find((table) => table.by === by)?.groups.find((each) => each.group === group)
      return now !== undefined && isFew(Math.abs(now.number - number)) ? [`the change of ${group}`] : []
    }),
  )
  return [...moved, ...groups]
}

function isFew(number: number): boolean {
  return number > 0 && number < fewest
}

/** The people of a line in each year, and whom a whole leaves over at the end of each. */
function fewInLine(key: IndicatorKey, published: readonly FundersTables[], publish: Publish): string[] {
  const wholes = parts[key] ?? []
  const keys = [...wholes.toReversed(), key]
  const suspects = published.flatMap((_, year) => [
    ...keys.map((one) => ({
      name: `${one} of year ${year}`,
      people: (numbers: Numbers) => numbers.get(one)?.[year] ?? 0,
    })),
    ...wholes.map((whole) => ({
      name: `${whole} without ${key} after year ${year}`,
      people: (numbers: Numbers) => upTo(numbers, whole, year) - upTo(numbers, key, year),
    })),
  ])
  return suspects
    .filter(({ people }) => {
      for (const numbers of allNumbers(keys, published)) {
        if (!isFew(people(numbers)) && isPublishedAlike(numbers, published, publish)) return false
      }
      return true
    })
    .map(({ name }) => name)
}

function upTo(numbers: Numbers, key: IndicatorKey, year: number): number {
  return (numbers.get(key) ?? []).slice(0, year + 1).reduce((sum, number) => sum + number, 0)
}

/** Every number that each line may be in each year, no part more than its whole; those without few of anything first. */
function* allNumbers(keys: readonly IndicatorKey[], published: readonly FundersTables[]): Generator<Numbers> {
  const places = keys.flatMap((key) => published.map(({ lines }, year) => ({ key, year, lines })))
  function* from(at: number, numbers: Numbers): Generator<Numbers> {
    const place = places[at]
    if (place === undefined) return yield numbers
    const { key, year, lines } = place
    const { atLeast = 0, atMost } = lines.find(({ indicator }) => indicator === key) ?? {}
    const room = (parts[key] ?? []).map((whole) => upTo(numbers, whole, year) - upTo(numbers, key, year))
    const most = Math.min(...room, ...(atMost === undefined ? [] : [atMost]))
    const range = Array.from({ length: Math.max(0, most - atLeast + 1) }, (_, n) => atLeast + n)
    // Of nearly all, all; of few, and of what nothing is told, none.
    if (atMost === undefined && atLeast > 0) range.reverse()
    for (const number of range) {
      yield* from(at + 1, new Map([...numbers, [key, [...(numbers.get(key) ?? []), number]]]))
    }
  }
  yield* from(0, new Map())
}

function isPublishedAlike(numbers: Numbers, published: readonly FundersTables[], publish: Publish): boolean {
  return published.every((tables, year) => {
    const lines = [...numbers].map(([indicator, those]) => ({
      indicator,
      number: those[year] ?? 0,
      cells: [],
    }))
    const again = publish(lines, published.slice(0, year))
    return [...numbers.keys()].every((key) => told(again, key) === told(tables, key))
  })
}

function told({ lines }: FundersTables, key: IndicatorKey): string {
  const { atLeast, atMost } = lines.find(({ indicator }) => indicator === key) ?? {}
  return `${atLeast} ${atMost}`
}

/** All that people may be told apart by. */
const universe: Readonly<Record<Grouping, readonly string[]>> = {
  country: ['GM', 'KG', 'NE', 'SN'],
  gender: ['diverse', 'female', 'male', 'unknown'],
  ageBracket: ['18_to_60', 'over_60', 'under_18', 'unknown'],
}

/** The groups of each table, told or not. */
function fewInTables(year: number, published: readonly FundersTables[], publish: Publish): string[] {
  const tables = published[year]
  const whole = tables?.lines.find(({ indicator }) => indicator === 'participants')
  if (tables === undefined || whole === undefined || whole.atLeast !== whole.atMost) return []
  return (Object.keys(universe) as Grouping[]).flatMap((by) => {
    const table = tables.tables.find((each) => each.by === by)
    const shown = new Map(table?.groups.map(({ group, number }) => [group, number]))
    const left = whole.atLeast - [...shown.values()].reduce((sum, number) => sum + number, 0)
    if (isFew(left)) return [`those whom no group by ${by} of year ${year} holds`]
    const unseen = universe[by].filter((group) => !shown.has(group))
    return unseen
      .filter((group) => {
        for (const numbers of splits(left, unseen.length)) {
          const all = new Map([...shown, ...unseen.map((each, at) => [each, numbers[at] ?? 0] as const)])
          if (!isFew(all.get(group) ?? 0) && isGroupedAlike(by, all)) return false
        }
        return true
      })
      .map((group) => `${group} of year ${year}`)
    function isGroupedAlike(of: Grouping, numbers: ReadonlyMap<string, number>): boolean {
      const cells = [...numbers].map(([group, number]) => cellOf(of, group, number))
      const again = publish([{ indicator: 'participants', number: whole?.atLeast ?? 0, cells }], [])
      return JSON.stringify(again.tables.find((each) => each.by === of)) === JSON.stringify(table)
    }
  })
}

function cellOf(by: Grouping, group: string, number: number) {
  return {
    country: 'SN',
    gender: 'female',
    ageBracket: '18_to_60',
    [by]: group,
    number,
  } as IndicatorLine['cells'][number] // with the names of the universe
}

/** All ways to split people into so many groups. */
function* splits(people: number, groups: number): Generator<readonly number[]> {
  if (groups === 0) return
  if (groups === 1) return yield [people]
  for (let first = 0; first <= people; first += 1) {
    for (const rest of splits(people - first, groups - 1)) yield [first, ...rest]
  }
}

/** Those whom two tables of a year have in common, by what each says of how many there are. */
function fewInTwoTables({ lines, tables }: FundersTables): string[] {
  const whole = lines.find(({ indicator }) => indicator === 'participants')?.atLeast ?? 0
  const groupsOf = tables.map(({ by, groups, others }) => [
    ...groups.map(({ group, number }) => ({ name: group, number })),
    ...(others === undefined ? [] : [{ name: `others by ${by}`, number: others }]),
  ])
  return groupsOf.flatMap((some, at) =>
    groupsOf.slice(at + 1).flatMap((others) =>
      some.flatMap((one) =>
        others
          .filter(({ number }) => {
            const [least, most] = [Math.max(0, one.number + number - whole), Math.min(one.number, number)]
            return least > 0 && most < fewest
          })
          .map(({ name }) => `${one.name} and ${name}`),
      ),
    ),
  )
}
