import { access } from '@passerelle/contract/access'
import { networks } from '@passerelle/contract/networks'
import type { EventId, InstitutionId, NetworkId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import { openNetworksContext } from './context.ts'
import { readEventAttendance, recordEventAttendance } from './event-attendance.ts'
import { addInstitution, editInstitution, joinNetwork, leaveNetwork } from './keep-institution.ts'
import { closeNetwork, editNetwork, openNetwork } from './keep-network.ts'
import { listEvents } from './list-events.ts'
import { mergeInstitutions, separateInstitutions } from './merge-institutions.ts'
import { cancelEvent, editEvent, planEvent, readPlanned } from './plan-event.ts'
import { readEventFigures } from './read-figures.ts'
import { readInstitution } from './view-institution.ts'
import { readNetwork } from './view-network.ts'

// The stored id of an operation is that of what it was done to.
export const app = api(networks, access, openNetworksContext, {
  openNetwork: {
    run: (context, { body }) => openNetwork(context, body),
    replay: (context, id) => readNetwork(context, id as NetworkId),
  },
  listNetworks: (context, { query }) => context.networks.list(query),
  readNetwork: (context, { params }) => readNetwork(context, params.networkId),
  editNetwork: (context, { params, body, expected }) =>
    editNetwork(context, params.networkId, body, expected),
  closeNetwork: {
    run: (context, { params, expected }) => closeNetwork(context, params.networkId, expected),
    replay: (context, id) => readNetwork(context, id as NetworkId),
  },
  addInstitution: {
    run: (context, { body }) => addInstitution(context, body),
    replay: (context, id) => readInstitution(context, id as InstitutionId),
  },
  listInstitutions: (context, { query: { networkId, ...page } }) =>
    context.institutions.list(networkId, page),
  readInstitution: (context, { params }) => readInstitution(context, params.institutionId),
  editInstitution: (context, { params, body, expected }) =>
    editInstitution(context, params.institutionId, body, expected),
  joinNetwork: {
    run: (context, { params, body, expected }) => joinNetwork(context, params.institutionId, body, expected),
    replay: (context, id) => readInstitution(context, id as InstitutionId),
  },
  leaveNetwork: {
    run: (context, { params, body, expected }) => leaveNetwork(context, params.institutionId, body, expected),
    replay: (context, id) => readInstitution(context, id as InstitutionId),
  },
  mergeInstitutions: {
    run: (context, { params, body, expected }) =>
      mergeInstitutions(context, params.institutionId, body, expected),
    replay: (context, id) => readInstitution(context, id as InstitutionId),
  },
  separateInstitutions: {
    run: (context, { params, body, expected }) =>
      separateInstitutions(context, params.institutionId, body, expected),
    replay: (context, id) => readInstitution(context, id as InstitutionId),
  },
  planEvent: {
    run: (context, { body }) => planEvent(context, body),
    replay: (context, id) => readPlanned(context, id as EventId),
  },
  listEvents: (context, { query }) => listEvents(context, query),
  readEvent: (context, { params }) => context.events.get(params.eventId),
  editEvent: (context, { params, body, expected }) => editEvent(context, params.eventId, body, expected),
  cancelEvent: {
    run: (context, { params, expected }) => cancelEvent(context, params.eventId, expected),
    replay: (context, id) => context.events.get(id as EventId),
  },
  readEventAttendance: (context, { params }) => readEventAttendance(context, params.eventId),
  recordEventAttendance: (context, { params, body, expected }) =>
    recordEventAttendance(context, params.eventId, body, expected),
  readEventFigures: (context, { query }) => readEventFigures(context, query),
})
