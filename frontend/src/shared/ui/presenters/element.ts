import { ElNotification } from 'element-plus'
import { h } from 'vue'
import type { Presenter } from '@/shared/api'
import { problemLines } from './words'

/** On the console a problem stays until it is read: it may carry a list of fields. */
export const showInNotification: Presenter = (problem) => {
  ElNotification({
    type: problem.retryable ? 'warning' : 'error',
    title: problem.title,
    message: h('div', problemLines(problem).map((line) => h('p', line))),
    duration: problem.retryable ? 8000 : 0,
  })
}
