import { expect, it } from 'vitest'
import { takenWhen } from './photo'

const NOW = new Date('2026-03-02T02:00:00Z')
const file = (lastModified: number) => new File(['jpeg'], 'a.jpg', { type: 'image/jpeg', lastModified })
const ago = (ms: number) => file(NOW.getTime() - ms)

it('takes a picture of the camera as taken now, one of the album as old as it is', () => {
  expect(takenWhen(ago(0), NOW)).toEqual(NOW)
  expect(takenWhen(ago(60_000), NOW)).toEqual(NOW)
  expect(takenWhen(ago(60_001), NOW)).toEqual(new Date(NOW.getTime() - 60_001))
  expect(takenWhen(ago(86_400_000), NOW).toISOString()).toBe('2026-03-01T02:00:00.000Z')
})

it('takes what says nothing of its age, or what comes from ahead, as taken now', () => {
  expect([new Blob(['x']), file(0), file(-1), ago(-3_600_000)].map((each) => takenWhen(each, NOW))).toEqual(Array(4).fill(NOW))
})
