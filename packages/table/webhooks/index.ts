export { type Deliveries, deliveries, deliveryRow, readDelivery, tenantOfDelivery } from './deliveries.ts'
export { readWebhook, type Webhooks, webhooks, webhooksOf } from './webhooks.ts'
