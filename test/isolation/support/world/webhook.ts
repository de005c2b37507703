import type { House } from './house.ts'

/** A system of the organisation that is told of offers. Its name means nothing here, so what it is told stays undelivered. */
export async function setUpWebhook({ name, mark, people }: House): Promise<void> {
  const { admin } = people
  if (admin === undefined) throw new Error(`${name} has no admin`)
  const url = `https://hooks.${name}.example.org/${mark('hook')}`
  const { body: opened } = await admin.api.openWebhook({ body: { url, types: ['referral.draft'] } })
  const { body } = await admin.api.editWebhook({
    params: { webhookId: opened.id },
    ifMatch: opened.version,
    body: { url, types: ['referral.draft', 'referral.offered', 'referral.accepted'] },
  })
  await admin.api.rotateWebhookSecret({ params: { webhookId: body.id }, ifMatch: body.version })
}
