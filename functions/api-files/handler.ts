import { serve } from '@passerelle/runtime'
import { app } from './app.ts'

export const handler = serve(app)
