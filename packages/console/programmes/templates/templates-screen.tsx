import { Badge, Text } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { Link } from '@tanstack/react-router'
import { MorePages } from '../../kit/more-pages.tsx'
import { Page, Sheet } from '../../kit/page.tsx'
import { Reading } from '../../kit/reading.tsx'
import rows from '../../kit/rows.module.css'
import { useWords } from '../../language/words.tsx'
import { useTemplates } from './queries.ts'
import { type ListedTemplate, referenceOf } from './template.ts'

/** The templates of the organisation's own, and those of the platform, of which each can be the beginning of one's own. */
export function TemplatesScreen() {
  const { say } = useWords()
  const templates = useTemplates()
  return (
    <Page
      title={say('templates.title')}
      lead={say('templates.lead')}
      actions={<Link to="/programme-templates/new">{say('templates.write')}</Link>}
    >
      <Reading of={templates}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          const own = items.filter(({ origin }) => origin === 'own')
          return (
            <>
              <Sheet title={say('templates.own')}>
                {own.length === 0 ? (
                  <Text c="dimmed">{say('templates.none')}</Text>
                ) : (
                  <TemplateRows templates={own} />
                )}
                <MorePages pages={templates} />
              </Sheet>
              <Sheet title={say('templates.platform')}>
                <TemplateRows templates={items.filter(({ origin }) => origin === 'platform')} />
              </Sheet>
            </>
          )
        }}
      </Reading>
    </Page>
  )
}

function TemplateRows({ templates }: { readonly templates: readonly ListedTemplate[] }) {
  const { say, language } = useWords()
  return (
    <ul className={rows['rows']}>
      {templates.map((template) => {
        const name = pick(template.name, language)
        const reference = referenceOf(template)
        return (
          <li key={reference} className={rows['row']}>
            <div>
              <Text fw={600}>{name}</Text>
              <Text c="dimmed">
                {say('programmes.modulesIn', { count: template.modules.length })}
                {template.origin === 'own' && (
                  <> · {say('templates.version', { version: String(template.version) })}</>
                )}
              </Text>
            </div>
            <div>
              {template.origin === 'own' && template.state === 'withdrawn' && (
                <Badge variant="light" color="gray" size="lg" tt="none">
                  {say('template.isWithdrawn')}
                </Badge>
              )}
              {template.origin === 'own' && (
                <div>
                  <Link to="/programme-templates/$templateId" params={{ templateId: template.id }}>
                    {say('templates.open', { name })}
                  </Link>
                </div>
              )}
              <Link to="/programme-templates/copy/$reference" params={{ reference }}>
                {say('templates.copy', { name })}
              </Link>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
