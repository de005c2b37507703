import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { onlyChanged } from '../kit/changed.ts'
import type { Module, Programme } from './queries.ts'
import { type TitleEntry, titleBody, titleEntry } from './titles.ts'

type NewModule = CallOptions<'addModule'>['body']
type ModuleChange = CallOptions<'editModule'>['body']

export const trades = [
  'sewing',
  'cooking',
  'bakery',
  'carpentry',
  'metalwork',
  'mechanics',
  'agricultural_machinery',
  'electrics',
  'electronics',
  'solar',
  'painting',
  'digital',
  'entrepreneurship',
  'other',
] as const satisfies readonly CodesOf<'trade'>[]

/** What is typed, in the shape of the body that is sent. */
export type ModuleEntry = {
  title: TitleEntry
  trade: { code: string }
  teachingUnits: string
  capacity: string
  deliveryMode: string
  siteId: string
}

export function moduleEntry(module: Module | undefined): ModuleEntry {
  return {
    title: titleEntry(module?.title),
    trade: { code: module?.trade.code ?? '' },
    teachingUnits: String(module?.teachingUnits ?? ''),
    capacity: String(module?.capacity ?? ''),
    deliveryMode: module?.deliveryMode ?? 'presence',
    siteId: module?.siteId ?? '',
  }
}

export function newModule({ siteId, ...entry }: ModuleEntry): NewModule {
  const body = { ...fieldsOf(entry), ...(siteId !== '' && { siteId }) }
  return body as NewModule // what was typed may break a rule: the API refuses it by field
}

/** The fields that were typed anew: a trade that stays keeps the codes that it was given. */
export function moduleChange(entry: ModuleEntry, first: ModuleEntry, before: Module): ModuleChange {
  const { siteId, ...changed } = onlyChanged(entry, first)
  const body = {
    ...fieldsOf(changed, before),
    ...(siteId !== undefined && { siteId: siteId === '' ? null : siteId }),
  }
  return body as ModuleChange // what was typed may break a rule: the API refuses it by field
}

function fieldsOf(
  { title, teachingUnits, capacity, ...rest }: Omit<Partial<ModuleEntry>, 'siteId'>,
  before?: Module,
) {
  return {
    ...rest,
    ...(title && { title: titleBody(title, before?.title) }),
    ...(teachingUnits !== undefined && { teachingUnits: numberIn(teachingUnits) }),
    ...(capacity !== undefined && { capacity: numberIn(capacity) }),
  }
}

/** What is no number is left out, and refused as missing. */
function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : typedNumber(text)
}

/** The sites at which a module may be taught: those that are open, and the one where it is. */
export function sitesFor({ sites }: Pick<Programme, 'sites'>, module: Module | undefined) {
  return sites.filter(({ id, closed }) => !closed || id === module?.siteId)
}
