import { preparatoryMeasureBusinessStartup } from './preparatory-measure-business-startup.ts'
import { reintegrationCoachingPlus } from './reintegration-coaching-plus.ts'
import { reintegrationCoachingWithQualification } from './reintegration-coaching-with-qualification.ts'
import { gambia, kyrgyzstan, mexico, niger } from './skills-for-reintegration.ts'
import type { ProgrammeTemplate, TemplateCode } from './template.ts'

export * from './keep-template.ts'
export * from './own-template.ts'
export type { ProgrammeTemplate, TemplateCode } from './template.ts'
export { programmeTemplateSchema, templateCodes } from './template.ts'

/** The templates from which a programme is opened, by code. */
export const programmeTemplates: Readonly<Record<TemplateCode, ProgrammeTemplate>> = {
  reintegration_coaching_plus: reintegrationCoachingPlus,
  reintegration_coaching_with_qualification: reintegrationCoachingWithQualification,
  preparatory_measure_business_startup: preparatoryMeasureBusinessStartup,
  skills_for_reintegration_gambia: gambia,
  skills_for_reintegration_niger: niger,
  skills_for_reintegration_kyrgyzstan: kyrgyzstan,
  skills_for_reintegration_mexico: mexico,
}
