import type { CallOptions, ResourceOf } from '@passerelle/client'
import type { PlainKey } from '@passerelle/messages/console'
import { typedNumber } from '@passerelle/messages/typed'
import { type FundersEntry, fundersBody, fundersEntry } from '../funders.ts'
import { type ModuleEntry, moduleEntry, newModule } from '../modules.ts'
import type { Programme } from '../queries.ts'
import { type SitesEntry, sitesBody, sitesEntry } from '../sites.ts'
import { type TitleEntry, titleBody, titleEntry } from '../titles.ts'

export type ListedTemplate = ResourceOf<'listProgrammeTemplates'>['items'][number]
export type OwnTemplate = ResourceOf<'readProgrammeTemplate'>
export type NewTemplate = CallOptions<'addProgrammeTemplate'>['body']
export type TemplateCheck = ResourceOf<'checkProgrammeTemplate'>
type TemplateChange = CallOptions<'editProgrammeTemplate'>['body']
type Sound = NonNullable<TemplateCheck['template']>
type Target = NonNullable<NewTemplate['targets']>[number]
type Module = NonNullable<NewTemplate['modules']>[number]

/** The units of targets that something counts. */
export const targetUnits = [
  'persons',
  'measures',
  'modules',
  'teaching_units',
  'networking_days',
  'information_events',
  'institutions',
  'teachers',
] as const satisfies readonly Target['unit'][]

type TargetEntry = { unit: string; number: string; kept: Partial<Target> }
type TaughtEntry = Omit<ModuleEntry, 'siteId'> & { kept: Partial<Module> }

/** What is typed of a template, in the shape of the body that is sent. What has no field is kept as it was. */
export type TemplateEntry = FundersEntry &
  SitesEntry & {
    name: TitleEntry
    commissioningParty: string
    deliveryModes: string[]
    languages: string[]
    term: { from: string; to: string }
    targets: TargetEntry[]
    modules: TaughtEntry[]
    successor: string
    kept: Partial<NewTemplate>
  }

export const noTarget: TargetEntry = { unit: '', number: '', kept: {} }

export const noModule: TaughtEntry = { ...taught(undefined), kept: {} }

/** A template as it is typed; of nothing, where there is none yet. */
export function templateEntry(template: NewTemplate | undefined): TemplateEntry {
  const begun: Partial<NewTemplate> = template ?? {}
  const { funders = [], targets = [], sites = [], modules = [], ...rest } = begun
  return {
    ...fundersEntry({ funders }),
    // Sites of a template have no ids, so each of them is as a new one.
    ...sitesEntry({ sites: sites.map((site) => ({ ...site, id: '' as Programme['sites'][number]['id'] })) }),
    name: titleEntry(rest.name),
    commissioningParty: rest.commissioningParty ?? '',
    deliveryModes: [...(rest.deliveryModes ?? [])],
    languages: [...(rest.languages ?? [])],
    term: rest.term ?? { from: '', to: '' },
    targets: targets.map((target) => ({ unit: target.unit, number: String(target.number), kept: target })),
    modules: modules.map((module) => ({ ...taught(module), kept: module })),
    successor: rest.successor ?? '',
    kept: rest,
  }
}

function taught(module: Module | undefined): Omit<ModuleEntry, 'siteId'> {
  const { siteId: _, ...entry } = moduleEntry(module as Parameters<typeof moduleEntry>[0]) // it has what is typed
  return entry
}

/** The body for what was typed. */
export function templateBody(entry: TemplateEntry): NewTemplate {
  const { kept, name, targets, modules, funders, sites, successor, ...rest } = entry
  const { successor: _, ...before } = kept
  const body = {
    ...before,
    ...rest,
    name: titleBody(name, kept.name),
    ...fundersBody({ funders }),
    ...sitesBody({ sites }),
    targets: targets.map((target) => ({
      ...target.kept,
      unit: target.unit,
      ...(target.number.trim() !== '' && { number: typedNumber(target.number) }),
    })),
    modules: modules.map(({ kept: module, ...typed }) => ({
      ...module,
      ...newModule({ ...typed, siteId: '' }),
      title: titleBody(typed.title, module.title),
      // A trade that stays keeps the codes that it was given.
      trade: module.trade?.code === typed.trade.code ? module.trade : typed.trade,
    })),
    ...(successor !== '' && { successor }),
  }
  return body as NewTemplate // what was typed may break a rule: the API refuses it by field
}

/** The change that puts a template in the place of another: what it does not have is taken away. */
export function replacing(body: NewTemplate): TemplateChange {
  const none = { funders: [], targets: [], extensions: [], sites: [], modules: [] }
  return { ...none, followUpDays: null, successor: null, ...body }
}

/** A template without what is only said of one that is kept. */
export function copyOf(template: ListedTemplate | OwnTemplate): NewTemplate {
  const known = ['id', 'code', 'origin', 'version', 'addedAt', 'changedAt', 'state']
  return Object.fromEntries(
    Object.entries(template).filter(([name]) => !known.includes(name)),
  ) as unknown as NewTemplate // the rest is its content
}

/** By what a template is named: its code, or its id. */
export function referenceOf(template: ListedTemplate): string {
  return template.origin === 'platform' ? template.code : template.id
}

export function isOffered(template: ListedTemplate): boolean {
  return template.origin === 'platform' || template.state === 'offered'
}

export function textOf(template: NewTemplate): string {
  return JSON.stringify(template, null, 2)
}

/** Where a line begins and ends in a text. */
export function spanOf(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
  return [start, start + (lines[line - 1]?.length ?? 0)]
}

/** What the fields of a template are called. */
export const fieldNames: Readonly<Record<keyof Sound, PlainKey>> = {
  name: 'members.name',
  commissioningParty: 'programme.commissioner',
  funders: 'programme.funders',
  targets: 'template.targets',
  deliveryModes: 'programme.delivery',
  languages: 'person.languages',
  term: 'programmes.term',
  extensions: 'programme.extended',
  sites: 'programme.sites',
  modules: 'programmes.modules',
  followUpDays: 'followUpDays.title',
  successor: 'template.successor',
}
