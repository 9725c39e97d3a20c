import { closeNotify, showNotify } from 'vant'
import type { Presenter } from '@/shared/api'
import { problemLines } from './words'

/** On a phone a problem comes down over the top of the page, where no thumb covers it; a tap sends it away. */
export const showOnTop: Presenter = (problem) => {
  showNotify({
    message: [problem.title, ...problemLines(problem)].join('\n'),
    color: 'var(--violated)',
    background: 'var(--violated-wash)',
    className: 'problem-notify',
    duration: problem.blocks.length ? 15_000 : 7_000,
    onClick: closeNotify,
  })
}
