import type { OwnCopy } from '@passerelle/contract/self'
import { consentReceipt } from '@passerelle/domain/exchange'
import { type OwnEntity, ownRecord } from '@passerelle/domain/registry'
import { tiers } from '@passerelle/domain/sharing'
import type { Language } from '@passerelle/messages'
import { self } from '@passerelle/messages/self'
import { findOwnFile, type OwnFile } from '@passerelle/table/casework'
import { type FoundReferral, openParts } from '@passerelle/table/exchange'
import { ownNotes } from '@passerelle/table/notes'
import { stillLinked } from './circumstances.ts'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { organisationIn, partyOf } from './view.ts'
import { wordingOf } from './wording.ts'

type Copied = OwnCopy['case'][number]
type CopiedReferral = OwnCopy['referrals'][number]

/**
 * Everything that the organisation holds about the person, as the field registry sorts it. That they got it is written
 * down, like every look at content. The case is six queries and one call; a referral is one read and three queries.
 */
export async function readCopy(context: SelfContext): Promise<OwnCopy> {
  const [file, notes, { found, earlier }] = await Promise.all([
    findOwnFile(context.table, context.me, context.link),
    ownNotes(context.table, context.me),
    context.referrals.all({ tiers }),
  ])
  const { language, organisation, places } = ownOf(context, file?.own)
  const copy: OwnCopy = {
    ...wordingOf(language),
    madeAt: context.clock.now().toISOString(),
    organisation: organisationIn(language, { ...organisation, places }),
    case: file === undefined ? [] : caseIn(file, notes, language),
    referrals: await Promise.all(found.map((each) => referralIn(context, each, language))),
    earlier,
  }
  await writeDown(context, copy, file?.page.participant.version ?? 1)
  return copy
}

function caseIn(file: OwnFile, notes: readonly object[], language: Language): Copied[] {
  const { own, page, attendances, years, followUps, baselines, certificates, papers } = file
  const { participant, firstInterview, assessment, plan, agreedPlans } = page
  return grouped(language, {
    Participant: [participant],
    FirstInterview: present(firstInterview),
    SkillsAssessment: present(assessment),
    Plan: present(plan),
    AgreedPlan: agreedPlans,
    Note: notes,
    KeptFile: file.files,
    Attendance: attendances,
    FollowUpYear: years,
    FollowUp: followUps,
    ReintegrationBaseline: baselines,
    BusinessPlan: file.businessPlans,
    BusinessPlanEdition: file.businessEditions,
    BusinessRecheck: file.businessRechecks,
    Recognition: file.recognitions,
    Certificate: certificates,
    PaperCopy: papers,
    WorkProfile: file.workProfiles,
    Application: file.applications,
    ReleasedSheet: file.releasedSheets,
    CaseHolds: own.holds.holds.length > 0 ? [own.holds] : [],
    PersonLink: [{ endsAt: own.link.endsAt }],
  })
}

async function referralIn(
  context: SelfContext,
  found: FoundReferral,
  language: Language,
): Promise<CopiedReferral> {
  const { referral, corridor, side, kept, outcomes, open } = found
  const [{ disclosures, events }, consents] = await Promise.all([
    context.referrals.history(found),
    context.referrals.consentEvents(found),
  ])
  // The receiver holds what was opened to it, the sender all that it packed.
  const packed = openParts(found, side === 'sender' ? tiers : open)
  const isReceipt = side === 'sender' && corridor !== undefined && consents.length > 0
  const now = context.clock.now().toISOString()
  return {
    referralId: referral.id,
    sender: partyOf(corridor, 'from', referral, language),
    organisation: partyOf(corridor, 'to', referral, language),
    held: grouped(language, {
      Referral: [referral],
      DisclosedPerson: packed.map(({ document }) => document),
      ConsentEvent: consents,
      Disclosure: disclosures,
      Appointment: kept.all,
      OutcomeReport: side === 'receiver' ? outcomes.own : outcomes.shared,
      TimelineEvent: events,
    }),
    ...(isReceipt && { receipt: consentReceipt({ events: consents, corridor, now }) }),
  }
}

/** Records by their kind, each under its name in words; a kind of which there is nothing is left out. */
function grouped(
  language: Language,
  records: { readonly [Name in OwnEntity]?: readonly object[] },
): Copied[] {
  const kinds = Object.keys(records) as OwnEntity[] // the keys of an object of these
  return kinds.flatMap((of) => {
    const told = (records[of] ?? []).map((record) => ownRecord(of, record))
    return told.length === 0 ? [] : [{ of, title: self.say(language, `copy.${of}`), records: told }]
  })
}

function present<Part>(part: Part | undefined): readonly Part[] {
  return part === undefined ? [] : [part]
}

function writeDown(context: SelfContext, copy: OwnCopy, version: number): Promise<void> {
  const held = [...copy.case, ...copy.referrals.flatMap((each) => each.held)]
  return context.unitOfWork.commit({
    status: 200,
    writes: stillLinked(context),
    entry: {
      aggregate: 'Participant',
      aggregateId: context.me,
      version,
      fields: [...new Set(held.map(({ of }) => of))],
      purpose: 'accountability',
    },
  })
}
