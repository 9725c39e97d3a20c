import { expect, it } from 'vitest'
import { detail } from '../testing'
import { spoken } from './spoken'

const caller = { name: '陈静', company: '合肥分公司' }
const text = (line: string) => spoken(line, detail(), caller).map((part) => part.text).join('')

it('fills in what the order and the caller say', () => {
  expect(text('{customer}您好，我是{company}{name}，您报的{fault}收到了')).toBe('梁先生/女士您好，我是合肥分公司陈静，您报的光猫不亮灯收到了')
})

it('leaves open what nobody knows yet, marked', () => {
  const open = spoken('好，{time}见', detail(), caller).filter((part) => part.open)
  expect(open.map((part) => part.text)).toEqual(['（约好的时间）'])
  expect(spoken('{mystery}', detail(), caller)).toEqual([{ text: '＿＿', open: true }])
})
