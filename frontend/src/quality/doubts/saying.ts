import type { useText } from '@/shared/i18n'
import { exactMoment } from '@/shared/i18n/dates'
import type { Said } from './useDoubts'

type Translate = ReturnType<typeof useText>['t']

/** What was measured against which limit, for its reader. */
export function saidOf({ code, measured, limit, other_order }: Said, t: Translate): string {
  if (code === 'off_time') {
    const [from, to] = limit.split('/')
    return t('console.doubts.said.off_time', {
      measured: exactMoment(measured), from: exactMoment(from ?? ''), to: exactMoment(to ?? ''),
    })
  }
  return t(`console.doubts.said.${code}`, { measured, limit, order: other_order ?? '' })
}
