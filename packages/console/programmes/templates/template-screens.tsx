import { pick } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { Act, Acts } from '../../kit/act.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { ScreenReading } from '../../kit/reading.tsx'
import { useEveryPage } from '../../kit/use-every-page.ts'
import { useWords } from '../../language/words.tsx'
import { NotFound } from '../../shell/failures.tsx'
import { useTemplate, useTemplates } from './queries.ts'
import { copyOf, isOffered, type ListedTemplate, type OwnTemplate, referenceOf } from './template.ts'
import { TemplateEditor } from './template-editor.tsx'

/** A template is written from nothing. */
export function WriteTemplateScreen() {
  const { say } = useWords()
  return (
    <Page title={say('templates.write')} actions={<ToAll />}>
      <TemplateEditor standing={undefined} beginning={undefined} others={useOthers()} />
    </Page>
  )
}

/** A template begins as a copy of another one. */
export function CopyTemplateScreen() {
  const { reference } = useParams({ from: '/programme-templates/copy/$reference' })
  const { say, language } = useWords()
  const templates = useTemplates()
  const others = useOthers()
  return (
    <ScreenReading of={templates}>
      {() => {
        const template = others.find((each) => referenceOf(each) === reference)
        if (template === undefined) return templates.hasNextPage ? null : <NotFound />
        return (
          <Page
            title={say('templates.write')}
            lead={say('templates.copy', { name: pick(template.name, language) })}
            actions={<ToAll />}
          >
            <TemplateEditor standing={undefined} beginning={copyOf(template)} others={others} />
          </Page>
        )
      }}
    </ScreenReading>
  )
}

/** A template of the organisation's own, which is changed, withdrawn and offered again. */
export function TemplateScreen() {
  const { templateId } = useParams({ from: '/programme-templates/$templateId' })
  const template = useTemplate(templateId)
  return <ScreenReading of={template}>{({ body }) => <OneTemplate template={body} />}</ScreenReading>
}

function OneTemplate({ template }: { readonly template: OwnTemplate }) {
  const { say, language } = useWords()
  const others = useOthers().filter((each) => referenceOf(each) !== template.id && isOffered(each))
  const isWithdrawn = template.state === 'withdrawn'
  return (
    <Page
      title={pick(template.name, language)}
      lead={say('templates.version', { version: String(template.version) })}
      actions={<ToAll />}
    >
      <TemplateEditor
        key={template.version}
        standing={template}
        beginning={copyOf(template)}
        others={others}
      />
      <Sheet>
        <Acts>
          <Act
            label={say(isWithdrawn ? 'template.offer' : 'template.withdraw')}
            tone={isWithdrawn ? 'other' : 'grave'}
            happens={say(isWithdrawn ? 'template.offerHappens' : 'template.withdrawHappens')}
            version={template.version}
            first={undefined}
            send={(api, { version }, idempotencyKey) =>
              api.editProgrammeTemplate({
                params: { templateId: template.id },
                ifMatch: version,
                body: { state: isWithdrawn ? 'offered' : 'withdrawn' },
                idempotencyKey,
              })
            }
          />
        </Acts>
      </Sheet>
    </Page>
  )
}

function ToAll() {
  const { say } = useWords()
  return <Link to="/programme-templates">{say('templates.toAll')}</Link>
}

function useOthers(): readonly ListedTemplate[] {
  const templates = useTemplates()
  useEveryPage(templates)
  return (templates.data?.pages ?? []).flatMap((page) => page.items)
}
