import { dateSchema, idSchema, instantSchema, rule } from '@passerelle/domain/kernel'
import {
  eventAttendanceSchema,
  eventChangeSchema,
  eventClashGrounds,
  eventFiguresSchema,
  institutionChangeSchema,
  institutionSchema,
  membershipSchema,
  networkChangeSchema,
  networkEventSchema,
  networkFiguresSchema,
  networkSchema,
  newEventSchema,
  newInstitutionSchema,
  newNetworkSchema,
  recordEventAttendanceSchema,
} from '@passerelle/domain/networks'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A network, with its institutions counted once and the non-governmental ones among them, as they are today. */
export const networkViewSchema = networkSchema.extend({ figures: networkFiguresSchema })
export type NetworkView = z.output<typeof networkViewSchema>

/** An institution that is likely to be the same one in another spelling. */
export const likelyInstitutionSchema = institutionSchema
  .pick({ name: true, otherNames: true, kind: true, country: true, place: true })
  .extend({
    institutionId: idSchema<'institution'>(),
    version: z.int().min(1),
    /** From 0 to 1; two that are alike to the letter are 1. */
    likeness: z.number().min(0).max(1),
  })
export type LikelyInstitution = z.output<typeof likelyInstitutionSchema>

/** An institution, the entries that count as it, and those that are likely to be it as well. */
export const institutionViewSchema = institutionSchema.extend({
  merged: z.array(institutionSchema.pick({ id: true, name: true, version: true })),
  likely: z.array(likelyInstitutionSchema),
})
export type InstitutionView = z.output<typeof institutionViewSchema>

export const institutionsQuerySchema = pageQuerySchema.extend({ networkId: idSchema<'network'>().optional() })
export type InstitutionsQuery = z.output<typeof institutionsQuerySchema>

export const joinNetworkSchema = membershipSchema.omit({ until: true })
export type JoinNetwork = z.output<typeof joinNetworkSchema>

export const leaveNetworkSchema = z.strictObject({ networkId: idSchema<'network'>(), until: dateSchema })
export type LeaveNetwork = z.output<typeof leaveNetworkSchema>

export const mergeInstitutionsSchema = z.strictObject({ duplicateId: idSchema<'institution'>() })
export type MergeInstitutions = z.output<typeof mergeInstitutionsSchema>

/** An event that was planned, and what else is on at that time. */
export const plannedEventSchema = networkEventSchema.extend({
  clashes: z.array(
    z.strictObject({ eventId: idSchema<'event'>(), with: z.array(z.enum(eventClashGrounds)) }),
  ),
})
export type PlannedEvent = z.output<typeof plannedEventSchema>

const endsLater = { ...rule('ends_before_it_begins'), path: ['before'] }

/** Which events: those that begin in a period, by default the year from half a year ago on; of a programme, or of all. */
export const eventsQuerySchema = pageQuerySchema
  .extend({
    from: instantSchema.optional(),
    before: instantSchema.optional(),
    programmeId: idSchema<'programme'>().optional(),
  })
  .refine(({ from, before }) => from === undefined || before === undefined || from < before, endsLater)
export type EventsQuery = z.output<typeof eventsQuerySchema>

/** The attendance of an event with the names of its institutions, and each edition of it, the first one first. */
export const eventAttendanceViewSchema = z.strictObject({
  event: networkEventSchema,
  institutions: z.array(institutionSchema.pick({ id: true, name: true, mergedInto: true })),
  editions: z.array(eventAttendanceSchema),
})
export type EventAttendanceView = z.output<typeof eventAttendanceViewSchema>

/** The programme whose events are counted, on which days, both included, by the clocks of the places; and a network. */
export const eventFiguresQuerySchema = z
  .strictObject({
    programmeId: idSchema<'programme'>(),
    from: dateSchema,
    to: dateSchema,
    networkId: idSchema<'network'>().optional(),
  })
  .refine(({ from, to }) => from <= to, { ...rule('ends_before_it_begins'), path: ['to'] })
export type EventFiguresQuery = z.output<typeof eventFiguresQuerySchema>

/** The figures of events, and of a network on the last day of the period. */
export const eventFiguresViewSchema = eventFiguresSchema.extend({ network: networkFiguresSchema.optional() })
export type EventFiguresView = z.output<typeof eventFiguresViewSchema>

const network = '/v1/networks/{networkId}'
const institution = '/v1/institutions/{institutionId}'
const event = '/v1/events/{eventId}'

/** Networks of institutions, what they meet for, and what came of it in figures. */
export const networks = routes('api-networks', {
  openNetwork: {
    method: 'POST',
    path: '/v1/networks',
    summary: 'Open a network of institutions',
    body: newNetworkSchema,
    answer: { status: 201, body: networkViewSchema },
  },
  listNetworks: {
    method: 'GET',
    path: '/v1/networks',
    summary: 'List the networks that the organisation keeps, in the order of their opening',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(networkSchema) },
  },
  readNetwork: {
    method: 'GET',
    path: network,
    summary: 'Read one network with its institutions counted once',
    answer: { status: 200, body: networkViewSchema },
  },
  editNetwork: {
    method: 'PATCH',
    path: network,
    summary: 'Change a network that is open',
    body: networkChangeSchema,
    change: true,
    answer: { status: 200, body: networkViewSchema },
  },
  closeNetwork: {
    method: 'POST',
    path: `${network}/close`,
    summary: 'Close a network; its institutions, events and figures stay',
    change: true,
    answer: { status: 200, body: networkViewSchema },
  },
  addInstitution: {
    method: 'POST',
    path: '/v1/institutions',
    summary:
      'Add an institution, into a network at once where one is named; those that are likely to be the same are told, and nothing is refused for them',
    body: newInstitutionSchema,
    answer: { status: 201, body: institutionViewSchema },
  },
  listInstitutions: {
    method: 'GET',
    path: '/v1/institutions',
    summary: 'List institutions in the order of their entry, of one network or all of them',
    query: institutionsQuerySchema,
    answer: { status: 200, body: pageOf(institutionSchema) },
  },
  readInstitution: {
    method: 'GET',
    path: institution,
    summary: 'Read one institution, the entries that count as it, and those that are likely to be it as well',
    answer: { status: 200, body: institutionViewSchema },
  },
  editInstitution: {
    method: 'PATCH',
    path: institution,
    summary: 'Change an institution',
    body: institutionChangeSchema,
    change: true,
    answer: { status: 200, body: institutionViewSchema },
  },
  joinNetwork: {
    method: 'POST',
    path: `${institution}/join`,
    summary: 'Let an institution be a member of a network from a day on',
    body: joinNetworkSchema,
    change: true,
    answer: { status: 200, body: institutionViewSchema },
  },
  leaveNetwork: {
    method: 'POST',
    path: `${institution}/leave`,
    summary: 'End the membership of an institution in a network with a day',
    body: leaveNetworkSchema,
    change: true,
    answer: { status: 200, body: institutionViewSchema },
  },
  mergeInstitutions: {
    method: 'POST',
    path: `${institution}/merge`,
    summary: 'Let a second entry of the same institution count as this one; each keeps what it has',
    body: mergeInstitutionsSchema,
    change: true,
    answer: { status: 200, body: institutionViewSchema },
  },
  separateInstitutions: {
    method: 'POST',
    path: `${institution}/separate`,
    summary: 'Take a merge back, so that the two count as two again',
    body: mergeInstitutionsSchema,
    change: true,
    answer: { status: 200, body: institutionViewSchema },
  },
  planEvent: {
    method: 'POST',
    path: '/v1/events',
    summary: 'Plan an event of a programme; clashes are told, not refused',
    body: newEventSchema,
    answer: { status: 201, body: plannedEventSchema },
  },
  listEvents: {
    method: 'GET',
    path: '/v1/events',
    summary: 'List events in the order of their beginning, of one programme or of all',
    query: eventsQuerySchema,
    answer: { status: 200, body: pageOf(networkEventSchema) },
  },
  readEvent: {
    method: 'GET',
    path: event,
    summary: 'Read one event',
    answer: { status: 200, body: networkEventSchema },
  },
  editEvent: {
    method: 'PATCH',
    path: event,
    summary: 'Change an event that is still planned',
    body: eventChangeSchema,
    change: true,
    answer: { status: 200, body: plannedEventSchema },
  },
  cancelEvent: {
    method: 'POST',
    path: `${event}/cancel`,
    summary: 'Call an event off',
    change: true,
    answer: { status: 200, body: networkEventSchema },
  },
  readEventAttendance: {
    method: 'GET',
    path: `${event}/attendance`,
    summary: 'Read how many came to an event from which institutions, with every edition of it',
    answer: { status: 200, body: eventAttendanceViewSchema },
  },
  recordEventAttendance: {
    method: 'PUT',
    path: `${event}/attendance`,
    summary:
      'Write down how many came to an event from which institutions, all lines or none; what differs from what stands there is a correction, and each edition is kept',
    body: recordEventAttendanceSchema,
    change: true,
    answer: { status: 200, body: networkEventSchema },
  },
  readEventFigures: {
    method: 'GET',
    path: '/v1/event-figures',
    summary:
      'Read what came of the events of a programme in a period: persons, institutions counted once, forms of dialogue',
    query: eventFiguresQuerySchema,
    answer: { status: 200, body: eventFiguresViewSchema },
  },
})
