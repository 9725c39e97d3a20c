import { describe, expect, it } from 'vitest'
import { csvCell } from '@/shared/csv'
import { orderCsv } from './orderCsv'
import { row } from './testing'

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+86 551', '\'+86 551'],
    ['-1', '\'-1'],
    ['@sum', '\'@sum'],
    ['a,b', '"a,b"'],
    ['二\n行', '"二\n行"'],
    ['望江西路', '望江西路'],
  ])('%j is written %j', (said, written) => {
    expect(csvCell(said)).toBe(written)
  })

  it('a number stays a number', () => {
    expect(csvCell(-3)).toBe('-3')
  })
})

it('a file starts with the mark that Excel needs, and has a line for each order', () => {
  const promised = { from_at: '2026-03-02T02:00:00Z', to_at: '2026-03-02T04:00:00Z' }
  const lines = orderCsv([row({ promised, emergency: true }), row({ number: 'GD551000002' })]).split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^\ufeff工单号,类型,状态,/)
  expect(lines[1]).toContain('GD551000001,新装,待预约,是,,梁*,199****9816,')
  expect(lines[1]).toContain('2026-03-02 10:00:00,2026-03-02 12:00:00')
})
