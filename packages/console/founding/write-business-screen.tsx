import { Textarea, TextInput } from '@mantine/core'
import { currenciesOf } from '@passerelle/domain/country-currencies'
import { useParams } from '@tanstack/react-router'
import { CasePartForm } from '../casework/case-part-form.tsx'
import { OccupationField } from '../casework/occupation-field.tsx'
import { type CasePage, useCase } from '../casework/queries.ts'
import { useCasePart } from '../casework/use-case-part.ts'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { allCountries } from '../language/countries.ts'
import { countryName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { FinanceFields } from './finance-fields.tsx'
import { type BusinessPlan, boxes, planBody, planEntry, useBusinessPlan } from './founding.ts'
import { StepFields } from './step-fields.tsx'

/** The plan of a business, to be written down or written anew: the idea, the canvas, the money and the steps. */
export function WriteBusinessScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/business/write' })
  const page = useCase(participantId)
  const plan = useBusinessPlan(participantId)
  return (
    <ScreenReading of={page}>
      {({ body: { participant } }) => (
        <ScreenReading of={plan}>
          {({ body }) => <BusinessForm participant={participant} plan={body} />}
        </ScreenReading>
      )}
    </ScreenReading>
  )
}

function BusinessForm({
  participant: { id, returnCountry },
  plan,
}: {
  readonly participant: CasePage['participant']
  readonly plan: BusinessPlan | undefined
}) {
  const words = useWords()
  const { say, language } = words
  const params = { participantId: id }
  const part = useCasePart({ id }, plan, {
    entryOf: (before, textOf) =>
      planEntry(before, { country: returnCountry, currency: currenciesOf(returnCountry)[0] ?? '' }, textOf),
    send(api, { entry, before }, idempotencyKey) {
      const body = planBody(entry)
      return before === undefined
        ? api.beginBusinessPlan({ params, body, idempotencyKey })
        : api.rewriteBusinessPlan({ params, body, ifMatch: before.version, idempotencyKey })
    },
  })
  const { form } = part
  return (
    <Page title={say('business.title')} lead={say('business.writeLead')} narrow>
      <CasePartForm part={part}>
        <Sheet title={say('business.idea')}>
          <Textarea label={say('business.what')} autosize minRows={2} {...form.getInputProps('idea.what')} />
          <Textarea label={say('business.forWhom')} autosize {...form.getInputProps('idea.forWhom')} />
          <div className={styles['pair']}>
            <OneOf
              label={say('business.country')}
              choices={[...new Set([returnCountry, ...allCountries])].map((code) => ({
                value: code,
                label: countryName(language, code),
              }))}
              {...form.getInputProps('idea.country')}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue('idea.country', value)
                form.setFieldValue('currency', currenciesOf(value)[0] ?? '')
              }}
            />
            <TextInput label={say('business.region')} {...form.getInputProps('idea.region')} />
            <OccupationField label={say('plan.occupation')} {...form.getInputProps('idea.isco08')} />
          </div>
        </Sheet>
        <Sheet title={say('business.canvas')}>
          <div className={styles['pair']}>
            {boxes.map((box) => (
              <Textarea
                key={box}
                label={say(`business.box.${box}`)}
                autosize
                minRows={2}
                {...form.getInputProps(`canvas.${box}`)}
              />
            ))}
          </div>
        </Sheet>
        <FinanceFields form={form} />
        <StepFields form={form} />
      </CasePartForm>
    </Page>
  )
}
