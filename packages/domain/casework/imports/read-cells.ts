import * as z from 'zod'
import type { CountryCode } from '../../kernel/codes/index.ts'
import { countrySchema } from '../../kernel/codes/index.ts'
import { type FieldCode, type FieldError, type NumberReading, plainNumber } from '../../kernel/index.ts'
import { type ChannelKind, channelKinds } from '../participant/channel.ts'
import type { Cells, ImportColumn } from './columns.ts'

/**
 * How a table is written where that is not the same everywhere: which sign stands before the decimals, whether the day or
 * the month comes first between slashes, and of which country numbers without a country code are.
 */
export const tableReadingSchema = z.strictObject({
  decimal: z.enum([',', '.']),
  dayOrder: z.enum(['day_first', 'month_first']),
  numbersOf: z.union([countrySchema, z.literal('return_country')]),
})

export type TableReading = z.infer<typeof tableReadingSchema>

/** The columns whose cells are codes, or the words for them. */
export type CodedColumn = 'kind' | 'gender' | 'stage' | 'certainty'

/** What people write for codes, in their languages. What is not known stays as it is, and is refused by its field. */
export type CellWords = {
  country(written: string): string | undefined
  language(written: string): string | undefined
  code(column: CodedColumn, written: string): string | undefined
  yesOrNo(written: string): boolean | undefined
}

/** Reads a number as it is dialled inside of a country. */
export type ReadNationalNumber = (number: string, country: CountryCode) => NumberReading

export type CellFault = Pick<FieldError, 'code' | 'params'> & { readonly column: ImportColumn }

/** The entry of a person as the cells tell it, not yet looked at; and what of the cells could not be read. */
export type ReadRow = {
  readonly entry: Readonly<Record<string, unknown>>
  readonly faults: readonly CellFault[]
  /** The columns of the entry's channels, in their order. */
  readonly channels: readonly ChannelKind[]
}

type Reader = {
  readonly reading: TableReading
  readonly words: CellWords
  readonly readNational: ReadNationalNumber
}

/** Reads the cells of a row into the body with which somebody is taken in. */
export function readCells(cells: Cells, { reading, words, readNational }: Reader): ReadRow {
  const faults: CellFault[] = []
  const fault = (column: ImportColumn, code: FieldCode) => {
    faults.push({ column, code })
    return undefined
  }
  const day = (column: ImportColumn) => {
    const written = cells[column]
    return written === undefined ? undefined : (dayIn(written, reading) ?? fault(column, 'unreadable_day'))
  }
  const yesOrNo = (column: ImportColumn) => {
    const written = cells[column]
    return written === undefined ? false : (words.yesOrNo(written) ?? fault(column, 'yes_or_no') ?? false)
  }
  const coded = (column: CodedColumn) => {
    const written = cells[column]
    return written && (words.code(column, written) ?? written)
  }
  const country = (written: string | undefined) => written && (words.country(written) ?? written)

  const returnCountry = country(cells.returnCountry)
  const safety = { shared: yesOrNo('shared'), mayMentionGermany: yesOrNo('mayMentionGermany') }
  const channels = channelKinds.flatMap((kind) => {
    const written = cells[kind]
    if (written === undefined) return []
    const read = channelValue(kind, written, numbersOf(reading, returnCountry), returnCountry, readNational)
    return 'fault' in read ? (fault(kind, read.fault) ?? []) : [{ kind, ...read, safety }]
  })
  return {
    entry: defined({
      names: [defined({ kind: 'official', primary: true, given: cells.given, family: cells.family })],
      kind: coded('kind'),
      birth: birth(),
      gender: coded('gender'),
      languages: cells.languages
        ?.split(/[,;،\n/]/)
        .map((each) => each.trim())
        .filter((each) => each !== '')
        .map((each) => words.language(each) ?? each),
      cameFrom: country(cells.cameFrom),
      returnCountry,
      returnDistrict: cells.returnDistrict,
      stage: coded('stage'),
      plannedDeparture: departure(),
      channels: channels.length > 0 ? channels : undefined,
      programmeId: cells.programmeId,
      coachId: cells.coachId,
    }),
    faults,
    channels: channels.map(({ kind }) => kind),
  }

  function birth() {
    const { birth: written } = cells
    if (written === undefined) return undefined
    const year = yearIn(written, reading)
    if (year !== undefined) return { year }
    const date = day('birth')
    return date && { date }
  }

  /** One day, or a window of two; how sure it is has to be said. */
  function departure() {
    if (!cells.departure && !cells.departureUntil && !cells.certainty) return undefined
    const [from, to] = [day('departure'), day('departureUntil')]
    // What could not be read is told as that, and not also as missing.
    if (faults.some(({ column }) => column === 'departure' || column === 'departureUntil')) return undefined
    return defined({
      ...(cells.departureUntil === undefined ? { date: from } : { window: defined({ from, to }) }),
      certainty: coded('certainty') ?? 'planned',
    })
  }
}

/** The column in which stands what a rule of the entry refuses, by the path of the field. */
export function columnOf(path: FieldError['path'], { channels }: Pick<ReadRow, 'channels'>): ImportColumn {
  const [field, ...rest] = path[0] === 'body' ? path.slice(1) : path
  switch (field) {
    case 'names':
      return rest.includes('family') ? 'family' : 'given'
    case 'channels':
      return channels[Number(rest[0])] ?? 'phone'
    case 'plannedDeparture':
      return rest.includes('certainty') ? 'certainty' : rest.includes('to') ? 'departureUntil' : 'departure'
    default:
      // The other fields of the entry have the name of their column.
      return field as ImportColumn
  }
}

/** A year that stands alone; `1994,0` is one where a comma stands before the decimals. */
function yearIn(written: string, { decimal }: TableReading): number | undefined {
  const grouping = decimal === ',' ? '.' : ','
  const plain = digitsOf(written).replace(new RegExp(`(?<=^\\d)[${grouping}](?=\\d{3}(?!\\d))`), '')
  const year = new RegExp(`^(\\d{4})(?:[${decimal}]0+)?$`).exec(plain)?.[1]
  return year === undefined ? undefined : Number(year)
}

/** `2026-12-31`, `31.12.2026`, `31/12/2026` or `12/31/2026`. A year of two digits may be one of two centuries. */
function dayIn(written: string, { dayOrder }: TableReading): string | undefined {
  const plain = digitsOf(written)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(plain)
  if (iso) return dateOf(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(plain)
  if (dotted) return dateOf(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(plain)
  if (!slashed) return undefined
  const [, one, other, year] = slashed
  return dayOrder === 'day_first' ? dateOf(year, other, one) : dateOf(year, one, other)
}

function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return z.iso.date().safeParse(date).success ? date : undefined
}

/** Digits of any script as those of every keyboard, and none of the marks that nobody sees. */
function digitsOf(written: string): string {
  return written
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, (digit) => plainNumber(digit))
    .trim()
}

function numbersOf({ numbersOf: of }: TableReading, returnCountry: string | undefined): string | undefined {
  return of === 'return_country' ? returnCountry : of
}

const national: ReadonlySet<ChannelKind> = new Set(['phone', 'sms', 'whatsapp', 'telegram', 'signal'])

/** A value of a channel; a number without its country code gets that of its country. */
function channelValue(
  kind: ChannelKind,
  written: string,
  country: string | undefined,
  returnCountry: string | undefined,
  readNational: ReadNationalNumber,
): { readonly value: string } | { readonly fault: FieldCode } {
  if (!national.has(kind) || written.startsWith('@')) return { value: written }
  const plain = plainNumber(written)
    .replace(/^00/, '+')
    // Numbers of Kosovo stood under Monaco's code before the country had one of its own.
    .replace(/^\+377(?=44\d{6}$)/, returnCountry === 'XK' ? '+383' : '+377')
  if (plain.startsWith('+')) return { value: plain }
  if (country === undefined) return { fault: 'international_number' }
  const read = readNational(plain, country)
  return 'fault' in read ? read : { value: read.number }
}

/** Only what is there: an entry has no field that says nothing. */
function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
