import { programmes } from '@passerelle/contract/programmes'
import { tenancy } from '@passerelle/contract/tenancy'
import * as z from 'zod'

/*
 * What a file says of an organisation. Every part of it is a body that the API takes, so that a field, its limit and its
 * rule exist once; only ids, which nobody knows beforehand, are told by names.
 */

const { openTenant, editOwnTenant, inviteMember, setPlaces, correctCalendar, proposeCorridor } =
  tenancy.routes
const { openProgramme, addModule } = programmes.routes

const { admin, ...organisation } = openTenant.body.shape
const { template: ____, extensions: _, sites: __, ...programme } = openProgramme.body.shape
const [platformTemplate] = openProgramme.body.shape.template.unwrap().options
const { siteId: ___, ...module } = addModule.body.shape
const { counterpart: _____, ...terms } = proposeCorridor.body.shape
const site = openProgramme.body.shape.sites.unwrap().element.omit({ id: true })

/** Each once, by what it is called. */
const distinct = <Entry>(nameOf: (entry: Entry) => string, field: string) =>
  function check({ value, issues }: z.core.ParsePayload<Entry[]>): void {
    const names = value.map(nameOf)
    const at = names.findIndex((name, place) => names.indexOf(name) < place)
    if (at >= 0) issues.push({ code: 'custom', message: 'twice', path: [at, field], input: names[at] })
  }

const moduleSchema = z.strictObject({
  ...module,
  /** The name of one of the programme's sites. */
  site: z.string().optional(),
})

const programmeSchema = z.strictObject({
  ...programme,
  /** A programme is known by its template, so one of the platform, which anybody can name. */
  template: platformTemplate,
  sites: z
    .array(site)
    .max(100)
    .check(distinct(({ name }) => name, 'name'))
    .optional(),
  modules: z.array(moduleSchema).max(60).default([]),
})

const corridorSchema = z.strictObject({
  ...terms,
  /** The code on the card of the other organisation. */
  partner: tenancy.routes.openTenant.answer.body.shape.code.unwrap(),
})

export const orderSchema = z.strictObject({
  organisation: z.strictObject({ ...organisation, findable: editOwnTenant.body.shape.findable }),
  admin,
  members: z
    .array(inviteMember.body)
    .max(500)
    .check(distinct(({ email }) => email, 'email'))
    .default([]),
  places: setPlaces.body.shape.places.default([]),
  calendar: correctCalendar.body.optional(),
  programmes: z
    .array(programmeSchema)
    .max(20)
    .check(distinct(({ template }) => template, 'template'))
    .default([]),
  corridors: z.array(corridorSchema).max(20).default([]),
})

export type Order = z.output<typeof orderSchema>
