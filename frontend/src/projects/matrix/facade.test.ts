import { describe, expect, it } from 'vitest'
import { building } from '../testing'
import { facadeOf, firstSpot, movedBy, placeOnFloor } from './facade'

const names = (house: ReturnType<typeof facadeOf<{ number: string }>>) =>
  house.storeys.map(({ cells }) => cells.map((cell) => cell?.number ?? '·').join(' '))

describe('the place on its floor', () => {
  it.each([
    ['801', 8, '01'], ['1201', 12, '01'], ['A801', 8, '01'], ['801A', 8, '01A'], ['8', 8, '8'], ['301', null, '301'],
    ['101', -1, '01'], ['2301', 8, '2301'],
  ])('of %s on floor %s is %s', (number, floor, place) => expect(placeOnFloor(number, floor)).toBe(place))
})

describe('a façade', () => {
  it('puts rooms with the same place above each other and leaves gaps', () => {
    const house = facadeOf(building('', { 9: ['902', '903'], 8: ['801', '802', '803'] }))
    expect(names(house)).toEqual(['· 902 903', '801 802 803'])
    expect(house.columns).toBe(3)
  })

  it('sorts places as numbers', () => {
    expect(names(facadeOf(building('', { 8: ['810', '82', '801'] })))).toEqual(['801 82 810'])
  })

  it('puts rooms side by side where places don’t repeat from floor to floor', () => {
    expect(names(facadeOf(building('', { 9: ['31', '32'], 8: ['41', '42', '43'] })))).toEqual(['31 32', '41 42 43'])
  })

  it('of a house without rooms is empty', () => {
    expect(facadeOf(building('', {}))).toEqual({ name: '', columns: 0, storeys: [] })
  })
})

describe('keys', () => {
  const house = [
    facadeOf(building('A', { 9: ['A-902', 'A-903'], 8: ['A-801', 'A-802', 'A-803'] })),
    facadeOf(building('B', { 2: ['B-201'], 1: ['B-101', 'B-102'] })),
  ]
  const at = (building: number, storey: number, column: number) => ({ building, storey, column })

  it('begin at the first room there is', () => {
    expect(firstSpot(house)).toEqual(at(0, 0, 1))
    expect(firstSpot([])).toBeUndefined()
  })

  it.each([
    ['ArrowRight', at(0, 0, 1), at(0, 0, 2)],
    ['ArrowRight', at(0, 0, 2), at(1, 0, 0)],
    ['ArrowLeft', at(1, 1, 0), at(0, 1, 2)],
    ['ArrowLeft', at(0, 0, 1), undefined],
    ['ArrowUp', at(0, 1, 0), at(0, 0, 1)],
    ['ArrowUp', at(0, 0, 1), undefined],
    ['ArrowDown', at(0, 0, 2), at(0, 1, 2)],
    ['Home', at(0, 0, 2), at(0, 0, 1)],
    ['End', at(0, 1, 0), at(0, 1, 2)],
    ['PageDown', at(0, 0, 1), at(0, 1, 1)],
    ['PageUp', at(0, 1, 0), at(0, 0, 1)],
    ['x', at(0, 1, 0), undefined],
  ])('%s from %o leads to %o', (key, from, to) => expect(movedBy(key, house, from)).toEqual(to))
})
