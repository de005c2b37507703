import { timeZoneSchema } from '@passerelle/domain/codes'
import {
  cardSchema,
  corridorSchema,
  placeSchema,
  proposeCorridorSchema,
  renewCorridorSchema,
  tenantSchema,
} from '@passerelle/domain/tenancy'
import * as z from 'zod'
import type { Routes } from './route.ts'

/** Another organisation as it presents itself now: its places by the clock that it works by, and whether it works. */
const partnerSchema = tenantSchema
  .pick({ id: true, slug: true, name: true, kind: true, country: true, state: true })
  .extend({ places: z.array(placeSchema), timeZone: timeZoneSchema })

/** The agreements of an organisation, and those with whom it has them. */
export const corridors = {
  listPartners: {
    method: 'GET',
    path: '/v1/partners',
    summary: 'List the organisations with which a corridor exists',
    answer: { status: 200, body: z.strictObject({ items: z.array(partnerSchema) }) },
  },
  findPartner: {
    method: 'GET',
    path: '/v1/cards/{code}',
    summary: 'Read name, country and kind of the organisation that shows a code, before one proposes to it',
    answer: { status: 200, body: cardSchema },
  },
  proposeCorridor: {
    method: 'POST',
    path: '/v1/corridors',
    summary: 'Propose an agreement under which people are referred or handed over',
    body: proposeCorridorSchema,
    answer: { status: 201, body: corridorSchema },
  },
  listCorridors: {
    method: 'GET',
    path: '/v1/corridors',
    summary: 'List the corridors that the organisation is a party of',
    answer: { status: 200, body: z.strictObject({ items: z.array(corridorSchema) }) },
  },
  readCorridor: {
    method: 'GET',
    path: '/v1/corridors/{corridorId}',
    summary: 'Read one corridor',
    answer: { status: 200, body: corridorSchema },
  },
  signCorridor: {
    method: 'POST',
    path: '/v1/corridors/{corridorId}/sign',
    summary: 'Sign a proposed corridor, its renewal or a change of it, or lift a suspension of one’s own',
    change: true,
    answer: { status: 200, body: corridorSchema },
  },
  renewCorridor: {
    method: 'POST',
    path: '/v1/corridors/{corridorId}/renew',
    summary:
      'Sign for a later end or other terms of a corridor: it goes on without a gap once the other party signs them too',
    body: renewCorridorSchema,
    change: true,
    answer: { status: 200, body: corridorSchema },
  },
  suspendCorridor: {
    method: 'POST',
    path: '/v1/corridors/{corridorId}/suspend',
    summary: 'Suspend a corridor: nothing new crosses',
    change: true,
    answer: { status: 200, body: corridorSchema },
  },
  endCorridor: {
    method: 'POST',
    path: '/v1/corridors/{corridorId}/end',
    summary: 'End a corridor for good',
    change: true,
    answer: { status: 200, body: corridorSchema },
  },
} as const satisfies Routes
