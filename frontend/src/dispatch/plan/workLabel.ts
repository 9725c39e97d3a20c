import { t } from '@/shared/i18n'

/** Working time of many people together: `40 分`, `33.1 小时`; never in days, which nobody works round the clock. */
export const workLabel = (minutes: number): string =>
  minutes < 60 ? t('terms.span.minutes', { n: minutes }) : t('terms.span.hours', { n: (minutes / 60).toFixed(1) })
