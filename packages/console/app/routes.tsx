import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { NotFound, ScreenFailed } from '../shell/failures.tsx'
import { Shell } from '../shell/shell.tsx'
import { Start } from '../shell/start.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ScreenFailed })
const getParentRoute = () => root

const screens = [
  createRoute({ getParentRoute, path: '/', component: Start }),
  createRoute({
    getParentRoute,
    path: '/today',
    component: lazyRouteComponent(() => import('../exchange/today-screen.tsx'), 'TodayScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases',
    component: lazyRouteComponent(() => import('../casework/caseload-screen.tsx'), 'CaseloadScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/new',
    component: lazyRouteComponent(() => import('../casework/take-in-screen.tsx'), 'TakeInScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/import',
    component: lazyRouteComponent(() => import('../imports/import-screen.tsx'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId',
    component: lazyRouteComponent(() => import('../casework/case-screen.tsx'), 'CaseScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/refer',
    component: lazyRouteComponent(() => import('../exchange/refer/refer-screen.tsx'), 'ReferScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/interview',
    component: lazyRouteComponent(() => import('../casework/interview-screen.tsx'), 'InterviewScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/assessment',
    component: lazyRouteComponent(() => import('../casework/assessment-screen.tsx'), 'AssessmentScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/plan',
    component: lazyRouteComponent(() => import('../casework/plan-screen.tsx'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/work',
    component: lazyRouteComponent(() => import('../placement/work-screen.tsx'), 'WorkScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/work/$vacancyId',
    component: lazyRouteComponent(() => import('../placement/apply-screen.tsx'), 'ApplyScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/applications/$applicationId/sheet',
    component: lazyRouteComponent(
      () => import('../placement/released-sheet-screen.tsx'),
      'ReleasedSheetScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/business',
    component: lazyRouteComponent(() => import('../founding/business-screen.tsx'), 'BusinessScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/business/write',
    component: lazyRouteComponent(
      () => import('../founding/write-business-screen.tsx'),
      'WriteBusinessScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/recognitions/new',
    component: lazyRouteComponent(
      () => import('../certificates/recognition/write-recognition-screen.tsx'),
      'BeginRecognitionScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/recognitions/$recognitionId',
    component: lazyRouteComponent(
      () => import('../certificates/recognition/recognition-screen.tsx'),
      'RecognitionScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/recognitions/$recognitionId/write',
    component: lazyRouteComponent(
      () => import('../certificates/recognition/write-recognition-screen.tsx'),
      'WriteRecognitionScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/notes',
    component: lazyRouteComponent(() => import('../notes/notes-screen.tsx'), 'NotesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/files',
    component: lazyRouteComponent(() => import('../files/files-screen.tsx'), 'FilesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/link',
    component: lazyRouteComponent(() => import('../casework/link-screen.tsx'), 'LinkScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/merge/$otherId',
    component: lazyRouteComponent(() => import('../casework/merge-screen.tsx'), 'MergeScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/sheet',
    component: lazyRouteComponent(() => import('../papers/sheet-screen.tsx'), 'SheetScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/papers/new',
    component: lazyRouteComponent(() => import('../papers/issue-screen.tsx'), 'IssuePaperScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$participantId/early',
    component: lazyRouteComponent(() => import('../exchange/early/early-screen.tsx'), 'EarlyScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/papers/redeem',
    component: lazyRouteComponent(() => import('../papers/redeem-screen.tsx'), 'RedeemScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes/new',
    component: lazyRouteComponent(
      () => import('../programmes/new-programme-screen.tsx'),
      'NewProgrammeScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes/$programmeId/left',
    component: lazyRouteComponent(() => import('../programmes/sunset/left-screen.tsx'), 'LeftScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programme-templates',
    component: lazyRouteComponent(
      () => import('../programmes/templates/templates-screen.tsx'),
      'TemplatesScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/programme-templates/new',
    component: lazyRouteComponent(
      () => import('../programmes/templates/template-screens.tsx'),
      'WriteTemplateScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/programme-templates/copy/$reference',
    component: lazyRouteComponent(
      () => import('../programmes/templates/template-screens.tsx'),
      'CopyTemplateScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/programme-templates/$templateId',
    component: lazyRouteComponent(
      () => import('../programmes/templates/template-screens.tsx'),
      'TemplateScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/offers',
    component: lazyRouteComponent(() => import('../offers/offers-screen.tsx'), 'OffersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/offers/new',
    component: lazyRouteComponent(() => import('../offers/write-offer-screen.tsx'), 'WriteOfferScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/offers/$offerId',
    component: lazyRouteComponent(() => import('../offers/offer-screen.tsx'), 'OfferScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/employers',
    component: lazyRouteComponent(() => import('../vacancies/employers-screen.tsx'), 'EmployersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/employers/$employerId',
    component: lazyRouteComponent(() => import('../vacancies/employer-screen.tsx'), 'EmployerScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/employers/$employerId/vacancy',
    component: lazyRouteComponent(
      () => import('../vacancies/write-vacancy-screen.tsx'),
      'WriteVacancyScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/vacancies',
    component: lazyRouteComponent(() => import('../vacancies/vacancies-screen.tsx'), 'VacanciesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/vacancies/$vacancyId',
    component: lazyRouteComponent(() => import('../vacancies/vacancy-screen.tsx'), 'VacancyScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/labour-findings',
    component: lazyRouteComponent(() => import('../labour/findings-screen.tsx'), 'FindingsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/labour-findings/new',
    component: lazyRouteComponent(() => import('../labour/write-finding-screen.tsx'), 'WriteFindingScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/labour-findings/$findingId',
    component: lazyRouteComponent(() => import('../labour/finding-screen.tsx'), 'FindingScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/served-countries',
    component: lazyRouteComponent(() => import('../offers/served-screen.tsx'), 'ServedScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/newcomers',
    component: lazyRouteComponent(() => import('../newcomers/newcomers-screen.tsx'), 'NewcomersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/newcomers/$contactRequestId',
    component: lazyRouteComponent(() => import('../newcomers/newcomer-screen.tsx'), 'NewcomerScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sessions',
    component: lazyRouteComponent(() => import('../coaching/sessions-screen.tsx'), 'SessionsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sessions/new',
    component: lazyRouteComponent(() => import('../coaching/plan-session-screen.tsx'), 'PlanSessionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sessions/$sessionId',
    component: lazyRouteComponent(() => import('../coaching/session-screen.tsx'), 'SessionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/networks',
    component: lazyRouteComponent(() => import('../networks/networks-screen.tsx'), 'NetworksScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/networks/$networkId',
    component: lazyRouteComponent(() => import('../networks/network-screen.tsx'), 'NetworkScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/institutions',
    component: lazyRouteComponent(() => import('../networks/institutions-screen.tsx'), 'InstitutionsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/institutions/$institutionId',
    component: lazyRouteComponent(() => import('../networks/institution-screen.tsx'), 'InstitutionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/events/new',
    component: lazyRouteComponent(() => import('../networks/plan-event-screen.tsx'), 'PlanEventScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/events/$eventId',
    component: lazyRouteComponent(() => import('../networks/event-screen.tsx'), 'EventScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/visit',
    component: lazyRouteComponent(() => import('../visits/visit-screen.tsx'), 'VisitScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/follow-ups',
    component: lazyRouteComponent(() => import('../follow-up/due-screen.tsx'), 'FollowUpsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes/$programmeId/figures',
    component: lazyRouteComponent(() => import('../indicators/figures-screen.tsx'), 'FiguresScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes/$programmeId/reports/$reportId',
    component: lazyRouteComponent(() => import('../indicators/report-screen.tsx'), 'ReportScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/publications',
    component: lazyRouteComponent(
      () => import('../indicators/publications-screen.tsx'),
      'PublicationsScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/publications/$publicationId',
    component: lazyRouteComponent(() => import('../indicators/publication-screen.tsx'), 'PublicationScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/retention',
    component: lazyRouteComponent(() => import('../retention/endings-screen.tsx'), 'EndingsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/inbox',
    component: lazyRouteComponent(() => import('../exchange/box-screen.tsx'), 'InboxScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/outbox',
    component: lazyRouteComponent(() => import('../exchange/box-screen.tsx'), 'OutboxScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/referrals/$referralId',
    component: lazyRouteComponent(() => import('../exchange/referral-screen.tsx'), 'ReferralScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/referrals/$referralId/consent',
    component: lazyRouteComponent(() => import('../exchange/refer/consent-screen.tsx'), 'ConsentScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/corridors',
    component: lazyRouteComponent(
      () => import('../tenancy/corridors/corridors-screen.tsx'),
      'CorridorsScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/corridors/new',
    component: lazyRouteComponent(
      () => import('../tenancy/corridors/propose-screen.tsx'),
      'ProposeCorridorScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/members',
    component: lazyRouteComponent(() => import('../tenancy/members/members-screen.tsx'), 'MembersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/members/$memberId',
    component: lazyRouteComponent(() => import('../tenancy/members/member-screen.tsx'), 'MemberScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes',
    component: lazyRouteComponent(() => import('../programmes/programmes-screen.tsx'), 'ProgrammesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/tenants',
    component: lazyRouteComponent(() => import('../tenancy/tenants/tenants-screen.tsx'), 'TenantsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/programmes/$programmeId',
    component: lazyRouteComponent(() => import('../programmes/programme-screen.tsx'), 'ProgrammeScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/tenants/$tenantId',
    component: lazyRouteComponent(() => import('../tenancy/tenants/tenant-screen.tsx'), 'TenantScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/organisation',
    component: lazyRouteComponent(
      () => import('../tenancy/organisation/organisation-screen.tsx'),
      'OrganisationScreen',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/safety-limits',
    component: lazyRouteComponent(() => import('../tenancy/limits/limits-screen.tsx'), 'SafetyLimitsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/journal',
    component: lazyRouteComponent(() => import('../tenancy/journal/journal-screen.tsx'), 'JournalScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/notices',
    component: lazyRouteComponent(() => import('../tenancy/notices/notices-screen.tsx'), 'NoticesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/notices/$language',
    component: lazyRouteComponent(() => import('../tenancy/notices/notice-screen.tsx'), 'NoticeScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/service-accounts',
    component: lazyRouteComponent(() => import('../tenancy/services/services-screen.tsx'), 'ServicesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/service-accounts/$serviceAccountId',
    component: lazyRouteComponent(() => import('../tenancy/services/service-screen.tsx'), 'ServiceScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('../webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/webhooks/$webhookId',
    component: lazyRouteComponent(() => import('../webhooks/webhook-screen.tsx'), 'WebhookScreen'),
  }),
] as const

/**
 * The screens by their addresses. They stand behind the `#`, so that the id of a case never reaches a server, a log or
 * another site; and a page that is fetched again is always the same file.
 */
export function openRouter() {
  return createRouter({
    routeTree: root.addChildren(screens),
    history: createHashHistory(),
    defaultPreload: 'intent',
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>
  }
}
