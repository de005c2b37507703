import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SkillsAssessment, skillsAssessmentSchema } from '../../casework/assessment/skills-assessment.ts'
import { type FirstInterview, firstInterviewSchema } from '../../casework/interview/first-interview.ts'
import { type Participant, participantSchema } from '../../casework/participant/participant.ts'
import { supportNeedGroups } from '../../casework/participant/support-needs.ts'
import { type Plan, planSchema } from '../../casework/plan/plan.ts'
import { type BusinessPlan, businessPlanSchema } from '../../founding/index.ts'
import { registry } from '../../registry/index.ts'
import { type FieldRule, fieldsOfTier } from '../../sharing/field-rule.ts'
import { type Tier, tiers } from '../../sharing/tiers.ts'
import {
  aParticipant,
  coach,
  countedIds,
  id,
  openedAt,
  participantId,
  refusalOf,
} from '../../testing/casework.ts'
import { aReferral } from '../../testing/exchange.ts'
import { canonicalBytes, canonicalJson, type Json } from './canonical.ts'
import { disclosedPerson } from './disclosed-person.ts'
import { buildPackage, type CaseFile, newNonces, type PackageTerms, packageLimitBytes } from './package.ts'
import { readPart } from './read-package.ts'
import { type ListName, sectionRules, sectionsOfLists } from './sections.ts'

const header = { participantId, version: 3, changedAt: openedAt }
const nonces = { T0: '0'.repeat(26), T1: '1'.repeat(26), T2: '2'.repeat(26), T3: '3'.repeat(26) }

// Every field that may be filled is filled, and each text says where it comes from.
const participant: Participant = participantSchema.parse({
  ...aParticipant(),
  programmeId: id(77),
  deputyId: id(78),
  openedFrom: id(79),
  names: [{ kind: 'official', primary: true, given: 'MARK-name', family: 'MARK-family', script: 'Latn' }],
  birth: { date: '1994-07-19' },
  gender: 'female',
  returnDistrict: 'MARK-district',
  channels: [
    {
      kind: 'whatsapp',
      value: '+221 77 000 00 01',
      safety: { shared: true, mayMentionGermany: false, codeWord: 'MARK-code' },
    },
    {
      kind: 'via_trusted_person',
      value: 'MARK-dangerous',
      safety: { shared: true, mayMentionGermany: false, doNotContact: true },
    },
  ],
  plannedDeparture: { date: '2026-05-05', certainty: 'booked' },
  supportNeeds: {
    health: { need: 'MARK-health', urgent: true },
    psychosocial: { need: 'MARK-psychosocial', urgent: false },
    accessibility: { need: 'MARK-accessibility', urgent: false },
    protection: { need: 'MARK-protection', urgent: false },
  },
} satisfies Participant)

const interview: FirstInterview = firstInterviewSchema.parse({
  ...header,
  heldOn: '2026-02-02',
  conductedBy: coach,
  mode: 'mobile',
  language: 'wo',
  interpretation: { needed: true, language: 'wo', by: 'relative' },
  goal: 'MARK-goal',
  situation: [{ topic: 'debts', note: 'MARK-situation' }],
  expectations: 'MARK-expectations',
  labourMarketDestination: {
    country: 'SN',
    region: 'MARK-region',
    occupations: ['7531'],
    note: 'MARK-market',
  },
} satisfies FirstInterview)

const assessment: SkillsAssessment = skillsAssessmentSchema.parse({
  ...header,
  assessedOn: '2026-02-03',
  assessedBy: coach,
  occupations: [{ isco08: '7531', years: 4, learnt: 'informal', evidence: [] }],
  languages: [{ language: 'fr', listening: 'B1' }],
  education: [{ level: 2, completed: true }],
  skills: [{ name: 'MARK-skill' }],
} satisfies SkillsAssessment)

const plan: Plan = planSchema.parse({
  ...header,
  edition: 2,
  state: 'agreed',
  occupationalGoal: { isco08: '7531', note: 'MARK-occupation' },
  businessIdea: true,
  businessIdeaNote: 'MARK-business',
  items: [
    {
      id: id(301),
      moduleId: id(302),
      moduleVersion: 4,
      title: { de: 'MARK-title' },
      purpose: 'MARK-purpose',
      status: 'partly',
      teachingUnits: 15,
      teachingUnitsDone: 10,
    },
  ],
  agreement: {
    edition: 2,
    agreedAt: openedAt,
    agreedBy: coach,
    confirmation: 'signed',
    language: 'fr',
  },
} satisfies Plan)

const referral = aReferral({
  id: id<'referral'>(900),
  request: {
    needs: ['job_search'],
    arrivalWindow: { earliest: '2026-05-06', latest: '2026-05-20' },
    plannedDeparture: '2026-05-05',
  },
})

const business: BusinessPlan = businessPlanSchema.parse({
  ...header,
  edition: 2,
  state: 'decided',
  idea: { what: 'MARK-shop', country: 'SN', region: 'MARK-quarter' },
  canvas: { customers: 'MARK-customers' },
  reserveMonths: 3,
  lines: [
    {
      id: id(401),
      kind: 'investment',
      label: 'MARK-machine',
      amount: { minorUnits: 600_000, currency: 'XOF' },
    },
  ],
  steps: [{ id: id(402), step: 'MARK-step', dueOn: '2026-05-05' }],
  recommendation: 'with_conditions',
  grounds: 'MARK-grounds',
  rechecks: 0,
  outcome: {
    result: 'not_founded',
    on: '2026-02-02',
    reason: 'no_market',
    note: 'MARK-failure',
    recordedAt: openedAt,
    recordedBy: coach,
  },
  earlierOutcomes: [],
  source: { referralId: id(403), edition: 1, grounds: 'MARK-before' },
} satisfies BusinessPlan)

const file: CaseFile = { referral, participant, interview, assessment, plan, business }

function terms(change: Partial<PackageTerms> = {}): PackageTerms {
  return { version: 2, tiers, sensitiveGroups: supportNeedGroups, nonces, today: '2026-03-02', ...change }
}

function textOf(built: ReturnType<typeof buildPackage>, tier: Tier): string {
  const part = built.parts.find((one) => one.tier === tier)
  return part ? new TextDecoder().decode(part.bytes) : ''
}

describe('a package', () => {
  test('says in each tier what the registry allows there, and reads back as the same', () => {
    const built = buildPackage(file, terms())
    const [offer, professional, identity, sensitive] = built.parts.map(({ bytes }) => readPart(bytes).content)
    expect(offer).toEqual({
      referral: { kind: 'handover', pseudonym: '0000-0000', urgency: 'routine' },
      request: { needs: ['job_search'], arrivalWindow: { earliest: '2026-05-06', latest: '2026-05-20' } },
      participant: { languages: ['wo', 'fr'], returnCountry: 'SN', returnDistrict: 'MARK-district' },
      person: { ageBracket: 'from_18_to_60' },
    })
    const { assessedOn, occupations, languages, education, skills } = assessment
    expect(professional).toEqual({
      interview: { labourMarketDestination: interview.labourMarketDestination },
      assessment: { assessedOn, occupations, languages, education, skills },
      plan: {
        occupationalGoal: plan.occupationalGoal,
        businessIdea: true,
        businessIdeaNote: 'MARK-business',
      },
      planItems: [
        {
          title: { de: 'MARK-title' },
          purpose: 'MARK-purpose',
          status: 'partly',
          teachingUnits: 15,
          teachingUnitsDone: 10,
        },
      ],
      business: {
        edition: 2,
        idea: business.idea,
        canvas: business.canvas,
        reserveMonths: 3,
        recommendation: 'with_conditions',
        grounds: 'MARK-grounds',
      },
      financeLines: [
        {
          kind: 'investment',
          label: 'MARK-machine',
          amount: { minorUnits: 600_000, currency: 'XOF' },
        },
      ],
      businessSteps: [{ step: 'MARK-step', dueOn: '2026-05-05' }],
    })
    expect(identity).toEqual({
      participant: { names: participant.names },
      person: { birthYear: 1994, channels: [participant.channels[0]] },
    })
    expect(sensitive).toEqual({ participant: { supportNeeds: participant.supportNeeds } })
  })

  test('holds nothing of what never crosses, whatever was ticked', () => {
    const all = buildPackage(file, terms())
    const everything = tiers.map((tier) => textOf(all, tier)).join('')
    const never = [
      'MARK-dangerous',
      'MARK-goal',
      'MARK-situation',
      'MARK-expectations',
      'MARK-failure',
      'MARK-before',
      '1994-07-19',
      'female',
      'booked',
      '2026-02-02',
      participant.pseudonym,
      ...[participantId, coach, id(77), id(78), id(79), id(301), id(302), id(401), id(402), id(403)],
    ]
    expect(never.filter((value) => everything.includes(value))).toEqual([])
  })

  test('holds only the tiers and the fields that registry and consent allow, for any case and any choice', () => {
    fc.assert(
      fc.property(
        fc.subarray([...tiers]),
        fc.subarray([...supportNeedGroups]),
        fc.subarray(['interview', 'assessment', 'plan', 'business'] as const),
        fc.record({
          given: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
          district: fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
            nil: undefined,
          }),
          year: fc.integer({ min: 1930, max: 2026 }),
        }),
        (some, sensitiveGroups, parts, person) => {
          const chosen = [...new Set<Tier>(['T0', ...some])]
          const { returnDistrict: _, ...rest } = participant
          const someone: Participant = {
            ...rest,
            names: [{ kind: 'official', primary: true, given: person.given }],
            birth: { year: person.year },
            ...(person.district && { returnDistrict: person.district }),
          }
          const cut = Object.fromEntries(parts.map((name) => [name, file[name]]))
          const built = buildPackage(
            { referral, participant: someone, ...cut },
            terms({ tiers: chosen, sensitiveGroups }),
          )
          expect(built.parts.map(({ tier }) => tier)).toEqual(tiers.filter((tier) => chosen.includes(tier)))
          for (const { tier, bytes } of built.parts) {
            const { content } = JSON.parse(new TextDecoder().decode(bytes))
            for (const [section, value] of Object.entries(content)) {
              const rules = rulesOf(sectionsOfLists[section as ListName] ?? section)
              const allowed: readonly string[] = fieldsOfTier(rules, tier)
              for (const one of Array.isArray(value) ? value : [value]) {
                expect(Object.keys(one).filter((field) => !allowed.includes(field))).toEqual([])
              }
            }
            if (tier === 'T3') {
              const groups = Object.keys(content.participant?.supportNeeds ?? {})
              expect(groups.toSorted()).toEqual(sensitiveGroups.toSorted())
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is made of the same bytes every time, and of others under another nonce', () => {
    const once = buildPackage(file, terms())
    const repeated = buildPackage(structuredClone({ ...file, plan, referral }), terms())
    expect(repeated).toEqual(once)
    const other = buildPackage(file, terms({ nonces: { ...nonces, T1: 'another-nonce-for-this-tier' } }))
    expect(tiers.map((tier) => textOf(other, tier) === textOf(once, tier))).toEqual([true, false, true, true])
  })

  test('has a nonce for each tier, and each its own', () => {
    const given = newNonces(countedIds())
    expect(Object.keys(given)).toEqual(tiers)
    expect(new Set(Object.values(given)).size).toBe(tiers.length)
  })

  test('has the bytes that it had when this test was written', () => {
    expect(textOf(buildPackage({ referral, participant }, terms({ tiers: ['T0'] })), 'T0')).toBe(
      '{"content":{"participant":{"languages":["wo","fr"],"returnCountry":"SN","returnDistrict":"MARK-district"},' +
        '"person":{"ageBracket":"from_18_to_60"},' +
        '"referral":{"kind":"handover","pseudonym":"0000-0000","urgency":"routine"},' +
        '"request":{"arrivalWindow":{"earliest":"2026-05-06","latest":"2026-05-20"},"needs":["job_search"]}},' +
        '"format":"passerelle.package.1","nonce":"00000000000000000000000000",' +
        `"referralId":"${referral.id}","tier":"T0","version":2}`,
    )
  })

  test('says so where a tier has nothing to say', () => {
    const built = buildPackage(
      { referral, participant },
      terms({ tiers: ['T0', 'T1', 'T3'], sensitiveGroups: [] }),
    )
    expect(built.parts.map(({ tier, bytes }) => [tier, readPart(bytes).content])).toEqual([
      ['T0', expect.anything()],
      ['T1', {}],
      ['T3', {}],
    ])
  })

  test('is refused without the offer, in which every other tier is read', () => {
    expect(refusalOf(() => buildPackage(file, terms({ tiers: ['T1'] })))).toEqual({
      code: 'invalid',
      errors: [{ path: ['body', 'tiers'], code: 'offer_tier_required' }],
    })
  })

  test('is refused over 100 kB, with the name of what is too large', () => {
    const [item] = plan.items
    if (item === undefined) throw new Error('a plan with an item')
    const long = { ...plan, items: Array.from({ length: 60 }, () => ({ ...item, title: longTitles() })) }
    expect(planSchema.safeParse(long).success).toBe(true)
    expect(refusalOf(() => buildPackage({ ...file, plan: long }, terms()))).toEqual({
      code: 'limit_reached',
      what: 'package.planItems',
      limit: packageLimitBytes,
    })
  })

  test('is not read where anything else stands in it', () => {
    const [part] = buildPackage(file, terms()).parts
    if (part === undefined) throw new Error('a package with a part')
    const document = JSON.parse(new TextDecoder().decode(part.bytes))
    const smuggled = {
      ...document,
      content: { ...document.content, participant: { names: participant.names } },
    }
    expect(() => readPart(canonicalBytes(smuggled))).toThrow()
    expect(() => readPart(canonicalBytes({ ...document, format: 'another' }))).toThrow()
    expect(() => readPart(Uint8Array.of(0xff, 0xfe))).toThrow()
  })
})

describe('canonical JSON', () => {
  test('does not depend on the order in which fields were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = value as Json
        expect(canonicalJson(reversed(json))).toBe(canonicalJson(json))
        expect(JSON.parse(canonicalJson(json))).toEqual(JSON.parse(JSON.stringify(json)))
      }),
    )
  })

  test('sorts by code units and leaves out what is absent', () => {
    expect(canonicalJson({ b: undefined, ä: 1, z: [2, { y: null, x: 'é' }], A: true })).toBe(
      '{"A":true,"z":[2,{"x":"é","y":null}],"ä":1}',
    )
  })
})

test('a person appears with an age bracket, a year and safe channels', () => {
  const at = (today: string) => disclosedPerson(participant, today).ageBracket
  expect([at('2012-07-18'), at('2012-07-19'), at('2055-07-18'), at('2055-07-19')]).toEqual([
    'under_18',
    'from_18_to_60',
    'from_18_to_60',
    'over_60',
  ])
  const { birth: _, ...unknown } = participant
  expect(disclosedPerson(unknown, '2026-03-02')).toEqual({ channels: [participant.channels[0]] })
})

test('whose age is known by the year alone appears in the more protective bracket, marked uncertain', () => {
  const inYear = (year: number, today: string) => {
    const { ageBracket, ageUncertain } = disclosedPerson({ ...participant, birth: { year } }, today)
    return [ageBracket, ageUncertain]
  }
  // Perhaps still seventeen, to the last day of the year; a year later certainly not.
  expect(inYear(2008, '2026-01-01')).toEqual(['under_18', true])
  expect(inYear(2008, '2026-12-31')).toEqual(['under_18', true])
  expect(inYear(2008, '2027-01-01')).toEqual(['from_18_to_60', undefined])
  expect(inYear(2009, '2026-12-31')).toEqual(['under_18', undefined])
  expect(inYear(1965, '2026-06-01')).toEqual(['over_60', true])
  expect(inYear(1966, '2026-06-01')).toEqual(['from_18_to_60', undefined])
  expect(inYear(1964, '2026-06-01')).toEqual(['over_60', undefined])
  expect(inYear(2026, '2026-06-01')).toEqual(['under_18', undefined])
})

function rulesOf(section: string): Readonly<Record<string, FieldRule>> {
  if (!(section in sectionRules)) throw new Error(`${section} is no section`)
  return sectionRules[section as keyof typeof sectionRules] // just seen to be one
}

function longTitles(): Record<string, string> {
  return Object.fromEntries(
    'de en fr ar es ru sq sr tr ur ps fa'.split(' ').map((tag) => [tag, 'x'.repeat(190)]),
  )
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, reversed(inner)]),
  )
}

test('no field that never crosses has a tier, and every tier has fields', () => {
  for (const tier of tiers) {
    const rules: readonly Readonly<Record<string, FieldRule>>[] = Object.values(registry)
    expect(rules.flatMap((entity) => fieldsOfTier(entity, tier)).length).toBeGreaterThan(0)
  }
})

test('each section crosses by the rules that the registry has for its entity', () => {
  expect(sectionRules).toEqual({
    referral: registry.Referral,
    request: registry.ReferralRequest,
    participant: registry.Participant,
    person: registry.DisclosedPerson,
    interview: registry.FirstInterview,
    assessment: registry.SkillsAssessment,
    plan: registry.Plan,
    planItem: registry.PlanItem,
    business: registry.BusinessPlan,
    financeLine: registry.FinanceLine,
    businessStep: registry.BusinessStep,
  })
})
