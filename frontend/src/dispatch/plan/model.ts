import type { components } from '@/shared/api'

type Schemas = components['schemas']

export type Brief = Schemas['PlanBriefOut']
export type Proposal = Schemas['ProposalOut']
export type Result = Schemas['PlanResultOut']
export type Change = Schemas['PlanChangeOut']
export type Figures = Schemas['FiguresOut']
export type Wish = Schemas['PlansIn']
export type Occasion = Schemas['OccasionIn']
export type News = Schemas['NewsOut']
export type Progress = Schemas['ProgressOut']
