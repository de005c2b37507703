import { access } from '@passerelle/contract/access'
import { placement } from '@passerelle/contract/placement'
import type { ApplicationId } from '@passerelle/domain/kernel'
import { api } from '@passerelle/runtime'
import {
  listApplications,
  listVacancyApplications,
  moveApplication,
  prepareApplication,
  readApplication,
} from './applications.ts'
import { openPlacementContext } from './context.ts'
import { findMatches } from './find-matches.ts'
import { agreeToMatching, readWorkProfile, rewriteWorkProfile, takeBackMatching } from './keep-profile.ts'
import { readWork, takeBackOwnMatching, withdrawOwnApplication } from './own-work.ts'
import { readPlacementFigures } from './read-figures.ts'
import { issueReleasedSheet, showIssuedSheet } from './sheet/issue-sheet.ts'

export const app = api(placement, access, openPlacementContext, {
  agreeToMatching: {
    run: (context, { params, body }) => agreeToMatching(context, params.participantId, body),
    replay: (context, _id, { params }) => readWorkProfile(context, params.participantId),
  },
  readWorkProfile: (context, { params }) => readWorkProfile(context, params.participantId),
  rewriteWorkProfile: (context, { params, body, expected }) =>
    rewriteWorkProfile(context, params.participantId, body, expected),
  takeBackMatching: (context, { params, expected }) =>
    takeBackMatching(context, params.participantId, expected),
  findMatches: (context, { params }) => findMatches(context, params.participantId),
  prepareApplication: {
    run: (context, { params, body }) => prepareApplication(context, params.participantId, body),
    replay: (context, id, { params }) => readApplication(context, params.participantId, id as ApplicationId), // the stored id is that of the application
  },
  listApplications: (context, { params }) => listApplications(context, params.participantId),
  readApplication: (context, { params }) =>
    readApplication(context, params.participantId, params.applicationId),
  moveApplication: {
    run: (context, { params, body, expected }) =>
      moveApplication(context, params.participantId, params.applicationId, body, expected),
    replay: (context, _id, { params }) =>
      readApplication(context, params.participantId, params.applicationId),
  },
  issueReleasedSheet: {
    run: (context, { params, body }) =>
      issueReleasedSheet(context, params.participantId, params.applicationId, body.language),
    replay: (context, _id, { params, body }) =>
      showIssuedSheet(context, params.participantId, params.applicationId, body.language),
  },
  listVacancyApplications: (context, { params, query }) =>
    listVacancyApplications(context, params.vacancyId, query),
  readPlacementFigures: (context) => readPlacementFigures(context),
  readOwnWork: (context) => readWork(context),
  takeBackOwnMatching: (context) => takeBackOwnMatching(context),
  withdrawOwnApplication: (context, { params }) => withdrawOwnApplication(context, params.applicationId),
})
