/** The secondary indexes of the table. DynamoDB counts what it turns away for each of them by itself. */
export const indexes = ['gsi1', 'gsi2', 'gsi3'] as const
