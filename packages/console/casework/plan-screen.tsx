import { Checkbox, Text, Textarea, TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { OneOf } from '../kit/choices.tsx'
import { Empty } from '../kit/empty.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { errorIn } from '../kit/use-body-form.ts'
import { FindingPicker } from '../labour/finding-picker.tsx'
import { type SeenFinding, useFindings } from '../labour/findings.ts'
import { OutlookText } from '../labour/outlook-text.tsx'
import { type Outlooks, useOutlooks } from '../labour/outlooks.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { type Module, useModules, useOpenProgrammes } from '../programmes/queries.ts'
import { CasePartForm } from './case-part-form.tsx'
import { OccupationField } from './occupation-field.tsx'
import { offersOf, planBody, planEntry, withModule } from './plan.ts'
import { type CasePage, useCase } from './queries.ts'
import { useCasePart } from './use-case-part.ts'

/** The plan: where it leads, and the modules that are taken on the way there. */
export function PlanScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/plan' })
  const { say } = useWords()
  const page = useCase(participantId)
  return (
    <Page title={say('plan.title')} lead={say('plan.lead')} narrow>
      <Reading of={page}>{({ body }) => <WithModules page={body} />}</Reading>
    </Page>
  )
}

/** The modules come from the programme of the case; a case without one may take those of any. */
function WithModules({ page }: { readonly page: CasePage }) {
  const { say } = useWords()
  const programmes = useOpenProgrammes()
  const [chosen, choose] = useState(page.participant.programmeId ?? '')
  return (
    <>
      {page.participant.programmeId === undefined && (
        <Sheet>
          <OneOf
            label={say('person.programme')}
            choices={programmes}
            value={chosen}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
        </Sheet>
      )}
      {chosen !== '' && <ModulesOf key={chosen} programmeId={chosen} page={page} />}
    </>
  )
}

function ModulesOf({ programmeId, page }: { readonly programmeId: string; readonly page: CasePage }) {
  const modules = useModules(programmeId)
  const outlooks = useOutlooks(programmeId, page.participant.returnCountry).data?.body
  return (
    <Reading of={modules}>
      {({ body: { items } }) => <PlanForm modules={items} page={page} outlooks={outlooks} />}
    </Reading>
  )
}

function PlanForm({
  modules,
  page: { participant, plan },
  outlooks,
}: {
  readonly modules: readonly Module[]
  readonly page: CasePage
  /** What becomes of them in the country to which somebody returns. */
  readonly outlooks: Outlooks | undefined
}) {
  const { say, language } = useWords()
  const params = { participantId: participant.id }
  const part = useCasePart(participant, plan, {
    entryOf: planEntry,
    send(api, { entry, before }, idempotencyKey) {
      const body = planBody(entry)
      return before === undefined
        ? api.beginPlan({ params, body, idempotencyKey })
        : api.rewritePlan({ params, body, ifMatch: before.version, idempotencyKey })
    },
  })
  const { form, before } = part
  const { values } = form
  const offers = offersOf(modules, before)
  const findings = useFindingsFor(participant.returnCountry, before?.findings)
  return (
    <CasePartForm part={part}>
      <Sheet title={say('plan.leads')}>
        <OccupationField label={say('plan.occupation')} {...form.getInputProps('occupationalGoal.isco08')} />
        <TextInput label={say('plan.occupationNote')} {...form.getInputProps('occupationalGoal.note')} />
        <Checkbox
          label={say('plan.business')}
          {...form.getInputProps('businessIdea', { type: 'checkbox' })}
        />
        {values.businessIdea && (
          <Textarea
            label={say('plan.businessNote')}
            autosize
            minRows={2}
            {...form.getInputProps('businessIdeaNote')}
          />
        )}
      </Sheet>
      <Sheet title={say('plan.modules')}>
        {offers.length === 0 && <Empty title={say('plan.noModules')} text={say('plan.noModulesText')} />}
        {offers.map((offer) => {
          const place = values.items.findIndex(({ moduleId }) => moduleId === offer.moduleId)
          return (
            <div key={offer.moduleId} className={styles['form']}>
              <Checkbox
                label={pick(offer.title, language)}
                checked={place >= 0}
                onChange={({ currentTarget }) =>
                  form.setFieldValue('items', withModule(values.items, offer, currentTarget.checked))
                }
              />
              {outlooks !== undefined && <OutlookText outlooks={outlooks} moduleId={offer.moduleId} />}
              {place >= 0 && (
                <>
                  <div className={styles['pair']}>
                    <Textarea
                      label={say('plan.purpose')}
                      autosize
                      required
                      withAsterisk={false}
                      {...form.getInputProps(`items.${place}.purpose`)}
                    />
                    <TextInput
                      label={say('plan.teachingUnits')}
                      type="number"
                      min={0}
                      {...form.getInputProps(`items.${place}.teachingUnits`)}
                    />
                  </div>
                  <FindingPicker
                    findings={findings}
                    chosen={values.items[place]?.findingIds ?? []}
                    error={errorIn(form.errors, `items.${place}.findingIds`)}
                    onChange={(chosen) => form.setFieldValue(`items.${place}.findingIds`, chosen)}
                  />
                </>
              )}
            </div>
          )
        })}
        {findings.length === 0 && (
          <Text c="dimmed">
            {say('labour.pointNone', { country: countryName(language, participant.returnCountry) })}
          </Text>
        )}
        {before?.state === 'agreed' && <Text c="dimmed">{say('plan.becomesDraft')}</Text>}
      </Sheet>
    </CasePartForm>
  )
}

/** What was found of the labour market of a country, the latest first; what the plan points to as it was seen then. */
function useFindingsFor(country: string, seen: readonly SeenFinding[] = []): readonly SeenFinding[] {
  const { data } = useFindings({ country, region: '', isco08: '' })
  const found = data?.pages.flatMap(({ items }) => items) ?? []
  return [...seen, ...found.filter(({ id }) => seen.every((one) => one.id !== id))]
}
