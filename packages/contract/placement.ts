import { languageSchema } from '@passerelle/domain/codes'
import { idSchema, instantSchema, line } from '@passerelle/domain/kernel'
import {
  applicationSchema,
  applicationStates,
  gapSchema,
  moveApplicationSchema,
  newApplicationSchema,
  placementTallySchema,
  profileEntrySchema,
  reasonSchema,
  releasedSheetSchema,
  workProfileEntrySchema,
  workProfileSchema,
} from '@passerelle/domain/placement'
import { vacancySchema } from '@passerelle/domain/vacancies'
import * as z from 'zod'
import { pageOf, pageQuerySchema } from './list.ts'
import { routes } from './route.ts'

/** A vacancy for which something speaks: each reason, and what it asks for besides. */
export const matchSchema = z.strictObject({
  vacancy: vacancySchema
    .pick({
      id: true,
      title: true,
      isco08: true,
      employmentType: true,
      workplace: true,
      places: true,
      taken: true,
      validThrough: true,
      endsAt: true,
    })
    .extend({ employerName: line(200) }),
  reasons: z.array(reasonSchema),
  missing: z.array(gapSchema),
  /** The application of the person for it that has not come to an end. */
  applicationId: idSchema<'application'>().optional(),
})
export type MatchView = z.output<typeof matchSchema>

/** Those with more reasons first, then those that end first, then by their ids. */
export const matchesSchema = z.strictObject({
  /** The edition of the rule by which they were found. */
  rule: z.int().min(1),
  items: z.array(matchSchema),
  /** So many fit besides, and less. */
  further: z.int().min(0),
})
export type Matches = z.output<typeof matchesSchema>

/** An application as members see it. */
export const applicationViewSchema = applicationSchema.extend({
  /** Where it may go now. */
  allowed: z.array(z.enum(applicationStates)),
  /** Whether a sheet may be issued now, as far as the application says. */
  issuable: z.boolean(),
  /** What was issued to the employer, the first first. */
  sheets: z.array(releasedSheetSchema.omit({ applicationId: true, version: true })),
})
export type ApplicationView = z.output<typeof applicationViewSchema>

/** How somebody finds work, as far as it has come. */
export const applicationsSchema = z.strictObject({
  /** Missing where the person was never asked. */
  work: workProfileSchema.optional(),
  items: z.array(applicationViewSchema),
})
export type Applications = z.output<typeof applicationsSchema>

/** An application in the list of its vacancy, with whom it is about. */
export const applicantSchema = z.strictObject({
  ...applicationSchema.pick({
    id: true,
    participantId: true,
    state: true,
    preparedAt: true,
    changedAt: true,
    hire: true,
  }).shape,
  name: z.string(),
})
export type Applicant = z.output<typeof applicantSchema>

/** How much of it an organisation has done. */
export const placementFiguresSchema = placementTallySchema.omit({ version: true }).extend({
  employers: z.int().min(0),
  vacancies: z.int().min(0),
  /** When they were counted. */
  at: instantSchema,
})
export type PlacementFigures = z.output<typeof placementFiguresSchema>

/** What one agreed to so that one finds work, and what came of it; all of it in words. */
export const ownWorkSchema = z.strictObject({
  /** The language of the answer, and the direction in which it is written. */
  lang: languageSchema,
  dir: z.enum(['ltr', 'rtl']),
  /** Missing as long as one was never asked. */
  matching: z
    .strictObject({
      state: workProfileSchema.shape.state,
      stateText: z.string(),
      /** What one agreed to. */
      text: z.string(),
      agreedAt: instantSchema,
      takenBackAt: instantSchema.optional(),
      /** What is compared, each with its name; nothing any more once it was taken back. */
      profile: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    })
    .optional(),
  /** The latest first. */
  applications: z.array(
    z.strictObject({
      applicationId: idSchema<'application'>(),
      title: z.string(),
      employerName: z.string(),
      state: z.enum(applicationStates),
      stateText: z.string(),
      preparedAt: instantSchema,
      /** What the employer gets, part by part. */
      release: z.array(z.string()),
      /** One can take it back by oneself. */
      open: z.boolean(),
    }),
  ),
  /** The employers that got something, and what: the first first. */
  recipients: z.array(
    z.strictObject({ employerName: z.string(), issuedAt: instantSchema, release: z.array(z.string()) }),
  ),
})
export type OwnWork = z.output<typeof ownWorkSchema>

const person = '/v1/participants/{participantId}'
const application = `${person}/applications/{applicationId}`

/** How people find work: what they agree to, vacancies that fit, applications, and what employers get. */
export const placement = routes('api-placement', {
  agreeToMatching: {
    method: 'POST',
    path: `${person}/work-profile`,
    summary: 'Write down, before a second member, that a person agrees to be matched, with what is compared',
    body: workProfileEntrySchema,
    answer: { status: 201, body: workProfileSchema },
  },
  readWorkProfile: {
    method: 'GET',
    path: `${person}/work-profile`,
    summary: 'Read what a person agreed to be matched by, or that they took it back',
    answer: { status: 200, body: workProfileSchema },
  },
  rewriteWorkProfile: {
    method: 'PUT',
    path: `${person}/work-profile`,
    summary: 'Write anew what is compared of a person who agrees to it',
    body: profileEntrySchema,
    change: true,
    answer: { status: 200, body: workProfileSchema },
  },
  takeBackMatching: {
    method: 'DELETE',
    path: `${person}/work-profile`,
    summary:
      'Write down that a person takes back their agreement to be matched; what was compared is gone at once',
    change: true,
    answer: { status: 200, body: workProfileSchema },
  },
  findMatches: {
    method: 'GET',
    path: `${person}/matches`,
    summary:
      'Find open vacancies of the organisation for which something speaks, each with its reasons and what is missing',
    answer: { status: 200, body: matchesSchema },
  },
  prepareApplication: {
    method: 'POST',
    path: `${person}/applications`,
    summary: 'Prepare an application for a vacancy, with the person’s yes to what its employer gets of them',
    body: newApplicationSchema,
    answer: { status: 201, body: applicationViewSchema },
  },
  listApplications: {
    method: 'GET',
    path: `${person}/applications`,
    summary: 'List the applications of a person, the first one first, with what they agreed to be matched by',
    answer: { status: 200, body: applicationsSchema },
  },
  readApplication: {
    method: 'GET',
    path: application,
    summary: 'Read one application',
    answer: { status: 200, body: applicationViewSchema },
  },
  moveApplication: {
    method: 'POST',
    path: application,
    summary: 'Say how an application goes on: sent, asked to come, offered, hired, rejected or withdrawn',
    body: moveApplicationSchema,
    change: true,
    answer: { status: 200, body: applicationViewSchema },
  },
  issueReleasedSheet: {
    method: 'POST',
    path: `${application}/sheet`,
    summary:
      'Issue a sheet of paper for the employer, with what the person released and nothing else; each one is kept as given',
    body: z.strictObject({ language: z.enum(['en', 'de', 'fr', 'ar']).default('en') }),
    answer: { status: 200 },
    media: 'text/html',
  },
  listVacancyApplications: {
    method: 'GET',
    path: '/v1/vacancies/{vacancyId}/applications',
    summary: 'List the applications for a vacancy of the people whom one works with',
    query: pageQuerySchema,
    answer: { status: 200, body: pageOf(applicantSchema) },
  },
  readPlacementFigures: {
    method: 'GET',
    path: '/v1/placement-figures',
    summary:
      'Read how many employers, vacancies, people, applications and hires there were, and nothing of anybody',
    answer: { status: 200, body: placementFiguresSchema },
  },
  readOwnWork: {
    method: 'GET',
    path: '/v1/self/work',
    summary: 'Read what one agreed to so that one finds work, one’s applications, and what employers got',
    answer: { status: 200, body: ownWorkSchema },
  },
  takeBackOwnMatching: {
    method: 'DELETE',
    path: '/v1/self/work',
    summary: 'Take back that one is matched with vacancies; what was compared is gone at once',
    answer: { status: 200, body: ownWorkSchema },
  },
  withdrawOwnApplication: {
    method: 'DELETE',
    path: '/v1/self/work/{applicationId}',
    summary: 'Take back an application; the employer gets nothing more',
    answer: { status: 200, body: ownWorkSchema },
  },
})
