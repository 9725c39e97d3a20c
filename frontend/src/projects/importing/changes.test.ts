import { expect, it } from 'vitest'
import type { Preview, RoomChange } from '../model'
import { countOf, doesSomething, houseOf } from './changes'
import { templateRows } from './template'

const listed = (building: string, floor: number | null, number: string, change = 'new'): RoomChange => ({
  building, floor, number, occupancy: null, note: '', change, added: [],
})
const preview = (...rooms: RoomChange[]): Preview => ({
  token: 't', rooms, absent: [], fixes: [], refusals: [], ignored_columns: [],
})

it('the rooms of a list make a house, the top floor first and rooms of no floor last', () => {
  const houses = houseOf(preview(
    listed('A', 8, '801'), listed('A', null, '31'), listed('B', 1, '101', 'changed'), listed('A', 12, '1201', 'same'),
  ))
  const said = houses.map(({ name, floors }) =>
    [name, floors.map(({ floor, rooms }) => [floor, rooms.map((room) => room.name)])])
  expect(said).toEqual([['A', [[12, ['A-1201']], [8, ['A-801']], [null, ['A-31']]]], ['B', [[1, ['B-101']]]]])
})

it('counts by what becomes of them', () => {
  const found = preview(listed('', 8, '801'), listed('', 8, '802', 'same'), listed('', 8, '803', 'changed'))
  expect([countOf(found, 'new'), countOf(found, 'changed'), countOf(found, 'same')]).toEqual([1, 1, 1])
})

it('a list that says nothing new isn’t worth taking, unless it places a terminal', () => {
  const same = listed('', 8, '801', 'same')
  expect(doesSomething(preview(same))).toBe(false)
  expect(doesSomething(preview({ ...same, added: [{ model: '', sn: 'SN1', mac: '' }] }))).toBe(true)
  expect(doesSomething(preview(same, listed('', 8, '802')))).toBe(true)
})

it('the template’s rows fill every column of its header', () => {
  const [header, ...rows] = templateRows()
  expect(header).toEqual(['楼栋', '楼层', '房号', '房态', '型号', 'SN', 'MAC', '备注'])
  expect(rows.every((row) => row.length === header?.length)).toBe(true)
})
