import { expect, it } from 'vitest'
import { changeOf } from './changes'

const seat = (staff_no: string, from: string) =>
  ({ staff_no, name: staff_no, from_at: `2026-03-02T${from}:00+08:00`, to_at: '2026-03-02T12:00:00+08:00' })

it.each([
  [null, seat('ZW1001', '10:00'), 'added'],
  [seat('ZW1001', '10:00'), null, 'removed'],
  [seat('ZW1001', '10:00'), seat('ZW1002', '10:00'), 'moved'],
  [seat('ZW1001', '10:00'), seat('ZW1001', '11:00'), 'retimed'],
])('%o to %o is %s', (before, after, kind) => {
  expect(changeOf({ number: 'GD1', kind: 'install', before, after })).toBe(kind)
})
