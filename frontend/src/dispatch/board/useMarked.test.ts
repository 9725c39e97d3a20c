import { effectScope, nextTick, ref, watchEffect } from 'vue'
import { expect, it } from 'vitest'
import { useMarked } from './useMarked'

it('tells only the one that it leaves and the one that it reaches', async () => {
  const scope = effectScope()
  const name = ref('')
  const told: string[] = []
  scope.run(() => {
    const marked = useMarked(() => name.value)
    for (const each of ['GD1', 'GD2', 'GD3']) watchEffect(() => told.push(`${each} ${marked.has(each)}`), { flush: 'sync' })
  })
  told.length = 0

  name.value = 'GD1'
  await nextTick()
  expect(told.splice(0)).toEqual(['GD1 true'])

  name.value = 'GD2'
  await nextTick()
  expect(told.splice(0)).toEqual(['GD1 false', 'GD2 true'])

  name.value = ''
  await nextTick()
  expect(told).toEqual(['GD2 false'])
  scope.stop()
})
