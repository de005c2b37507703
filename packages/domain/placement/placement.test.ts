import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallClock } from '../calendar/index.ts'
import { type Refusal, Refused } from '../kernel/index.ts'
import {
  aParticipant,
  coach,
  colleague,
  countedIds,
  id,
  openedAt,
  participantId,
} from '../testing/casework.ts'
import {
  actOnVacancy,
  draftVacancy,
  editVacancy,
  givePlaceBack,
  newVacancySchema,
  takePlace,
  type Vacancy,
} from '../vacancies/index.ts'
import { agreementEdition } from './agreement.ts'
import {
  type Application,
  applicationSchema,
  applicationStates,
  type MoveApplication,
  moveApplicationSchema,
  newApplicationSchema,
  type Released,
  releasable,
} from './application.ts'
import { agreeToMatching, rewriteProfile, takeBackMatching } from './keep-profile.ts'
import { type Matched, matches } from './match.ts'
import { currentRule, matchingRules } from './matching-rules.ts'
import {
  applicationMoves,
  assertIssuable,
  isLive,
  isUndecided,
  moveApplication,
  prepareApplication,
  withdrawAlone,
} from './move-application.ts'
import { releasedParts } from './released.ts'
import { nothingPlaced, tallied } from './tally.ts'
import {
  type Profile,
  profileEntrySchema,
  profileSchema,
  workProfileEntrySchema,
  workProfileSchema,
} from './work-profile.ts'

const at = openedAt
const later = '2026-02-14T10:00:00.000Z'
const long = '2026-12-24T10:00:00.000Z'
const clock = wallClock({ now: () => new Date(at) }, 'Africa/Banjul')
const acting = { by: coach, at }
const agreement = { language: 'fr', witnessId: colleague }

const aProfile = (change: Readonly<Record<string, unknown>> = {}): Profile =>
  profileEntrySchema.parse({
    occupations: ['7411'],
    skills: ['Solar panels'],
    languages: [{ language: 'en', level: 'B2' }],
    regions: [{ country: 'GM', region: 'GM-B' }],
    ...change,
  })

const aVacancy = (change: Readonly<Record<string, unknown>> = {}, n = 1): Vacancy =>
  actOnVacancy(
    draftVacancy(
      newVacancySchema.parse({
        employerId: id(1),
        title: { en: 'Electrician' },
        text: { en: 'You put solar panels on roofs.' },
        isco08: '7411',
        employmentType: 'full_time',
        workplace: { country: 'GM', region: 'GM-B', town: 'Banjul' },
        places: 2,
        validThrough: '2026-04-30',
        ...change,
      }),
      id<'vacancy'>(n),
      clock,
    ),
    'open',
    at,
  )

const someone = (change: Readonly<Record<string, unknown>> = {}): Matched => ({
  profile: aProfile(change),
  certified: [],
})

function refusalOf(act: () => unknown): Refusal | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  return undefined
}

const matched = (person: Matched, vacancy: Vacancy) => matches(person, [vacancy])[0]

describe('an agreement to be matched', () => {
  const entry = workProfileEntrySchema.parse({ agreement, profile: aProfile() })
  const agree = (before?: Parameters<typeof agreeToMatching>[2]) =>
    agreeToMatching(participantId, entry, before, ['wo', 'fr-SN'], acting)

  test('says before whom it was given, in which language, when, and to which text', () => {
    expect(workProfileSchema.parse(agree())).toMatchObject({
      state: 'agreed',
      version: 1,
      agreement: {
        coachId: coach,
        witnessId: colleague,
        language: 'fr',
        givenAt: at,
        edition: agreementEdition,
      },
    })
  })

  test('takes a second person, and a language that the person speaks, or somebody who reads or interprets it', () => {
    const said = (change: object) =>
      refusalOf(() =>
        agreeToMatching(
          participantId,
          workProfileEntrySchema.parse({ agreement: { ...agreement, ...change }, profile: aProfile() }),
          undefined,
          ['wo'],
          acting,
        ),
      )
    expect(said({ witnessId: coach, interpreter: true })).toEqual({ code: 'two_persons_required' })
    const path = ['body', 'agreement', 'interpreter']
    expect(said({})).toEqual({ code: 'invalid', errors: [{ path, code: 'interpreter_required' }] })
    expect([said({ interpreter: true }), said({ readAloud: true })]).toEqual([undefined, undefined])
  })

  test('is given once, and again only after it was taken back', () => {
    const first = agree()
    expect(refusalOf(() => agree(first))).toEqual({ code: 'already_exists', what: 'work_profile' })
    const over = takeBackMatching(first, { at: later, way: 'own_link' })
    expect(agree(over)).toMatchObject({ state: 'agreed', version: 3 })
    expect(agree(over)).not.toHaveProperty('takenBack')
  })

  test('taken back, leaves nothing of the profile, and nothing that can be changed', () => {
    const over = takeBackMatching(agree(), { at: later, way: 'told', recordedBy: coach })
    expect(workProfileSchema.parse(over)).not.toHaveProperty('profile')
    expect(over).toMatchObject({ state: 'taken_back', takenBack: { way: 'told', at: later } })
    const gone = { code: 'not_possible', what: 'not_agreed_to_matching' }
    expect(refusalOf(() => rewriteProfile(over, aProfile(), later))).toEqual(gone)
    expect(refusalOf(() => takeBackMatching(over, { at: later, way: 'own_link' }))).toEqual(gone)
  })
})

describe('a profile', () => {
  const faultsOf = (change: object) =>
    profileEntrySchema
      .safeParse({ ...aProfile(), ...change })
      .error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('names each thing once, and no more than people have', () => {
    expect(faultsOf({ occupations: ['7411', '7411'] })).toEqual([['occupations', 'twice']])
    expect(faultsOf({ skills: ['Welding', 'welding'] })).toEqual([['skills', 'twice']])
    const languages = [
      { language: 'en', level: 'B2' },
      { language: 'en', level: 'C1' },
    ]
    expect(faultsOf({ languages })).toEqual([['languages', 'twice']])
    expect(faultsOf({ regions: [{ country: 'GM' }, { country: 'GM' }] })).toEqual([['regions', 'twice']])
    expect(faultsOf({ regions: [{ country: 'GM', region: 'SN-DK' }] })).toEqual([
      ['regions.0.region', 'other_country'],
    ])
    expect(faultsOf({ occupations: ['7411', '7412', '7421', '7422', '7413', '7414'] })).toHaveLength(1)
    expect(faultsOf({ occupations: [] })).toHaveLength(1)
    expect(faultsOf({ skills: Array.from({ length: 21 }, (_, n) => `skill ${n}`) })).toHaveLength(1)
  })

  test.each(['gender', 'birth', 'religion', 'residence', 'names'])('has no room for %s', (field) => {
    expect(profileSchema.safeParse({ ...aProfile(), [field]: 'something' }).success).toBe(false)
  })
})

describe('a vacancy', () => {
  test('is shown for the same occupation, or one of the same group, with what else speaks for it', () => {
    expect(matched(someone(), aVacancy())?.reasons.map(({ kind }) => kind)).toEqual(['occupation', 'region'])
    expect(matched(someone({ occupations: ['7412', '7413'] }), aVacancy())?.reasons[0]).toEqual({
      kind: 'occupation_group',
      isco08: '741',
    })
    expect(matched(someone({ occupations: ['74'] }), aVacancy())?.reasons[0]).toEqual({
      kind: 'occupation_group',
      isco08: '74',
    })
  })

  test('is not shown only because it is near, in a language that somebody speaks, or of the kind that they look for', () => {
    const person = someone({ occupations: ['9112'], employmentTypes: ['full_time'] })
    const vacancy = aVacancy({ languages: [{ language: 'en' }] })
    expect(matches(person, [vacancy])).toEqual([])
    expect(matches({ ...person, certified: ['7411'] }, [aVacancy({ certificates: ['7411'] })])).toHaveLength(
      1,
    )
  })

  test.each([
    ['B2', undefined, true],
    ['B2', 'B1', true],
    ['B2', 'B2', true],
    ['B2', 'C1', false],
    ['Pre-A1', 'A1', false],
  ] as const)('of somebody who speaks a language at %s, asks for %s: %s', (level, asked, isEnough) => {
    const wanted = { language: 'en', ...(asked && { level: asked }) }
    const found = matched(
      someone({ languages: [{ language: 'en', level }] }),
      aVacancy({ languages: [wanted] }),
    )
    const reason = { kind: 'language', ...wanted }
    if (isEnough) expect(found?.reasons).toContainEqual(reason)
    else expect(found?.missing).toContainEqual({ ...reason, spoken: level })
  })

  test('says what is missing of a language that nobody named', () => {
    expect(matched(someone(), aVacancy({ languages: [{ language: 'wo' }] }))?.missing).toEqual([
      { kind: 'language', language: 'wo' },
    ])
  })

  test.each([
    [{ country: 'GM' }, 'GM-B', 'reason'],
    [{ country: 'GM', region: 'GM-B' }, 'GM-B', 'reason'],
    [{ country: 'GM', region: 'GM-W' }, 'GM-B', 'missing'],
    [{ country: 'SN' }, 'GM-B', 'missing'],
    [{ country: 'GM', region: 'GM-W' }, undefined, 'open'],
    [{ country: 'SN' }, undefined, 'missing'],
  ] as const)('of somebody who would work in %o, in %s: %s', (own, region, expected) => {
    const workplace = { country: 'GM', town: 'Banjul', ...(region && { region }) }
    const found = matched(someone({ regions: [own] }), aVacancy({ workplace }))
    const isIn = (all: readonly { readonly kind: string }[] | undefined) =>
      all?.some(({ kind }) => kind === 'region')
    expect([isIn(found?.reasons), isIn(found?.missing)]).toEqual([
      expected === 'reason',
      expected === 'missing',
    ])
  })

  test.each([
    ['Solar panels', 'solar panels', true],
    ['Panels, solar', 'Solar panels', true],
    ['Soudure à l’arc', 'soudure', true],
    ['Réparation', 'reparation', true],
    ['كهرباء', 'كَهْرَباء', true],
    ['Weld', 'Welding', false],
    ['!', '?', false],
  ])('that asks for “%s” of somebody who named “%s”: %s', (asked, own, isKnown) => {
    const found = matched(someone({ skills: [own] }), aVacancy({ skills: [asked] }))
    expect(found?.reasons.some(({ kind }) => kind === 'skill')).toBe(isKnown)
    expect(found?.missing.some(({ kind }) => kind === 'skill')).toBe(!isKnown)
  })

  test('that is over before somebody could begin says so', () => {
    const found = matched(someone({ earliestOn: '2026-05-01' }), aVacancy())
    expect(found?.missing).toEqual([{ kind: 'start' }])
    expect(matched(someone({ earliestOn: '2026-04-30' }), aVacancy())?.missing).toEqual([])
  })

  test('stands by the number of reasons, then by its end, then by its id', () => {
    const all = [
      aVacancy({}, 4),
      aVacancy({ validThrough: '2026-03-31' }, 3),
      aVacancy({ skills: ['Solar panels'], validThrough: '2026-05-31' }, 2),
      aVacancy({}, 1),
    ]
    const order = (vacancies: readonly Vacancy[]) =>
      matches(someone(), vacancies).map(({ vacancy }) => vacancy.id)
    expect(order(all)).toEqual([2, 3, 1, 4].map((n) => id<'vacancy'>(n)))
    expect(order(all.toReversed())).toEqual(order(all))
  })

  test('is compared by rules of which none was ever changed, and of which the last one counts', () => {
    expect(matchingRules.map(({ edition }) => edition)).toEqual(matchingRules.map((_, n) => n + 1))
    expect(currentRule).toBe(matchingRules[matchingRules.length - 1])
  })
})

describe('nothing that is protected', () => {
  const occupation = fc.constantFrom('7411', '7412', '741', '9112', '2', '7531')
  const skills = fc.uniqueArray(fc.constantFrom('solar', 'welding', 'sewing', 'driving'), { maxLength: 4 })
  const region = fc.constantFrom('GM-B', 'GM-W', undefined)
  const vacancy = fc
    .record({ isco08: occupation, skills, region, languages: fc.subarray(['en', 'fr', 'wo']) })
    .map(({ region, languages, ...rest }) => ({
      ...rest,
      workplace: { country: 'GM', town: 'Banjul', ...(region && { region }) },
      languages: languages.map((language) => ({ language })),
    }))
  const protectedFacts = fc.record({
    gender: fc.constantFrom('female', 'male', 'diverse', 'unknown'),
    birth: fc.record({ year: fc.integer({ min: 1930, max: 2010 }) }),
    names: fc.string(),
    religion: fc.string(),
    residence: fc.string(),
  })

  test('changes what is found, or its order: of two people who differ in it alone, the same is found', () => {
    fc.assert(
      fc.property(
        fc.array(vacancy, { maxLength: 8 }),
        fc.uniqueArray(occupation, { minLength: 1, maxLength: 4 }),
        skills,
        protectedFacts,
        protectedFacts,
        (wanted, occupations, known, one, other) => {
          const vacancies = wanted.map((each, n) => aVacancy(each, n + 1))
          const profile = aProfile({ occupations, skills: known })
          // Neither type has room for any of it; put in by force, it changes nothing.
          const found = (facts: object) =>
            matches({ profile: { ...profile, ...facts }, certified: [], ...facts }, vacancies)
          expect(found(one)).toEqual(found(other))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('and nothing but what is there: every reason and every gap names what the vacancy asks for, once', () => {
    fc.assert(
      fc.property(
        vacancy,
        fc.uniqueArray(occupation, { minLength: 1, maxLength: 4 }),
        skills,
        (one, occupations, known) => {
          const of = aVacancy(one)
          for (const { reasons, missing } of matches(someone({ occupations, skills: known }), [of])) {
            const asked = [...reasons, ...missing].map((each) =>
              JSON.stringify({ ...each, spoken: undefined }),
            )
            expect(new Set(asked).size).toBe(asked.length)
            const said = (kind: string) => asked.filter((each) => each.includes(`"${kind}"`)).length
            expect(said('language')).toBeGreaterThanOrEqual(of.languages.length)
            expect(reasons.some(({ kind }) => currentRule.grounds.some((ground) => ground === kind))).toBe(
              true,
            )
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

const head = { stage: 'returned' } as const
const vacancy = aVacancy()
const work = agreeToMatching(
  participantId,
  workProfileEntrySchema.parse({ agreement, profile: aProfile() }),
  undefined,
  ['fr'],
  acting,
)

function applying(
  change: Partial<Parameters<typeof prepareApplication>[0]> = {},
  release: readonly Released[] = ['name'],
) {
  return prepareApplication(
    { participantId, head, spoken: ['fr'], work, vacancy, employerName: 'Sun Roofs', before: [], ...change },
    newApplicationSchema.parse({ vacancyId: vacancy.id, release, agreement }),
    countedIds().next<'application'>(),
    acting,
  )
}

const move = (to: MoveApplication['to']) =>
  moveApplicationSchema.parse({ to, ...(to === 'hired' && { startsOn: '2026-03-01', proof: 'contract' }) })

const inState = (state: Application['state']): Application => ({ ...applying(), state })

describe('an application', () => {
  test('is prepared with a yes to named parts, and a schema says the same', () => {
    expect(applicationSchema.parse(applying())).toMatchObject({
      state: 'prepared',
      round: 1,
      employerName: 'Sun Roofs',
      release: ['name'],
      agreement: { coachId: coach, witnessId: colleague },
      moves: [{ to: 'prepared', recordedBy: coach }],
    })
    const faults = (release: readonly string[]) =>
      newApplicationSchema.safeParse({ vacancyId: vacancy.id, release, agreement }).success
    expect([faults([]), faults(['name', 'name']), faults(['gender']), faults([...releasable])]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('is one at a time for a vacancy; after one that is over, the person may apply anew', () => {
    for (const state of applicationStates) {
      const before = [inState(state)]
      const expected = isLive({ state }) ? { code: 'already_exists', what: 'application' } : undefined
      expect([state, refusalOf(() => applying({ before }))]).toEqual([state, expected])
    }
    expect(applying({ before: [inState('rejected')] }).round).toBe(2)
    const others = Array.from({ length: 100 }, () => ({
      ...inState('rejected'),
      vacancyId: id<'vacancy'>(9),
    }))
    expect(refusalOf(() => applying({ before: others }))).toMatchObject({ code: 'limit_reached', limit: 100 })
  })

  test('is for a vacancy that is open and not over, in a case that is open, of a profile that is there', () => {
    const over = { code: 'not_possible', what: 'vacancy_not_open' }
    for (const act of ['fill', 'close', 'withdraw'] as const) {
      expect(refusalOf(() => applying({ vacancy: actOnVacancy(vacancy, act, at) }))).toEqual(over)
    }
    const ended = { ...vacancy, endsAt: '2026-01-30T23:59:59.999Z' }
    expect(refusalOf(() => applying({ vacancy: ended }))).toEqual(over)
    const closed = { code: 'not_possible', what: 'case_closed' }
    expect(refusalOf(() => applying({ head: { stage: 'closed' } }))).toEqual(closed)
    const gone = { code: 'not_possible', what: 'not_agreed_to_matching' }
    for (const none of [undefined, takeBackMatching(work, { at, way: 'own_link' })]) {
      expect(refusalOf(() => applying({ work: none }, ['name', 'skills']))).toEqual(gone)
      expect(refusalOf(() => applying({ work: none }, ['name', 'certificates']))).toBeUndefined()
    }
  })

  test('goes from state to state by these moves and no others, and keeps each', () => {
    for (const state of applicationStates) {
      for (const to of ['sent', 'interview', 'offered', 'hired', 'rejected', 'withdrawn'] as const) {
        const allowed = applicationMoves[state]
        const moved = () =>
          moveApplication(inState(state), move(to), { head, vacancy }, { by: coach, at: later })
        const expected = allowed.includes(to) ? undefined : { code: 'illegal_transition', state, allowed }
        expect([state, to, refusalOf(moved)]).toEqual([state, to, expected])
        if (expected === undefined) {
          expect(moved()).toMatchObject({ state: to, version: 2, changedAt: later })
          expect(moved().moves.at(-1)).toEqual({ to, at: later, recordedBy: coach })
          expect('hire' in moved()).toBe(to === 'hired')
        }
      }
    }
  })

  test('rests in a case that is closed: it may end, and nothing else', () => {
    const closed = { head: { stage: 'closed' }, vacancy } as const
    const refused = (to: MoveApplication['to']) =>
      refusalOf(() => moveApplication(inState('sent'), move(to), closed, { by: coach, at }))
    expect(refused('interview')).toMatchObject({ allowed: ['rejected', 'withdrawn'] })
    expect([refused('rejected'), refused('withdrawn')]).toEqual([undefined, undefined])
    expect(refusalOf(() => assertIssuable(inState('sent'), { ...closed, sheets: 0 }, at))).toMatchObject({
      what: 'case_closed',
    })
  })

  test('is not sent once the vacancy is over; what was sent may still end well', () => {
    const late = { by: coach, at: long }
    const onward = (state: Application['state'], to: MoveApplication['to']) =>
      refusalOf(() => moveApplication(inState(state), move(to), { head, vacancy }, late))
    expect(onward('prepared', 'sent')).toMatchObject({ what: 'vacancy_not_open' })
    expect(onward('interview', 'hired')).toBeUndefined()
  })

  test('is taken back by its person alone, as long as nothing is decided', () => {
    for (const state of applicationStates) {
      const refused = refusalOf(() => withdrawAlone(inState(state), later))
      expect([state, refused === undefined]).toEqual([state, isUndecided({ state })])
    }
    expect(withdrawAlone(inState('sent'), later).moves.at(-1)).toEqual({ to: 'withdrawn', at: later })
  })

  test('gives out no sheet once it is decided or taken back, nor before it is sent where the vacancy is over', () => {
    const refused = (state: Application['state'], now = at, sheets = 0) =>
      refusalOf(() => assertIssuable(inState(state), { head, vacancy, sheets }, now))
    for (const state of ['hired', 'rejected', 'withdrawn'] as const) {
      expect(refused(state)).toEqual({ code: 'not_possible', what: 'application_over' })
    }
    for (const state of ['prepared', 'sent', 'interview', 'offered'] as const)
      expect(refused(state)).toBeUndefined()
    expect(refused('prepared', long)).toMatchObject({ what: 'vacancy_not_open' })
    expect(refused('interview', long)).toBeUndefined()
    expect([refused('sent', at, 49), refused('sent', at, 50)?.code]).toEqual([undefined, 'limit_reached'])
  })
})

describe('the places of a vacancy', () => {
  test('are taken one by one; the last one fills it, and none is taken beyond', () => {
    const once = takePlace(vacancy, later)
    const twice = takePlace(once, later)
    expect([once.taken, once.state, twice.taken, twice.state]).toEqual([1, 'open', 2, 'filled'])
    expect(refusalOf(() => takePlace(twice, later))).toEqual({ code: 'not_possible', what: 'no_place_left' })
    expect(takePlace(actOnVacancy(once, 'close', later), later).state).toBe('closed')
  })

  test('that are all taken fill it, also where it is a change that leaves no more of them', () => {
    const once = takePlace(vacancy, later)
    expect(editVacancy(once, { places: 1 }, clock)).toMatchObject({ state: 'filled', places: 1, taken: 1 })
    expect(editVacancy(once, { places: 3 }, clock).state).toBe('open')
    const closed = actOnVacancy(once, 'close', later)
    expect(editVacancy(closed, { places: 1 }, clock).state).toBe('closed')
  })

  test('are given back, and then it is somebody who opens it again', () => {
    const filled = takePlace(takePlace(vacancy, later), later)
    const taken = {
      code: 'invalid',
      errors: [{ path: ['body', 'places'], code: 'places_taken', params: { taken: 2 } }],
    }
    expect(refusalOf(() => actOnVacancy(filled, 'open', later))).toEqual(taken)
    expect(refusalOf(() => editVacancy(filled, { places: 1 }, clock))).toEqual(taken)
    expect(refusalOf(() => editVacancy(filled, { places: 3 }, clock))).toBeUndefined()
    const back = givePlaceBack(filled, later)
    expect([back.taken, back.state, actOnVacancy(back, 'open', later).state]).toEqual([1, 'filled', 'open'])
    expect(givePlaceBack(back, later)).not.toHaveProperty('taken')
  })
})

describe('a sheet', () => {
  const participant = aParticipant({
    channels: [
      {
        kind: 'phone',
        value: '+2207000001',
        safety: { shared: false, mayMentionGermany: false, doNotContact: true },
      },
      { kind: 'whatsapp', value: '+2207000002', safety: { shared: false, mayMentionGermany: false } },
    ],
  })
  const all = { participant, profile: aProfile({ earliestOn: '2026-03-01' }), certificates: [] }

  test('has what was released, where there is something to it, and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray([...releasable], { minLength: 1 }), (release) => {
        const parts = Object.keys(releasedParts(release, all, at))
        const there = release.filter((part) => part !== 'email' && part !== 'certificates')
        expect(parts.toSorted()).toEqual(there.toSorted())
      }),
    )
  })

  test('names a number by which somebody may be called, and none that they forbade', () => {
    expect(releasedParts(['phone'], all, at)).toEqual({ phone: '+2207000002' })
  })

  test('says nothing of a profile that was taken back', () => {
    expect(releasedParts([...releasable], { ...all, profile: undefined }, at)).toEqual({
      name: 'Fatou Ndiaye',
      phone: '+2207000002',
    })
  })
})

test('what an organisation has done is counted in whole numbers, and never less than nothing', () => {
  expect(tallied(nothingPlaced, 'hired', -1)).toEqual({ ...nothingPlaced, version: 2 })
  expect(tallied(tallied(nothingPlaced, 'people', 1), 'hired', 1)).toEqual({
    version: 3,
    people: 1,
    applications: 0,
    hired: 1,
  })
})
